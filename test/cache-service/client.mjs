import {restoreCache, saveCache} from '@actions/cache';

// node client.mjs save PATH KEY | restore PATH KEY [RESTORE-KEY…]: prints the result as the last line.
const [operation, path = '', key = '', ...restoreKeys] = process.argv.slice(2);
const result =
  operation === 'save' ? await saveCache([path], key) : await restoreCache([path], key, restoreKeys);
console.log(`\n${JSON.stringify(result ?? null)}`);
