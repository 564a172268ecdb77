import {type ChildProcess, spawn} from 'node:child_process';
import {mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';

import typescript from 'typescript';

const top = resolve(import.meta.dirname, '../..');

/** The lower half of the sources as JavaScript in a directory, for a test that needs another process of Rootstock. */
export const compileSources = (directory: string): string => {
  const sources = join(top, 'src');
  const names = readdirSync(sources, {recursive: true, encoding: 'utf8'}).filter((name) =>
    /^(errors|(host|remote|layer|base|snapshot)\/.*)\.ts$/.test(name),
  );
  for (const name of names) {
    const output = join(directory, name.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(output), {recursive: true});
    writeFileSync(output, transpile(readFileSync(join(sources, name), 'utf8')));
  }
  writeFileSync(join(directory, 'package.json'), '{"type": "module"}');
  symlinkSync(join(top, 'node_modules'), join(directory, 'node_modules'));
  return directory;
};

const transpile = (source: string): string =>
  typescript.transpileModule(source, {
    compilerOptions: {
      target: typescript.ScriptTarget.ES2022,
      module: typescript.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    },
  }).outputText;

/** Starts a Node process on a module whose imports are relative to the compiled sources. */
export const startModule = (compiled: string, code: string): ChildProcess => {
  const file = join(compiled, `script-${process.hrtime.bigint()}.js`);
  writeFileSync(file, code);
  return spawn(process.execPath, [file], {stdio: ['ignore', 'pipe', 'inherit']});
};

/** The first thing that a process prints. */
export const firstOutput = (child: ChildProcess): Promise<string> =>
  new Promise((done, fail) => {
    child.stdout?.once('data', (chunk: Buffer) => {
      done(chunk.toString().trim());
    });
    child.once('close', () => {
      fail(new Error('it ended without a word'));
    });
  });
