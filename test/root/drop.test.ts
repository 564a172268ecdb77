import {describe, expect, test} from '@jest/globals';

import {bootIdentity, processStartTime} from '../../src/host/processes.js';
import {isLeftOver} from '../../src/root/drop.js';

describe('isLeftOver', () => {
  const own = {
    kind: 'process',
    pid: process.pid,
    startTime: processStartTime(process.pid) ?? '',
    boot: bootIdentity(),
  } as const;
  const job = {kind: 'job', runner: '/runner', job: '1'} as const;

  test('a user’s root never is', () => {
    expect(isLeftOver({kind: 'user'})).toBe(false);
    expect(isLeftOver({kind: 'user'}, job)).toBe(false);
  });

  test('a command’s root is when the command has ended', () => {
    expect(isLeftOver(own)).toBe(false);
    expect(isLeftOver({...own, startTime: '1'})).toBe(true);
    expect(isLeftOver({...own, pid: 2 ** 22 + 1})).toBe(true);
    expect(isLeftOver({...own, boot: 'an earlier one'})).toBe(true);
  });

  test('a job’s root is for the next job of the same runner', () => {
    expect(isLeftOver(job)).toBe(false);
    expect(isLeftOver(job, job)).toBe(false);
    expect(isLeftOver(job, {...job, job: '2'})).toBe(true);
    expect(isLeftOver(job, {...job, runner: '/other', job: '2'})).toBe(false);
    expect(isLeftOver(job, {kind: 'user'})).toBe(false);
  });
});
