import {type ChildProcess, spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';

import {expect, test} from '@jest/globals';

import {readMounts} from '../../src/host/mountinfo.js';
import {
  childrenOf,
  endNamespace,
  inNamespace,
  isAlive,
  type Namespace,
  outsidePath,
  startNamespace,
  withNamespace,
} from '../../src/host/namespace.js';
import {processStartTime} from '../../src/host/processes.js';
import {loopDevicesOf} from '../support/leftovers.js';
import {describeAsRoot} from '../support/root.js';
import {run, until} from '../support/run.js';
import {useTemporary} from '../support/temporary.js';

const startIn = (namespace: Namespace, ...argv: [string, ...string[]]): ChildProcess => {
  const [program, ...rest] = inNamespace(namespace, argv);
  return spawn(program, rest, {stdio: 'ignore'});
};

const mountPointsOf = (pid: number | 'self'): string[] => readMounts(pid).map(({mountPoint}) => mountPoint);

describeAsRoot('A namespace', () => {
  const temporary = useTemporary();

  test('is held by a process that is its PID 1, under a title that ps shows', async () => {
    await withNamespace('rootstock: a title', async ({pid}) => {
      expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^NSpid:\t\d+\t1$/m);
      expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).toContain('rootstock: a title');
    });
  });

  test('keeps its mounts to itself', async () => {
    const directory = temporary.fresh();
    await withNamespace('rootstock: test', async (namespace) => {
      run(inNamespace(namespace, ['mount', '-t', 'tmpfs', 'tmpfs', directory]));
      expect(mountPointsOf(namespace.pid)).toContain(directory);
      expect(mountPointsOf('self')).not.toContain(directory);
      run(inNamespace(namespace, ['touch', `${directory}/inside`]));
      expect(run(['ls', outsidePath(namespace, directory)])).toBe('inside\n');
      expect(run(['ls', directory])).toBe('');
    });
  });

  test('runs a program in the directory that it names', async () => {
    await withNamespace('rootstock: test', async (namespace) => {
      expect(run(inNamespace(namespace, ['pwd'], '/usr/bin'))).toBe('/usr/bin\n');
    });
  });

  test('takes its processes, mounts and loop devices away when its holder is killed', async () => {
    const directory = temporary.fresh();
    run(['mkdir', `${directory}/tree`, `${directory}/mounted`]);
    run(['mksquashfs', `${directory}/tree`, `${directory}/image`, '-quiet', '-no-progress']);
    const {namespace, keep} = await startNamespace('rootstock: test');
    await keep();
    run(inNamespace(namespace, ['mount', '-o', 'ro,loop', `${directory}/image`, `${directory}/mounted`]));
    const sleeper = startIn(namespace, 'setsid', 'sleep', '1234');
    await until('the program runs', () => childrenOf(sleeper.pid ?? 0).length > 0);
    const [inside = 0] = childrenOf(sleeper.pid ?? 0);
    expect(loopDevicesOf(directory)).toHaveLength(1);

    process.kill(namespace.pid, 'SIGKILL');

    await until('the holder is gone', () => !isAlive(namespace));
    await until('the loop device is free', () => loopDevicesOf(directory).length === 0);
    expect(processStartTime(inside)).toBeUndefined();
  });

  test('of its own inside another sees the mounts of that one, and ends with it', async () => {
    const [outer, inner] = [temporary.fresh(), temporary.fresh()];
    await withNamespace('rootstock: outer', async (parent) => {
      run(inNamespace(parent, ['mount', '-t', 'tmpfs', 'tmpfs', outer]));
      const {namespace: child} = await startNamespace('rootstock: inner', parent);
      run(inNamespace(child, ['mount', '-t', 'tmpfs', 'tmpfs', inner]));
      expect(mountPointsOf(child.pid)).toEqual(expect.arrayContaining([outer, inner]));
      expect(mountPointsOf(parent.pid)).not.toContain(inner);
      expect(readFileSync(`/proc/${child.pid}/status`, 'utf8')).toMatch(/^NSpid:\t\d+\t\d+\t1$/m);
      await endNamespace(parent);
      expect(isAlive(child)).toBe(false);
    });
  });

  test('has no zombies: its holder reaps what daemons leave', async () => {
    const {namespace, keep} = await startNamespace('rootstock: test');
    await keep();
    for (let count = 0; count < 5; count++) run(inNamespace(namespace, ['sh', '-c', '(sleep 0.05 &)']));
    await until('only the sleep of the holder is left', () => childrenOf(namespace.pid).length === 1);
    expect(isAlive(namespace)).toBe(true);
    await endNamespace(namespace);
  });

  test('is gone when the work in it has failed', async () => {
    let used: Namespace | undefined;
    const work = withNamespace('rootstock: test', (namespace) => {
      used = namespace;
      return Promise.reject(new Error('no luck'));
    });
    await expect(work).rejects.toThrow('no luck');
    expect(used && isAlive(used)).toBe(false);
  });

  test('is not taken for another one whose holder had the same process id', async () => {
    await withNamespace('rootstock: test', async (namespace) => {
      expect(isAlive(namespace)).toBe(true);
      expect(isAlive({...namespace, startTime: '1'})).toBe(false);
      expect(isAlive({...namespace, boot: 'earlier'})).toBe(false);
      await endNamespace({...namespace, boot: 'earlier'});
      expect(isAlive(namespace)).toBe(true);
    });
  });
});
