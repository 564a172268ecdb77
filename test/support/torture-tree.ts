import {linkSync, mkdirSync, renameSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {join} from 'node:path';

import {run} from './run.js';

const oddNames: readonly (string | Buffer)[] = [
  'new\nline',
  'n'.repeat(255),
  'back\\slash \\012',
  '-rf',
  ' blank ',
  '# file: x',
  'a=b',
  '*?[]$(true)`',
  'ümlaut',
  Buffer.from([0x66, 0xff, 0xfe, 0x80]),
  Buffer.from([0xc3, 0x28, 0x0d, 0x1b]),
];

/** Makes a tree of everything that an upper directory can hold and an image has to. Takes root. */
export const makeTortureTree = async (tree: string): Promise<void> => {
  for (const name of ['', 'names', 'empty', 'opaque', 'whiteouts', 'content', 'special', 'xattrs']) {
    mkdirSync(join(tree, name));
  }
  for (const name of oddNames) {
    writeFileSync(Buffer.concat([Buffer.from(`${tree}/names/`), Buffer.from(name)]), 'odd');
  }
  makeContent(join(tree, 'content'));
  await makeSpecial(join(tree, 'special'));
  makeXattrs(join(tree, 'xattrs'));
  makeOverlayMarks(tree);
  run(['chown', '4000000000:4000000001', join(tree, 'content/random')]);
  run(['chown', '-h', '4000000000:7', join(tree, 'special/dangling')]);
  run(['chmod', '1777', join(tree, 'empty')]);
  run(['chmod', '2750', join(tree, 'special')]);
  setTimes(tree);
  run(['chown', '5:60', tree]);
  run(['chmod', '1751', tree]);
};

const makeContent = (directory: string): void => {
  const at = (name: string): string => join(directory, name);
  run(['dd', 'if=/dev/urandom', `of=${at('random')}`, 'bs=1000', 'count=333', 'status=none']);
  run(['cp', at('random'), at('duplicate')]);
  writeFileSync(at('nothing'), '');
  writeFileSync(at('block'), Buffer.alloc(131_072, 'x'));
  writeFileSync(at('block-and-one'), Buffer.alloc(131_073, 'y'));
  for (let index = 0; index < 50; index++) writeFileSync(at(`small-${index}`), `content of ${index}\n`);
  writeFileSync(at('sparse'), 'start');
  truncateSync(at('sparse'), 9_000_000);
  writeFileSync(at('sparse'), 'end', {flag: 'a'});
  linkSync(at('random'), join(directory, '../names/hard-link'));
  linkSync(at('small-1'), at('small-1-again'));
  writeFileSync(at('setuid'), '#!/bin/true\n', {mode: 0o755});
  run(['chmod', '6755', at('setuid')]);
};

const makeSpecial = async (directory: string): Promise<void> => {
  const at = (name: string): string => join(directory, name);
  run(['mkfifo', '-m', '640', at('fifo')]);
  run(['mknod', at('null'), 'c', '1', '3']);
  run(['mknod', '-m', '660', at('disk'), 'b', '259', '70000']);
  linkSync(at('null'), at('null-again'));
  symlinkSync('nowhere', at('dangling'));
  symlinkSync(`/${'long/'.repeat(200)}`, at('long'));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(at('listening'), resolve));
  // Closing removes the socket by its first name.
  renameSync(at('listening'), at('socket'));
  await new Promise((resolve) => server.close(resolve));
};

const makeXattrs = (directory: string): void => {
  const at = (name: string): string => join(directory, name);
  const set = (path: string, name: string, value: string): string =>
    run(['setfattr', '-h', '-n', name, '-v', value, at(path)]);
  symlinkSync('file', at('link'));
  set('link', 'trusted.on-a-link', 'yes');
  for (const name of ['file', 'able', '.']) if (name !== '.') writeFileSync(at(name), name);
  run(['setcap', 'cap_net_raw,cap_chown+ep', at('able')]);
  set('file', 'user.empty', '');
  set('file', 'user.long', 'v'.repeat(3000));
  set('file', 'trusted.binary', '0x00ff0a22');
  set('.', 'user.directory', 'yes');
  for (let index = 0; index < 9; index++) {
    writeFileSync(at(`like-${index}`), '');
    set(`like-${index}`, 'user.differs-in-its-last-byte', `value-${index}`);
  }
};

const makeOverlayMarks = (tree: string): void => {
  run(['mknod', '-m', '0', join(tree, 'whiteouts/gone'), 'c', '0', '0']);
  linkSync(join(tree, 'whiteouts/gone'), join(tree, 'whiteouts/gone-too'));
  run(['setfattr', '-n', 'trusted.overlay.opaque', '-v', 'y', join(tree, 'opaque')]);
};

const setTimes = (tree: string): void => {
  run(['find', tree, '-exec', 'touch', '-h', '-d', '@1234567890.987654321', '{}', '+']);
  const times = {'content/nothing': 0, 'content/small-2': 1, 'special/long': 2_000_000_000.5};
  for (const [path, seconds] of Object.entries({...times, 'content/small-3': 0xffffffff})) {
    run(['touch', '-h', '-d', `@${seconds}`, join(tree, path)]);
  }
};
