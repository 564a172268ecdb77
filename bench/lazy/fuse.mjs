// A file that a function reads, as the kernel sees it over FUSE (its protocol is in the kernel's uapi/linux/fuse.h). The mount
// has no directory: its root is the file itself. No library and no fusermount, since root may mount.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {openSync, read, write} from 'node:fs';
import {promisify} from 'node:util';

const operation = {forget: 2, getattr: 3, open: 14, read: 15, release: 18, flush: 25, init: 26};
const unanswered = [operation.forget, 36, 42];
const errors = {io: 5, unsupported: 38};
const asyncReads = 1;
const manyPages = 1 << 22;
const keepCache = 2;
const readOnlyFile = 0o100444;
/** For a second try at what the kernel asked while it was interrupted. */
const again = ['ENOENT', 'EINTR', 'EAGAIN'];

/** @typedef {{size: number, read: (offset: number, length: number) => Promise<Buffer>}} Source */

/**
 * Mounts it, and serves it until it is unmounted.
 * @param {Source} source
 * @param {string} target an empty file
 * @param {readonly string[]} enter what runs mount(8) in the namespace
 */
export const serveFile = async (source, target, enter) => {
  const device = openSync('/dev/fuse', 'r+');
  const options = `fd=3,rootmode=${readOnlyFile.toString(8)},user_id=0,group_id=0,allow_other,ro`;
  const [program = '', ...args] = [...enter, 'mount', '-i', '-t', 'fuse', '-o', options, 'lazy', target];
  const mounting = spawn(program, args, {stdio: ['ignore', 'ignore', 'inherit', device]});
  const [code] = await once(mounting, 'exit');
  if (code !== 0) throw new Error(`mounting over FUSE ended with ${code}`);
  const ended = serve(source, device);
  return {ended};
};

/** @param {Source} source @param {number} device */
const serve = async (source, device) => {
  for (;;) {
    const request = Buffer.allocUnsafe(1 << 17);
    try {
      const {bytesRead} = await promisify(read)(device, request, 0, request.length, null);
      const code = request.readUInt32LE(4);
      if (bytesRead < 40 || unanswered.includes(code)) continue;
      void answer(source, device, request, code);
    } catch (error) {
      if (!again.includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) return;
    }
  }
};

/** @param {Source} source @param {number} device @param {Buffer} request @param {number} code */
const answer = async (source, device, request, code) => {
  const body = await bodyOf(source, request, code).catch(() => -errors.io);
  const content = typeof body === 'number' ? Buffer.alloc(0) : body;
  const header = Buffer.alloc(16);
  header.writeUInt32LE(16 + content.length, 0);
  header.writeInt32LE(typeof body === 'number' ? body : 0, 4);
  request.copy(header, 8, 8, 16);
  const reply = Buffer.concat([header, content]);
  // Whoever asked may be gone.
  await promisify(write)(device, reply, 0, reply.length, null).catch(() => undefined);
};

/** @param {Source} source @param {Buffer} request @param {number} code @returns {Promise<Buffer | number>} an error is negative */
const bodyOf = async (source, request, code) => {
  if (code === operation.read) {
    const [offset, length] = [Number(request.readBigUInt64LE(48)), request.readUInt32LE(56)];
    return source.read(offset, Math.max(0, Math.min(length, source.size - offset)));
  }
  if (code === operation.init) return init(request);
  if (code === operation.getattr) return attributes(source.size);
  if (code === operation.open) {
    const opened = Buffer.alloc(16);
    opened.writeUInt32LE(keepCache, 8);
    return opened;
  }
  if (code === operation.release || code === operation.flush) return Buffer.alloc(0);
  return -errors.unsupported;
};

/** @param {Buffer} request */
const init = (request) => {
  const reply = Buffer.alloc(64);
  reply.writeUInt32LE(7, 0);
  reply.writeUInt32LE(31, 4);
  reply.writeUInt32LE(request.readUInt32LE(48), 8);
  reply.writeUInt32LE(request.readUInt32LE(52) & (asyncReads | manyPages), 12);
  reply.writeUInt16LE(64, 16);
  reply.writeUInt16LE(48, 18);
  reply.writeUInt32LE(1 << 16, 20);
  reply.writeUInt32LE(1, 24);
  reply.writeUInt16LE(256, 28);
  return reply;
};

/** @param {number} size */
const attributes = (size) => {
  const reply = Buffer.alloc(104);
  reply.writeBigUInt64LE(3600n, 0);
  reply.writeBigUInt64LE(1n, 16);
  reply.writeBigUInt64LE(BigInt(size), 24);
  reply.writeBigUInt64LE(BigInt(Math.ceil(size / 512)), 32);
  reply.writeUInt32LE(readOnlyFile, 76);
  reply.writeUInt32LE(1, 80);
  reply.writeUInt32LE(4096, 96);
  return reply;
};
