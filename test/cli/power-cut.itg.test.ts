import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {bootIdentity} from '../../src/host/processes.js';
import {firstOutput} from '../support/compiled.js';
import {commandPath, plainEnvironment, type Result, runProgram} from '../support/command.js';
import {lastingLeftoversOf} from '../support/leftovers.js';
import {describeAsRoot} from '../support/root.js';
import {makeSmallSystem} from '../support/small-system.js';
import {makeTemporary, removeTemporary} from '../support/temporary.js';

/** A machine: what is mounted there nobody else sees, so that what other tests start meanwhile does not keep it. */
interface Machine {
  readonly runs: (argv: readonly string[]) => Promise<Result>;
  readonly rootstock: (...args: readonly string[]) => Promise<Result>;
  /** A path of the store as it is seen from outside. */
  readonly seen: (name: string) => string;
  readonly end: () => Promise<void>;
}

/**
 * The store is on a disk of its own, a file under a loop device. What was not written to that file when the power goes is
 * lost, and a copy of the file is what is found after the next boot.
 */
describeAsRoot('when the power goes', () => {
  let directory: string;
  let machine: Machine;
  beforeAll(async () => {
    directory = await makeTemporary('power-cut');
    for (const name of ['system', 'store']) await mkdir(at(name));
    await makeSmallSystem(at('system'));
    for (const argv of [
      ['truncate', '-s', '1G', at('disk')],
      ['mkfs.ext4', '-q', '-F', at('disk')],
    ])
      expect(await runProgram(argv)).toMatchObject({exitCode: 0});
    machine = await boot('disk');
  });
  afterAll(async () => {
    await machine.end();
    const left = await lastingLeftoversOf(directory);
    await removeTemporary(directory);
    expect(left).toEqual([]);
  });

  const at = (name: string): string => join(directory, name);

  /** Starts a machine with a disk mounted at the store's place. */
  const boot = async (disk: string): Promise<Machine> => {
    const keeper = spawn('unshare', ['--mount', '--propagation', 'private', 'sh', '-c', 'echo; exec cat']);
    await firstOutput(keeper);
    const {pid = 0} = keeper;
    const runs: Machine['runs'] = (argv) =>
      runProgram(['nsenter', `--mount=/proc/${pid}/ns/mnt`, ...argv], {
        env: {...plainEnvironment, ROOTSTOCK_HOME: at('store/home')},
      });
    expect(await runs(['mount', '-o', 'loop', at(disk), at('store')])).toMatchObject({exitCode: 0});
    return {
      runs,
      rootstock: (...args) => runs([process.execPath, commandPath, ...args]),
      seen: (name) => join(`/proc/${pid}/root`, at('store'), name),
      end: async () => {
        await runs([process.execPath, commandPath, 'scrub', '--all', '--kill']);
        keeper.stdin.end();
      },
    };
  };
  /** What is there after the power went and the machine is up again. */
  const afterPowerCut = async (check: (found: Machine) => Promise<void>): Promise<void> => {
    const copy = await runProgram(['cp', '--sparse=always', at('disk'), at('copy')]);
    expect(copy).toMatchObject({exitCode: 0});
    const found = await boot('copy');
    try {
      const state = found.seen('home/roots/r/state.json');
      // Nothing else tells the next boot from this one.
      if (existsSync(state)) {
        const text = await readFile(state, 'utf8');
        await writeFile(state, text.replaceAll(bootIdentity(), '00000000-0000-4000-8000-000000000000'));
      }
      await check(found);
    } finally {
      await found.end();
    }
  };

  const succeeds = async (on: Machine, ...args: readonly string[]): Promise<string> => {
    const {exitCode, stdout, stderr} = await on.rootstock(...args);
    if (exitCode !== 0) throw new Error(`rootstock ${args.join(' ')}: ${stderr}`);
    return stdout;
  };
  const change = (script: string): Promise<string> => {
    const made = ['--base', `dir:${at('system')}`, '--scratch', at('store')];
    return succeeds(machine, 'run', '--root', 'r', ...made, '--', 'sh', '-c', script);
  };
  const problems = async (on: Machine): Promise<unknown[]> => {
    const {stdout} = await on.rootstock('fsck', '--json');
    const {findings} = JSON.parse(stdout) as {findings: {kind: string; what: string}[]};
    // The process is the first machine's, which goes on: only here do both run at once.
    return findings.filter(({kind, what}) => kind === 'problem' && !what.startsWith('process '));
  };
  const stateIn = (on: Machine, snapshot: string): Promise<string> => {
    const options = [
      '--quiet',
      '--root',
      'r',
      '--ephemeral',
      '--snapshot',
      snapshot,
      '--scratch',
      at('store'),
    ];
    return succeeds(on, 'run', ...options, '--', 'cat', '/state');
  };

  test('what was only written, and not synced, is lost: so the test would see it', async () => {
    await machine.runs(['sync', '--file-system', at('store')]);
    await writeFile(machine.seen('unsynced'), 'x'.repeat(100_000));
    await afterPowerCut(async ({seen}) => {
      expect(existsSync(seen('unsynced')) ? await readFile(seen('unsynced'), 'utf8') : '').toBe('');
    });
  });

  test('every snapshot that was reported as saved is whole', async () => {
    for (const name of ['one', 'two', 'three']) {
      await change(`echo ${name} > /state; rm -f /etc/group; mkdir -p /d/${name}`);
      await succeeds(machine, 'snapshot', name, '--root', 'r');
      await afterPowerCut(async (found) => {
        expect(await problems(found)).toEqual([]);
        expect(await stateIn(found, name)).toBe(`${name}\n`);
      });
    }
  });

  test('a squash, a rename, a removal and a collection leave only names that are whole', async () => {
    const steps = [
      ['squash', 'three', '--root', 'r'],
      ['rename', 'three', 'last', '--root', 'r'],
      ['tag', 'last', 'other', '--root', 'r'],
      ['remove', 'one', 'two', '--root', 'r'],
      ['rollback-to', 'postinit', '--root', 'r'],
      ['gc', '--max-size', '0'],
    ];
    for (const step of steps) {
      await succeeds(machine, ...step);
      await afterPowerCut(async (found) => {
        expect({step, problems: await problems(found)}).toEqual({step, problems: []});
        const listed = JSON.parse(await succeeds(found, 'list', '--root', 'r', '--json')) as {name: string}[];
        for (const {name} of listed.filter((snapshot) => snapshot.name !== 'postinit'))
          expect(await stateIn(found, name)).toMatch(/^(one|two|three)\n$/);
      });
    }
  });
});
