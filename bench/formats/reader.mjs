// Reads what a list names, below a directory, and prints the milliseconds, and those of a processor: node reader.mjs DIRECTORY LIST. The list has lines of
// JSON, a path and where to read 4 kB, or nothing for all of it.
import {closeSync, openSync, readFileSync, readSync} from 'node:fs';
import {join} from 'node:path';

const [, , directory = '', list = ''] = process.argv;
const reads = readFileSync(list, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));
const buffer = Buffer.alloc(1 << 17);
const before = process.cpuUsage();
const started = performance.now();
for (const [path, offset] of reads) {
  const file = openSync(join(directory, path), 'r');
  if (offset !== undefined) readSync(file, buffer, 0, 4096, offset);
  else while (readSync(file, buffer, 0, buffer.length, null) > 0);
  closeSync(file);
}
const milliseconds = performance.now() - started;
const {user, system} = process.cpuUsage(before);
console.log(`${milliseconds} ${(user + system) / 1000}`);
