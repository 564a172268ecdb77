import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';

import {describe, expect, test} from '@jest/globals';

import {bootIdentity, processStartTime} from '../../src/host/processes.js';

describe('processStartTime', () => {
  test('is the same each time for a process, whatever its name looks like', async () => {
    const child = spawn('bash', ['-c', 'printf ") Z 1 (" >/proc/$$/comm; echo; read -r'], {stdio: 'pipe'});
    await once(child.stdout, 'data');
    const first = processStartTime(child.pid ?? 0);
    expect(first).toMatch(/^\d+$/);
    expect(processStartTime(child.pid ?? 0)).toBe(first);
    child.stdin.end();
    await once(child, 'close');
    expect(processStartTime(child.pid ?? 0)).toBeUndefined();
  });

  test('is unknown for a process that has ended and was not waited for', async () => {
    const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 100'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [output] = (await once(parent.stdout, 'data')) as [Buffer];
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(processStartTime(Number(output.toString()))).toBeUndefined();
    parent.kill('SIGKILL');
  });

  test('is unknown for a process that never was', () => {
    expect(processStartTime(999_999_999)).toBeUndefined();
  });
});

test('bootIdentity is what the kernel says', () => {
  expect(`${bootIdentity()}\n`).toBe(spawnSync('cat', ['/proc/sys/kernel/random/boot_id']).stdout.toString());
});
