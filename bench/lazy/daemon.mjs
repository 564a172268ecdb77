// Shows an image that is still far away as a file: node daemon.mjs SETTINGS, a file of JSON. Prints a line when it is mounted, and another
// when all of it is here; ends when it is unmounted. On SIGUSR1 it writes what was asked for, in order.
import {readFileSync, writeFileSync} from 'node:fs';

import {openChunks} from './chunks.mjs';
import {serveFile} from './fuse.mjs';

/**
 * @typedef {object} Settings
 * @property {import('./chunks.mjs').Manifest} manifest
 * @property {string} cache
 * @property {string} target
 * @property {readonly string[]} enter
 * @property {string} trace
 * @property {readonly number[]} first what to fetch first, of all
 * @property {number} connections for fetching all in the background; 0: only what is asked for
 */

/** @type {Settings} */
const {manifest, cache, target, enter, trace, first, connections} = JSON.parse(
  readFileSync(process.argv[2] ?? '', 'utf8'),
);
const chunks = await openChunks(manifest, cache);
const {ended} = await serveFile({size: manifest.size, read: chunks.read}, target, enter);
process.on('SIGUSR1', () => {
  writeFileSync(trace, JSON.stringify(chunks.asked()));
  console.log('traced');
});
console.log('mounted');
if (connections > 0) void chunks.fetchAll(first, connections).then(() => console.log('all here'));
await ended;
process.exit();
