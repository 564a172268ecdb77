// Debian's docker-registry, on a free port of this machine.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';

import {track} from '../setting/program.mjs';

/** @param {string} place @returns {Promise<{host: string, requests: () => number, stop: () => Promise<void>}>} */
export const startRegistry = async (place) => {
  const host = `127.0.0.1:${await freePort()}`;
  const file = join(place, 'registry.yml');
  const storage = `storage: {filesystem: {rootdirectory: ${join(place, 'registry')}}}`;
  writeFileSync(file, `version: 0.1\nlog: {level: info}\n${storage}\nhttp: {addr: '${host}'}\n`);
  const log = {text: ''};
  const child = spawn('docker-registry', ['serve', file], {stdio: ['ignore', 'pipe', 'pipe']});
  track(child);
  const closed = once(child, 'close');
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log.text += chunk));
  while (!log.text.includes('listening on')) {
    if (child.exitCode !== null) throw new Error(`docker-registry ended: ${log.text.slice(-200)}`);
    await sleep(50);
  }
  const stop = async () => {
    child.kill();
    await closed;
  };
  return {host, requests: () => log.text.match(/response completed/g)?.length ?? 0, stop};
};

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const {port} = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
