// Bundles each entry into its own folder of dist/, which is committed: a runner starts an action from what
// the repository holds, without an install step.
import {execFile} from 'node:child_process';
import {existsSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

const run = promisify(execFile);
const top = fileURLToPath(new URL('..', import.meta.url));
const {resolve} = createRequire(import.meta.url);

const entries = [
  {name: 'action/index', output: 'dist/action'},
  {name: 'cli/index', output: 'dist/cli'},
];

// Not by ncc: file by file it takes NodeNext sources for CommonJS, and otherwise it would check tests too.
const tscArguments = [resolve('typescript/bin/tsc'), '--project', 'tsconfig.build.json'];

/**
 * @param {{name: string, output: string}} entry
 * @returns {string[]}
 */
const nccArguments = ({name, output}) => [
  ...[resolve('@vercel/ncc/dist/ncc/cli.js'), 'build', `lib/${name}.js`, '--out', output],
  // A cache could hide a stale module.
  ...['--license', 'licenses.txt', '--no-cache', '--quiet'],
];

/**
 * @param {string} what
 * @param {string[]} args
 * @returns {Promise<string | undefined>} what went wrong, if anything
 */
const node = async (what, args) => {
  try {
    await run(process.execPath, args, {cwd: top});
    return undefined;
  } catch (error) {
    const {stdout, stderr} = /** @type {{stdout: string, stderr: string}} */ (error);
    return `${what} did not build:\n${stdout}${stderr}`;
  }
};

/**
 * @param {{name: string, output: string}} entry
 * @returns {Promise<string | undefined>}
 */
const bundle = async (entry) => {
  const source = `src/${entry.name}.ts`;
  if (!existsSync(`${top}/${source}`)) return `${source} does not exist, so ${entry.output} was not built`;
  await rm(`${top}/${entry.output}`, {recursive: true, force: true});
  return node(source, nccArguments(entry));
};

await rm(`${top}/lib`, {recursive: true, force: true});
const transpiled = await node('src', tscArguments);
const outcomes = transpiled === undefined ? await Promise.all(entries.map(bundle)) : [transpiled];
const failures = outcomes.filter((outcome) => outcome !== undefined);
for (const failure of failures) console.error(`build: ${failure}`);
process.exitCode = failures.length === 0 ? 0 : 1;
