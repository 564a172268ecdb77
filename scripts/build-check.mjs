// Fails when the committed dist/ is not what the sources build.
import {execFileSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';

await import('./build.mjs');

if (process.exitCode === 0) {
  const top = fileURLToPath(new URL('..', import.meta.url));
  const status = ['status', '--porcelain', '--untracked-files=all', '--', 'dist'];
  const changed = execFileSync('git', status, {cwd: top, encoding: 'utf8'}).trimEnd();
  if (changed !== '') {
    console.error(`build:check: dist/ is not what the sources build:\n${changed}\nCommit what is there now.`);
    process.exitCode = 1;
  }
}
