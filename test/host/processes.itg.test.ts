import {spawn} from 'node:child_process';
import {mkdirSync} from 'node:fs';

import {beforeAll, expect, test} from '@jest/globals';

import {inNamespace, isAlive, type Namespace, withNamespace} from '../../src/host/namespace.js';
import {endProcessesIn, processesIn} from '../../src/host/processes.js';
import {describeAsRoot} from '../support/root.js';
import {run, until} from '../support/run.js';
import {useTemporary} from '../support/temporary.js';

describeAsRoot('The processes of a root', () => {
  const temporary = useTemporary();
  let root = '';
  beforeAll(() => {
    root = temporary.at('root');
    mkdirSync(root);
  });

  /** Starts a chrooted sleep, in a root that shows the machine's own files. */
  const startSleep = (namespace: Namespace, seconds: string): void => {
    const [program, ...rest] = inNamespace(namespace, ['chroot', root, 'sleep', seconds]);
    spawn(program, rest, {stdio: 'ignore'});
  };

  const withRoot = (work: (namespace: Namespace) => Promise<void>): Promise<void> =>
    withNamespace('rootstock: test', (namespace) => {
      run(inNamespace(namespace, ['mount', '--bind', '/', root]));
      return work(namespace);
    });

  test('are those that are chrooted in its namespace, with their command lines', async () => {
    await withRoot(async (namespace) => {
      expect(processesIn(namespace)).toEqual([]);
      startSleep(namespace, '1111');
      startSleep(namespace, '2222');
      await until('both run', () => processesIn(namespace).length === 2);
      const commands = processesIn(namespace).map(({command}) => command);
      expect(commands.sort()).toEqual(['sleep 1111', 'sleep 2222']);
    });
  });

  test('do not count what is ours: packing, say, which is not chrooted', async () => {
    await withRoot(async (namespace) => {
      const [program, ...rest] = inNamespace(namespace, ['sleep', '1234']);
      spawn(program, rest, {stdio: 'ignore'});
      startSleep(namespace, '4321');
      await until('the chrooted one runs', () => processesIn(namespace).length > 0);
      expect(processesIn(namespace).map(({command}) => command)).toEqual(['sleep 4321']);
    });
  });

  test('do not count what of ours ends while it is looked at', async () => {
    await withRoot((namespace) => {
      const [program, ...rest] = inNamespace(namespace, ['sh', '-c', 'while :; do /bin/true; done']);
      const busy = [1, 2].map(() => spawn(program, rest, {stdio: 'ignore'}));
      for (let look = 0; look < 2000; look++) expect(processesIn(namespace)).toEqual([]);
      for (const child of busy) child.kill();
      return Promise.resolve();
    });
  });

  test('are ended all together, even those that ignore signals and that make others', async () => {
    await withRoot(async (namespace) => {
      const script = "trap '' TERM INT HUP; while :; do sleep 0.01 & sleep 0.02; done";
      const [program, ...rest] = inNamespace(namespace, ['chroot', root, 'sh', '-c', script]);
      spawn(program, rest, {stdio: 'ignore'});
      await until('it runs', () => processesIn(namespace).length > 0);
      const ended = await endProcessesIn(namespace);
      expect(ended.some(({command}) => command.startsWith('sh -c trap'))).toBe(true);
      expect(processesIn(namespace)).toEqual([]);
      expect(isAlive(namespace)).toBe(true);
    });
  });

  test('are none in a namespace that is gone', () => {
    expect(processesIn({pid: 999_999_999, startTime: '1', boot: ''})).toEqual([]);
  });
});
