import {existsSync} from 'node:fs';
import {mkdir, readdir, rename, rm, symlink, writeFile} from 'node:fs/promises';

import {afterAll, beforeAll, beforeEach, expect, test} from '@jest/globals';

import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('a base whose links lead to the machine', () => {
  let shop: Workshop;
  let bait: string;
  let count = 0;
  beforeAll(async () => {
    shop = await openWorkshop('links');
  });
  afterAll(() => shop.end());
  beforeEach(async () => {
    bait = shop.path(`bait-${++count}`);
    await mkdir(bait);
    await writeFile(`${bait}/file`, 'the machine’s\n');
    await mkdir(shop.path(`shown-${count}`));
    await writeFile(shop.path(`shown-${count}`, 'inside'), 'shown\n');
  });

  /** Puts a link in the base in place of what is there, for the time of some work. */
  const withLink = async (path: string, target: string, work: () => Promise<void>): Promise<void> => {
    const place = `${shop.system}${path}`;
    const aside = existsSync(place);
    if (aside) await rename(place, `${place}.aside`);
    await symlink(target, place);
    try {
      await work();
    } finally {
      await shop.rootstock(['scrub', '--root', 'links']);
      await rm(place);
      if (aside) await rename(`${place}.aside`, place);
    }
  };

  const expectUntouched = async (): Promise<void> => {
    expect(await readdir(bait)).toEqual(['file']);
  };

  test.each(['/proc', '/sys', '/dev', '/run', '/tmp'])(
    '%s as a link touches nothing outside',
    async (path) => {
      await withLink(path, bait, async () => {
        expect(
          await shop.sh('links', `ls -ld ${path} | grep -c "^l"; echo x > /tmp/y; ls /proc/self/status`),
        ).toBe('1\n/proc/self/status\n');
        await expectUntouched();
      });
    },
  );

  test.each(['/etc/resolv.conf', '/etc/hosts', '/etc/passwd', '/etc/group'])(
    '%s as a link to a file of the machine leaves that as it is',
    async (path) => {
      await withLink(path, `${bait}/file`, async () => {
        await shop.rootstock([
          'run',
          '--root',
          'links',
          '--base',
          shop.base,
          '--',
          'sh',
          '-c',
          `echo x >> ${path}`,
        ]);
        await expectUntouched();
        expect((await import('node:fs')).readFileSync(`${bait}/file`, 'utf8')).toBe('the machine’s\n');
      });
    },
  );

  test('a bind below an absolute link goes to where the link leads inside', async () => {
    await withLink('/home', bait, async () => {
      const source = shop.path(`shown-${count}`);
      expect(
        await shop.sh('links', 'cat /home/place/inside; readlink /home', '--bind', `${source}:/home/place`),
      ).toBe(`shown\n${bait}\n`);
      await expectUntouched();
    });
  });

  test('a bind over a link goes to where the link leads inside', async () => {
    await withLink('/place', '../../../../../../../etc/elsewhere', async () => {
      const source = shop.path(`shown-${count}`);
      expect(await shop.sh('links', 'cat /etc/elsewhere/inside', '--bind', `${source}:/place`)).toBe(
        'shown\n',
      );
      expect(existsSync('/etc/elsewhere')).toBe(false);
    });
  });

  test('a bind whose links go round is refused in one line', async () => {
    await withLink('/round', '/round', async () => {
      const source = shop.path(`shown-${count}`);
      const result = await shop.rootstock([
        ...['run', '--root', 'links', '--base', shop.base, '--bind', `${source}:/round/x`, '--', 'true'],
      ]);
      expect(result.exitCode).not.toBe(0);
      expect(
        result.stderr
          .trim()
          .split('\n')
          .filter((line) => line.includes('/round')),
      ).toHaveLength(1);
    });
  });

  test('a link that a program makes in a root leads the next mount nowhere outside', async () => {
    await shop.sh(
      'links',
      `rm -rf /tmp /run; ln -s ${bait} /tmp; ln -s ${bait} /run; rm -rf /home; ln -s ${bait} /home`,
    );
    await shop.ok('snapshot', 'hostile', '--root', 'links');
    await shop.ok('clean', '--root', 'links');
    const source = shop.path(`shown-${count}`);
    await shop.sh('links', 'true', '--bind', `${source}:/home/below`);
    await expectUntouched();
    await shop.ok('scrub', '--root', 'links');
    await expectUntouched();
  });
});
