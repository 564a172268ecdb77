import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

/** Makes one of each thing that a layer has to hold; what it deletes and hides is in the base. */
const make = [
  'mkdir -p /t/dir && cd /t',
  'echo text > plain; chmod 4755 plain; touch -d "2001-02-03 04:05:06 UTC" plain',
  'ln plain hard; ln -s ../nowhere soft; mkfifo pipe; mknod node c 1 7; mknod block b 7 200',
  'setfattr -n user.note -v "a note" plain; setfattr -n trusted.mark -v "a mark" dir',
  'cp /bin/true capable; setcap cap_net_raw+ep capable',
  'chown 1234:5678 dir; chmod 2770 dir; truncate -s 10M sparse; : > empty; : > "sp ace"',
  'printf x > "$(printf "new\\nline")"; printf y > "$(printf "\\377")"',
  'rm -r /usr/bin && mkdir /usr/bin && echo only > /usr/bin/only',
  'rm /etc/group; rm -r /var; mkdir -p /home/x/y; chmod 700 /home',
].join('\n');

/** Says all of it in one text. */
const tell = [
  'cd /t; find . -type d -printf "%P %y %m %U:%G\\n" -o -printf "%P %y %m %U:%G %n %l %s\\n" | grep -v "^ " | LC_ALL=C sort | od -c | head -80',
  'stat -c "%Y" plain; stat -c "%t %T" node block; [ plain -ef hard ] && echo linked',
  'getfattr --only-values -n user.note plain; echo; getfattr --only-values -n trusted.mark dir; echo; getcap capable',
  'ls /usr/bin; ls /etc/group /var 2>/dev/null; stat -c %a /home; ls /home/x',
].join('\n');

describeAsRoot('what a snapshot keeps', () => {
  let shop: Workshop;
  let told: string;
  beforeAll(async () => {
    shop = await openWorkshop('content');
    await shop.sh('default', make);
    told = await shop.sh('default', tell);
  });
  afterAll(() => shop.end());

  test('is what the root showed: links, devices, owners, modes, xattrs, capabilities, odd names', () => {
    expect(told).toContain('linked\n');
    expect(told).toContain('a note\na mark\ncapable cap_net_raw=ep\n');
    expect(told).toContain('\nonly\n700\ny\n');
  });

  test('is the same after the snapshot, while the layer is still frozen', async () => {
    await shop.ok('snapshot', 'made');
    expect(await shop.sh('default', tell)).toBe(told);
  });

  test('is the same from the image, in a root whose holder was made anew', async () => {
    await shop.sh('default', 'rm -rf /t /home; mkdir /var');
    await shop.ok('rollback-to', 'made');
    expect(await shop.sh('default', tell)).toBe(told);
  });

  test('is the same in another root by its key, when the root that made it is gone', async () => {
    await shop.ok('snapshot', 'the-key', '--as-key');
    await shop.ok('scrub');
    await shop.ok('init', '--root', 'other', '--base', shop.base, '--key', 'the-key');
    expect(await shop.sh('other', tell)).toBe(told);
    expect(await shop.diff('other')).toEqual([]);
  });

  test('has no mark of overlay on what the program sees', async () => {
    expect(
      await shop.sh('other', 'getfattr -R -h -d -m - /t /usr /home 2>/dev/null | grep -c overlay || true'),
    ).toBe('0\n');
  });

  test('layers above it may bring back what it deleted, and delete what it made', async () => {
    await shop.sh('other', 'mkdir /var; echo back > /var/back; rm -r /usr/bin /t/dir; rm /t/hard');
    await shop.ok('snapshot', 'above', '--root', 'other');
    await shop.ok('clean', '--root', 'other');
    expect(
      await shop.sh('other', 'cat /var/back; ls -d /usr/bin /t/dir /t/hard 2>/dev/null; stat -c %h /t/plain'),
    ).toBe('back\n2\n');
  });
});
