import {createHash} from 'node:crypto';
import {readFileSync, readdirSync} from 'node:fs';
import {join, relative} from 'node:path';

/** The digest of the files' digests, as the runner makes it; empty when no file matches. */
export const hashFiles = (workspace: string, patterns: readonly string[]): string => {
  const included = patterns.filter((pattern) => !pattern.startsWith('!')).map(globToRegExp);
  const excluded = patterns.filter((pattern) => pattern.startsWith('!')).map((p) => globToRegExp(p.slice(1)));
  const matches = (path: string, globs: RegExp[]) => globs.some((glob) => glob.test(path));
  const files = readdirSync(workspace, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => relative(workspace, join(entry.parentPath, entry.name)))
    .filter((path) => matches(path, included) && !matches(path, excluded))
    .sort();
  const sum = createHash('sha256');
  for (const file of files)
    sum.update(
      createHash('sha256')
        .update(readFileSync(join(workspace, file)))
        .digest(),
    );
  return files.length === 0 ? '' : sum.digest('hex');
};

/** A matcher for paths below the workspace: `**`, `*` and `?`. */
export const globToRegExp = (glob: string): RegExp => {
  const source = glob
    .replace(/^\.\//, '')
    .replace(/[.+^$()|{}[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*\*|\*|\?/g, (wildcard) => wildcards[wildcard] ?? wildcard);
  return new RegExp(`^${source}$`);
};

const wildcards: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
};
