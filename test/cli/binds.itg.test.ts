import {existsSync, readFileSync} from 'node:fs';
import {mkdir, symlink, writeFile} from 'node:fs/promises';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {commandPath, runProgram} from '../support/command.js';
import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('binds', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('binds');
    for (const name of [
      'data',
      'work',
      'repository/.git',
      'repository/src',
      'job/_temp',
      'job/project/project',
    ]) {
      await mkdir(shop.path(name), {recursive: true});
    }
    await writeFile(shop.path('data/file'), 'data\n');
  });
  afterAll(() => shop.end());

  test('a directory is shown and may be written', async () => {
    await shop.sh(
      'default',
      'cat /shown/file; echo back > /shown/back',
      '--bind',
      `${shop.path('data')}:/shown`,
    );
    expect(readFileSync(shop.path('data/back'), 'utf8')).toBe('back\n');
  });

  test('a directory that is shown read-only is not written', async () => {
    const script = 'cat /fixed/file; touch /fixed/x 2>/dev/null || echo refused';
    expect(await shop.sh('default', script, '--bind', `${shop.path('data')}:/fixed:ro`)).toBe(
      'data\nrefused\n',
    );
    expect((await runProgram(['ls', shop.path('data/x')])).exitCode).not.toBe(0);
  });

  test('what is mounted below a directory that is shown read-only is not written either', async () => {
    const result = await runProgram(
      [
        ...['unshare', '--mount', 'sh', '-c'],
        `mkdir -p ${shop.path('outer/inner')} && mount -t tmpfs t ${shop.path('outer/inner')} && exec "$@"`,
        ...['sh', process.execPath, commandPath, 'run', '--quiet', '--root', 'nested', '--base', shop.base],
        ...[
          '--bind',
          `${shop.path('outer')}:/outer:ro`,
          '--',
          'sh',
          '-c',
          'touch /outer/inner/x || echo refused',
        ],
      ],
      {env: shop.env},
    );
    expect(result.stdout).toBe('refused\n');
  });

  test('a place in what another bind shows is looked at there: a link is refused, and what is writable stays so', async () => {
    await mkdir(shop.path('parent/place'), {recursive: true});
    await symlink('/etc', shop.path('parent/link'));
    const parent = ['--bind', `${shop.path('parent')}:/parent:ro`];
    const script = 'touch /parent/place/made; touch /parent/x 2>/dev/null || echo refused';
    expect(await shop.sh('within', script, ...parent, '--bind', `${shop.path('data')}:/parent/place`)).toBe(
      'refused\n',
    );
    expect(existsSync(shop.path('data/made'))).toBe(true);
    const led = ['run', '--root', 'led', '--base', shop.base, ...parent];
    const result = await shop.rootstock([
      ...led,
      '--bind',
      `${shop.path('data')}:/parent/link`,
      '--',
      'true',
    ]);
    expect(result.exitCode).not.toBe(0);
    expect(result.stderr).toContain('mounting /parent/link in the root failed');
  });

  test('a directory may have any name', async () => {
    const odd = 'o d\td\n\\040 #x';
    await mkdir(shop.path(odd));
    await writeFile(shop.path(`${odd}/file`), 'odd\n');
    const shown = `${shop.path(odd)}:/shown ${odd}`;
    const cat = ['--', 'cat', `/shown ${odd}/file`];
    expect(await shop.ok('run', '--root', 'odd', '--bind', shown, ...cat)).toBe('odd\n');
  });

  test('without a place it is shown at its own path, relative to the caller’s directory', async () => {
    const {stdout} = await shop.rootstock(
      ['run', '--quiet', '--base', shop.base, '--bind', 'data', '--', 'cat', shop.path('data/file')],
      {cwd: shop.directory},
    );
    expect(stdout).toBe('data\n');
  });

  test('a file is shown', async () => {
    expect(await shop.sh('default', 'cat /a/b/one', '--bind', `${shop.path('data/file')}:/a/b/one`)).toBe(
      'data\n',
    );
  });

  test('the place of a bind that the root is made with is no change of the root', async () => {
    await shop.sh('made', 'true', '--bind', `${shop.path('data')}:/new/place`);
    expect(await shop.diff('made')).toEqual([]);
  });

  test('a bind of the first run is there for the next', async () => {
    await shop.sh('next', 'true', '--bind', `${shop.path('data')}:/shown`);
    expect(await shop.sh('next', 'cat /shown/file')).toBe('data\n');
  });

  test('a bind over a file of the root hides it and changes nothing', async () => {
    expect(await shop.sh('over', 'cat /etc/passwd', '--bind', `${shop.path('data/file')}:/etc/passwd`)).toBe(
      'data\n',
    );
    expect(await shop.diff('over')).toEqual([]);
  });

  test('a file is not shown over a directory', async () => {
    const result = await shop.rootstock([
      'run',
      '--root',
      'kind',
      '--base',
      shop.base,
      '--bind',
      `${shop.path('data/file')}:/etc`,
      '--',
      'true',
    ]);
    expect(result.exitCode).not.toBe(0);
    expect(result.stderr).toContain('/etc');
  });

  test('the work tree of git that the caller stands in is shown, and is where the program starts', async () => {
    const {stdout} = await shop.rootstock(
      ['run', '--quiet', '--root', 'git', '--base', shop.base, '--', 'sh', '-c', 'pwd; echo made > made'],
      {cwd: shop.path('repository/src')},
    );
    expect(stdout).toBe(`${shop.path('repository/src')}\n`);
    expect(readFileSync(shop.path('repository/src/made'), 'utf8')).toBe('made\n');
    expect(await shop.diff('git')).toEqual([]);
  });

  test('a job’s work directory is shown at its own path', async () => {
    const env = {
      GITHUB_WORKSPACE: shop.path('job/project/project'),
      RUNNER_WORKSPACE: shop.path('job/project'),
      RUNNER_TEMP: shop.path('job/_temp'),
    };
    const script = 'pwd; echo x > $RUNNER_TEMP/x';
    const {stdout} = await shop.rootstock(
      ['run', '--quiet', '--root', 'job', '--base', shop.base, '--', 'sh', '-c', script],
      {cwd: shop.path('job/project/project'), env},
    );
    expect(stdout).toBe(`${shop.path('job/project/project')}\n`);
    expect(readFileSync(shop.path('job/_temp/x'), 'utf8')).toBe('x\n');
    expect(await shop.diff('job')).toEqual([]);
  });
});
