import {expect} from '@jest/globals';

import {type Found, type Remote} from '../../../src/remote/remote.js';
import {messageOfFailure} from '../../support/failure.js';
import {scope} from './sharing.js';

/** Who is let in. */
export const user = {username: 'ann', password: 'p4ss:word'};

/** How a file keeps that. */
export const basic = Buffer.from('ann:p4ss:word').toString('base64');

/** What no message may have: parts of passwords, right or wrong, and of tokens. */
const secrets = /p4ss|YW5u|t0ken/;

export const find = (remote: Remote, key: string): Promise<Found | undefined> =>
  remote.find({scope, key, prefixes: ['none']});

/** The failure of a call, which must not show what lets us in. */
export const failureOf = async (call: () => unknown): Promise<string> => {
  const {message} = await messageOfFailure(call);
  expect(message).not.toMatch(secrets);
  return message;
};
