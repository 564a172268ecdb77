import {Readable} from 'node:stream';
import {buffer} from 'node:stream/consumers';

import {describe, expect, test} from '@jest/globals';
import {extract, type Header, pack} from 'tar-stream';

import {containerLayer} from '../../src/layer/tar-layer.js';
import {type Member} from '../support/archive.js';

interface Read extends Pick<Header, 'name' | 'type' | 'linkname' | 'mode'> {
  readonly content: string;
  readonly pax: unknown;
}

const archiveOf = async (members: readonly Member[]): Promise<Buffer> => {
  const archive = pack();
  for (const member of members) {
    // A copy: it is completed.
    if (member.type === undefined)
      archive.entry({mtime: new Date(0), ...member}, `content of ${member.name}`);
    else archive.entry({mtime: new Date(0), ...member});
  }
  archive.finalize();
  return buffer(archive as AsyncIterable<Buffer>);
};

const readAll = async (archive: Buffer): Promise<Read[]> => {
  const found: Read[] = [];
  for await (const entry of Readable.from([archive]).pipe(extract() as never) as ReturnType<typeof extract>) {
    const {name, type, linkname, mode, pax = null} = entry.header;
    const content = (await buffer(entry as AsyncIterable<Buffer>)).toString();
    found.push({name, type, linkname, mode, content, pax});
  }
  return found;
};

/** What becomes of members, and what is lost of them; the stream comes in pieces of odd lengths. */
const turned = async (
  members: readonly Member[],
  pieces = 700,
): Promise<{bytes: Buffer; members: Read[]; lost: string[]}> => {
  const archive = await archiveOf(members);
  const chunks = Array.from({length: Math.ceil(archive.length / pieces)}, (_, index) =>
    archive.subarray(index * pieces, (index + 1) * pieces),
  );
  const lost: string[] = [];
  const bytes = await buffer(containerLayer(Readable.from(chunks), (name) => lost.push(name)));
  return {bytes, members: await readAll(bytes), lost};
};

const whiteout = (name: string): Member => ({name, type: 'character-device', devmajor: 0, devminor: 0});
const xattr = (name: string, value: string) => ({[`SCHILY.xattr.${name}`]: value});

describe('A layer for a container image', () => {
  test('holds what the tar does where overlay marked nothing', async () => {
    const members: Member[] = [
      {name: './', type: 'directory'},
      {name: 'a', mode: 0o4755},
      {name: 'b', type: 'link', linkname: 'a'},
      {name: 'null', type: 'character-device', devmajor: 1, devminor: 3},
      {name: 'ü', pax: xattr('user.x', 'y')},
      {name: 'l'.repeat(300)},
    ];
    const {members: kept, lost} = await turned(members);
    expect(kept).toEqual(await readAll(await archiveOf(members)));
    expect(lost).toEqual([]);
  });

  test('has a whiteout by name for each device 0/0', async () => {
    const long = `${'d'.repeat(90)}/${'f'.repeat(90)}`;
    const {members} = await turned([
      whiteout('top'),
      whiteout('d/a b'),
      whiteout('d/ü'),
      whiteout(long),
      {name: 'z'},
    ]);
    expect(members.map(({name, type, mode, content}) => [name, type, mode, content])).toEqual([
      ['.wh.top', 'file', 0o644, ''],
      ['d/.wh.a b', 'file', 0o644, ''],
      ['d/.wh.ü', 'file', 0o644, ''],
      [`${'d'.repeat(90)}/.wh.${'f'.repeat(90)}`, 'file', 0o644, ''],
      ['z', 'file', 0o644, 'content of z'],
    ]);
  });

  test('has a mark in each opaque directory, and none of overlay’s xattrs', async () => {
    const pax = {
      ...xattr('user.kept', 'k'),
      ...xattr('trusted.overlay.opaque', 'y'),
      ...xattr('trusted.overlay.origin', 'o'),
    };
    const {members} = await turned([
      {name: 'opaque/', type: 'directory', pax},
      {name: 'opaque/new'},
      {name: 'other/', type: 'directory', pax: xattr('trusted.overlay.opaque', 'x')},
      {name: 'nested', pax: xattr('trusted.overlay.overlay.opaque', 'y')},
    ]);
    expect(members.map(({name, type}) => [name, type])).toEqual([
      ['opaque/', 'directory'],
      ['opaque/.wh..wh..opq', 'file'],
      ['opaque/new', 'file'],
      ['other/', 'directory'],
      ['nested', 'file'],
    ]);
    const names = members.flatMap(({pax}) => Object.keys(pax ?? {}));
    expect(names.filter((name) => name.startsWith('SCHILY'))).toEqual(['SCHILY.xattr.user.kept']);
  });

  test('leaves out, and tells, what would be taken for a mark', async () => {
    const {members, lost} = await turned([
      {name: '.wh.a'},
      {name: 'd/.wh.b'},
      {name: '.wh.d/', type: 'directory'},
      {name: '.wh.d/c'},
      {name: 'e', type: 'link', linkname: 'd/.wh.b'},
      {name: 'a.wh.f'},
      {name: 's', type: 'symlink', linkname: '.wh.a'},
    ]);
    expect(members.map(({name}) => name)).toEqual(['a.wh.f', 's']);
    expect(lost).toEqual(['.wh.a', 'd/.wh.b', '.wh.d/', '.wh.d/c', 'e']);
  });

  test('does not depend on the pieces in which the tar comes', async () => {
    const members = [{name: 'a'}, whiteout('w'), {name: 'b', pax: xattr('trusted.overlay.origin', 'o')}];
    const whole = (await turned(members, 1 << 20)).bytes;
    for (const pieces of [1, 511, 512, 513, 4096])
      expect((await turned(members, pieces)).bytes.equals(whole)).toBe(true);
  });

  test('lets go of the tar when nobody takes the layer any more', async () => {
    const archive = await archiveOf([{name: 'a'}, {name: 'b'}]);
    const tar = Readable.from(
      (function* () {
        yield archive.subarray(0, 1024);
        for (;;) yield Buffer.alloc(1 << 20, 1);
      })(),
    );
    await buffer(containerLayer(tar, () => undefined)).catch(() => undefined);
    expect(tar.destroyed).toBe(true);
  });

  test('fails where the tar ends too early', async () => {
    const archive = await archiveOf([{name: 'a'}, whiteout('w')]);
    for (const length of [0, 100, 600, 1024, 1600]) {
      const cut = Readable.from(length === 0 ? [] : [archive.subarray(0, length)]);
      await expect(buffer(containerLayer(cut, () => undefined))).rejects.toThrow('tar ended too early');
    }
  });
});
