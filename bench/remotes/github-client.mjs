// Files of a directory by GitHub's own client, for plain.mjs: node github-client.mjs save|restore FILE…, in that directory; prints
// the time and the most memory that it took.
import {restoreCache, saveCache} from '@actions/cache';

const [what, ...files] = process.argv.slice(2);
const started = performance.now();
for (const file of files) {
  if (what === 'save') await saveCache([file], file);
  else if ((await restoreCache([file], file)) === undefined) process.exit(1);
}
const milliseconds = performance.now() - started;
console.log(
  `\n${JSON.stringify({milliseconds, megabytes: Math.round(process.resourceUsage().maxRSS / 1000)})}`,
);
process.exit();
