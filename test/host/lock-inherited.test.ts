import {afterAll, beforeAll, expect, test} from '@jest/globals';
import {join} from 'node:path';

import {takeLock} from '../../src/host/lock.js';
import {compileSources, firstOutput, startModule} from '../support/compiled.js';
import {makeTemporary, removeTemporary} from '../support/temporary.js';

let directory: string;
beforeAll(async () => {
  directory = compileSources(await makeTemporary('lock-inherited'));
});
afterAll(() => removeTemporary(directory));

test('a lock outlives its killed holder for as long as what that had under way, and no longer', async () => {
  const file = join(directory, 'lock');
  const holder = startModule(
    directory,
    `import {takeLock} from './host/lock.js';
     import {runCommand} from './host/command.js';
     await takeLock(${JSON.stringify(file)}, {kind: 'exclusive'});
     const work = runCommand(['sh', '-c', 'echo $$ >&2; exec sleep 1000'], {onLine: (pid) => console.log(pid)});
     await work.catch(() => undefined);`,
  );
  const work = Number(await firstOutput(holder));
  holder.kill('SIGKILL');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await takeLock(file, {kind: 'shared', waitMilliseconds: 0})).toBeUndefined();
  process.kill(work, 'SIGKILL');
  const lock = await takeLock(file, {kind: 'exclusive', waitMilliseconds: 5000});
  expect(lock).toBeDefined();
  await lock?.release();
});

test('a lock that is released is free at once, whatever still runs', async () => {
  const file = join(directory, 'released');
  const holder = startModule(
    directory,
    `import {takeLock} from './host/lock.js';
     import {runCommand} from './host/command.js';
     const lock = await takeLock(${JSON.stringify(file)}, {kind: 'exclusive'});
     const work = runCommand(['sh', '-c', 'echo $$ >&2; exec sleep 1000'], {
       onLine: (pid) => void lock.release().then(() => console.log(pid)),
     });
     await work.catch(() => undefined);`,
  );
  const work = Number(await firstOutput(holder));
  const lock = await takeLock(file, {kind: 'exclusive', waitMilliseconds: 5000});
  expect(lock).toBeDefined();
  await lock?.release();
  process.kill(work, 'SIGKILL');
});
