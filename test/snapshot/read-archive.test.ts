import {createReadStream, createWriteStream, readFileSync, writeFileSync} from 'node:fs';

import {beforeEach, describe, expect, test} from '@jest/globals';

import {writeTar} from '../../src/host/write-tar.js';
import {type LayerDescription} from '../../src/layer/layer.js';
import {contentName, formatContent, imageName} from '../../src/snapshot/archive.js';
import {readArchive} from '../../src/snapshot/read-archive.js';
import {type Member, writeArchive} from '../support/archive.js';
import {failureOf, messageOfFailure} from '../support/failure.js';
import {snapshotOf} from '../support/stack.js';
import {useTemporary} from '../support/temporary.js';

const [one, two] = ['1'.repeat(64), '2'.repeat(64)];
// What `writeArchive` puts into every file.
const content = 'content';

const described = (digest: string): LayerDescription => ({
  ...{format: 1, digest, compression: 'squashfs/zstd:3', size: content.length, entries: 1, contentSize: 1},
  ...{overlayOptions: [], origin: 'test', created: '', packMilliseconds: 1, losses: []},
});

describe('Reading a Rootstock file', () => {
  const temporary = useTemporary();
  let file: string;
  const said = formatContent({
    snapshot: snapshotOf('deps', [one, two]),
    layers: [described(one), described(two)],
  });
  const first = {name: contentName, content: said};
  beforeEach(() => {
    file = `${temporary.fresh()}/file`;
  });

  const write = (...members: {name: string; content: string}[]): Promise<void> =>
    writeTar(members, new Date(0), createWriteStream(file));

  const read = async (path = file): Promise<string[]> => {
    const seen: string[] = [];
    await readArchive(
      {name: 'x', bytes: createReadStream(path, {highWaterMark: 700})},
      {
        begin: async ({snapshot}) => void seen.push(snapshot.name),
        image: async ({digest}, bytes) => {
          let text = '';
          for await (const chunk of bytes) text += chunk.toString();
          seen.push(`${digest.slice(0, 1)} ${text}`);
        },
      },
    );
    return seen;
  };

  const image = (digest: string, text = content) => ({name: imageName(digest), content: text});

  test('gives what is in it, then the images', async () => {
    await write(first, image(one), image(two));
    expect(await read()).toEqual(['deps', '1 content', '2 content']);
  });

  test('does not mind in which order they come', async () => {
    await write(first, image(two), image(one));
    expect(await read()).toEqual(['deps', '2 content', '1 content']);
  });

  test.each<[string, {name: string; content: string}[], string]>([
    ['an image is missing', [first, image(one)], 'its layer 222222222222 is missing'],
    ['an image comes twice', [first, image(one), image(one)], 'or comes twice'],
    ['an image is another’s', [first, image('3'.repeat(64))], 'does not belong there'],
    ['an image is longer than is said', [first, image(one, 'contents')], 'has 8 bytes, not 7'],
    ['there is more', [first, image(one), image(two), {name: 'x', content}], 'member "x" does not belong'],
    ['a name leads out', [first, {name: '../../etc/passwd', content}], 'does not belong there'],
    ['a name is absolute', [first, {name: '/etc/passwd', content}], 'does not belong there'],
    ['it says twice what is in it', [first, first], 'member "rootstock.json" does not belong there'],
    ['it has another format', [{name: contentName, content: '{"format":9}'}], 'its format is 9'],
    ['it says nothing', [{name: contentName, content: 'nothing'}], 'JSON'],
  ])('is refused when %s', async (_, members, why) => {
    await write(...members);
    const {message, exitCode} = await messageOfFailure(() => read());
    expect(message).toContain('import of x failed: ');
    expect(message).toContain(why);
    expect(exitCode).toBe(2);
  });

  test.each<[string, Partial<Member>]>([
    ['a symlink', {type: 'symlink', linkname: '/etc/passwd'}],
    ['a hard link', {type: 'link', linkname: '/etc/passwd'}],
    ['a directory', {type: 'directory'}],
    ['a device', {type: 'character-device', devmajor: 1, devminor: 3}],
  ])('is refused when an image is %s', async (_, change) => {
    await writeArchive(file, [{name: contentName, ...change}]);
    expect((await messageOfFailure(() => read())).message).toContain('is no file');
  });

  test('is refused wherever it ends too early', async () => {
    await write(first, image(one), image(two));
    const whole = readFileSync(file);
    // Up to its last image; the zeros after that are no loss.
    for (const length of [1, 511, 512, 600, 1024, 2000, whole.length - 2048, whole.length - 1024 - 506]) {
      writeFileSync(file, whole.subarray(0, length));
      expect(await failureOf(() => read())).toMatchObject({exitCode: 2});
    }
  });

  test('is refused wherever a header was changed', async () => {
    await write(first, image(one), image(two));
    const whole = readFileSync(file);
    for (let offset = 0; offset < 512; offset += 41) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(offset) ^ 1, offset);
      writeFileSync(file, changed);
      expect(await failureOf(() => read())).toMatchObject({exitCode: 2});
    }
  });

  test('ends with what its reader throws', async () => {
    await write(first, image(one), image(two));
    const problem = new Error('enough');
    const reading = readArchive(
      {name: 'x', bytes: createReadStream(file)},
      {begin: () => Promise.reject(Object.assign(problem, {code: 'ENOSPC'})), image: async () => undefined},
    );
    expect(await failureOf(() => reading)).toBe(problem);
  });
});
