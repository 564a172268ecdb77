import {once} from 'node:events';

import {describe, expect, test} from '@jest/globals';

import {sudoArguments} from '../../src/host/privilege.js';
import {compileSources, firstOutput, startModule} from '../support/compiled.js';
import {useTemporary} from '../support/temporary.js';

describe('sudoArguments', () => {
  test('name every variable to keep, and never ask for a password', () => {
    expect(sudoArguments(['A', 'B_1'], ['node', '-e', '1'])).toEqual([
      ...['sudo', '-n', '--preserve-env=A,B_1', '--', 'node', '-e', '1'],
    ]);
  });

  test('keep nothing when nothing is named: an empty list would keep everything', () => {
    expect(sudoArguments([], ['true'])).toEqual(['sudo', '-n', '--', 'true']);
  });

  test('leave the options of the program to the program', () => {
    expect(sudoArguments([], ['ls', '-n']).indexOf('--')).toBe(2);
  });
});

describe('relaySignals', () => {
  const temporary = useTemporary();

  test('hands a signal on until it is stopped', async () => {
    const child = startModule(
      compileSources(temporary.fresh()),
      `import {relaySignals} from './host/privilege.js';
       const stop = relaySignals((signal) => {
         console.log(signal);
         stop();
         process.kill(process.pid, 'SIGUSR1');
       });
       process.kill(process.pid, 'SIGUSR2');
       setInterval(() => undefined, 1000);`,
    );
    const ended = once(child, 'close');
    expect(await firstOutput(child)).toBe('SIGUSR2');
    expect(await ended).toEqual([null, 'SIGUSR1']);
  });
});
