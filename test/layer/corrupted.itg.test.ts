import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';

import {afterEach, beforeAll, expect, test} from '@jest/globals';

import {parseCompression} from '../../src/layer/compression.js';
import {findProgram} from '../../src/host/tools.js';
import {messageOfFailure} from '../support/failure.js';
import {newPacking} from '../support/packing.js';
import {describeAsRoot} from '../support/root.js';
import {run} from '../support/run.js';
import {useTemporary} from '../support/temporary.js';
import {makeTortureTree} from '../support/torture-tree.js';

describeAsRoot('An image builder that writes a wrong image and exits 0', () => {
  const temporary = useTemporary();
  const path = process.env['PATH'];
  let tree = '';
  let builder = '';
  beforeAll(async () => {
    tree = temporary.at('tree');
    await makeTortureTree(tree);
    writeFileSync(`${tree}/content/marker`, 'THE-MARKER-OF-THE-TEST'.repeat(1000));
    builder = findProgram('mksquashfs') ?? '';
  });
  afterEach(() => {
    process.env['PATH'] = path;
  });

  /** Puts a script in the place of mksquashfs: it gets the tree as $1, the image as $2, and the real builder as $real. */
  const replaceBuilder = (script: string): void => {
    const directory = temporary.fresh();
    writeFileSync(`${directory}/mksquashfs`, `#!/bin/sh\nset -e\nreal=${builder}\n${script}\n`);
    chmodSync(`${directory}/mksquashfs`, 0o755);
    process.env['PATH'] = `${directory}:${path}`;
  };

  /** The script that packs a copy of the tree to which something was done, each time kept from showing in the times. */
  const packChanged = (change: string): string => `
    tree=$1; shift
    cp -a "$tree" "$1.tree"; cd "$1.tree"
    ${change}
    for changed in . content special xattrs opaque; do touch -h -r "$tree/$changed" "$changed"; done
    exec "$real" "$1.tree" "$@"`;

  test.each([
    [
      'changes one byte of a file',
      'content/random',
      'printf x | dd of=$f conv=notrunc bs=1 seek=77777 status=none',
    ],
    [
      'changes the last byte of a file',
      'content/block-and-one',
      'printf x | dd of=$f conv=notrunc bs=1 seek=131072 status=none',
    ],
    ['cuts a file', 'content/small-7', 'truncate -s -1 $f'],
    ['empties a file', 'content/small-8', ': >$f'],
    ['loses a file', 'content/nothing', 'rm $f'],
    ['adds a file', 'content/zzz', 'echo x >$f'],
    ['loses a socket', 'special/socket', 'rm $f'],
    ['changes the target of a symlink', 'special/dangling', 'ln -sfn nowherE $f; chown -h 4000000000:7 $f'],
    ['changes a device number', 'special/disk', 'rm $f; mknod -m 660 $f b 259 70001'],
    ['breaks a hard link', 'content/small-1-again', 'cp -p $f x; mv x $f'],
    ['changes a mode', 'content/setuid', 'chmod 755 $f'],
    ['changes an owner', 'content/random', 'chown 4000000001 $f; chmod 644 $f'],
    ['loses a capability', 'xattrs/able', 'setfattr -x security.capability $f'],
    [
      'changes the last byte of an xattr',
      'xattrs/like-4',
      'setfattr -n user.differs-in-its-last-byte -v value-3 $f',
    ],
    ['makes an opaque directory plain', 'opaque', 'setfattr -x trusted.overlay.opaque $f'],
    ['loses the xattr of a symlink', 'xattrs/link', 'setfattr -h -x trusted.on-a-link $f'],
    ['changes a time', 'content/small-9', 'touch -d @1234567891 $f; tree=.'],
  ])('is found out when it %s: %s', async (_, file, change) => {
    const packing = newPacking(temporary);
    const keepTime =
      change.startsWith('touch') || change.startsWith('rm $f')
        ? ''
        : 'touch -h -r "$tree/$f" $f 2>/dev/null || :';
    replaceBuilder(packChanged(`f=${file}; ${change}; ${keepTime}`));
    const {message} = await messageOfFailure(() => packing.pack(tree));
    expect(message).toMatch(/^checking the image of a layer failed: /);
    expect(message).toContain(`/${file} differs from its source`);
    expect(packing.files()).toEqual([]);
  });

  test('is found out when it flips a byte of what it stores', async () => {
    const packing = newPacking(temporary);
    replaceBuilder(`"$real" "$@"
      at=$(grep -abo THE-MARKER "$2" | head -n 1 | cut -d : -f 1)
      printf X | dd of="$2" conv=notrunc bs=1 seek=$((at + 4)) status=none`);
    const compression = parseCompression('none');
    const {message} = await messageOfFailure(() => packing.pack(tree, {compression}));
    expect(message).toContain('/content/marker differs from its source');
    expect(packing.files()).toEqual([]);
  });

  test.each([
    [
      'cannot be read back',
      `"$real" "$@"; printf XXXXXXXX | dd of="$2" conv=notrunc bs=1 seek=200 status=none`,
    ],
    ['is no image at all', 'echo nothing >"$2"'],
    ['is cut short', `"$real" "$@"; truncate -s -8192 "$2"`],
  ])('is found out when the image %s', async (_, script) => {
    const packing = newPacking(temporary);
    replaceBuilder(script);
    await messageOfFailure(() => packing.pack(tree));
    expect(packing.files()).toEqual([]);
  });

  test('and one that fails is an error with what it said', async () => {
    const packing = newPacking(temporary);
    replaceBuilder('echo "FATAL ERROR: out of luck" >&2; exit 1');
    expect((await messageOfFailure(() => packing.pack(tree))).message).toContain('out of luck');
    expect(packing.files()).toEqual([]);
  });

  test('and one without room for its image is an error that says where to make some', async () => {
    const packing = newPacking(temporary);
    replaceBuilder('echo "Write failed because No space left on device" >&2; exit 1');
    const {message} = await messageOfFailure(() => packing.pack(tree));
    expect(message).toContain('no room is left');
    expect(message).toContain(packing.options.staging);
    mkdirSync(`${packing.options.staging}/still-there`);
    expect(packing.files()).toEqual(['still-there']);
    run(['rmdir', `${packing.options.staging}/still-there`]);
  });
});
