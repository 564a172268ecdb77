// A file over HTTP, as a registry or a cache gives it, from far away: node server.mjs FILE MEGABYTES-A-SECOND LATENCY-MS. All
// connections share one link; each request waits once. Prints its port; ends with its standard input. GET /counters tells, and
// resets, what was asked for.
import {open, stat} from 'node:fs/promises';
import {createServer} from 'node:http';
import {setTimeout as sleep} from 'node:timers/promises';

const [, , path = '', megabytes = '', latency = ''] = process.argv;
const bytesPerMillisecond = Number(megabytes) * 1000;
const file = await open(path);
const {size} = await stat(path);
const piece = 1 << 16;
const counters = {requests: 0, bytes: 0};
/** When the link has sent all that was given to it. */
let isFreeAt = 0;

const server = createServer((request, response) => {
  answer(request, response).catch(() => response.destroy());
});

/** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
const answer = async (request, response) => {
  if (request.url === '/counters') {
    response.end(JSON.stringify(counters));
    Object.assign(counters, {requests: 0, bytes: 0});
    return;
  }
  counters.requests++;
  await sleep(Number(latency));
  const [, first = '0', last = String(size - 1)] =
    /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
  const end = Math.min(Number(last) + 1, size);
  response.writeHead(request.headers.range ? 206 : 200, {'Content-Length': end - Number(first)});
  for (let offset = Number(first); offset < end && !response.destroyed; offset += piece) {
    const length = Math.min(piece, end - offset);
    const {buffer} = await file.read(Buffer.allocUnsafe(length), 0, length, offset);
    const now = performance.now();
    isFreeAt = Math.max(isFreeAt, now) + length / bytesPerMillisecond;
    // Timers are no finer than this.
    if (isFreeAt - now > 2) await sleep(isFreeAt - now);
    counters.bytes += length;
    if (!response.write(buffer)) await new Promise((resolve) => response.once('drain', resolve));
  }
  response.end();
};

server.listen(0, '127.0.0.1', () => {
  console.log(/** @type {import('node:net').AddressInfo} */ (server.address()).port);
});
process.stdin.once('end', () => process.exit()).resume();
