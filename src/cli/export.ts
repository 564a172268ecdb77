import {statSync} from 'node:fs';
import {isatty} from 'node:tty';
import {resolve} from 'node:path';

import {type Command, Option} from 'commander';

import {UsageError} from '../errors.js';
import {formatBytes, formatSeconds} from '../host/format.js';
import {requireNewDirectory, writeNewDirectory} from '../host/new-directory.js';
import {requireReplaceable, type Target, writeNewFile, writeStandardOutput} from '../host/new-file.js';
import {withProgress} from '../host/progress.js';
import {exportArchive, type Exported, type WriteFile} from '../root/export-archive.js';
import {exportImage, exportImageArchive} from '../root/export-image.js';
import {sweepStaging} from '../snapshot/store.js';
import {type Context, type WithContext} from './context.js';
import {givePromisedNames} from './pack-and-say.js';
import {printJson} from './print.js';
import {rootOption} from './root-options.js';

const formats = ['rootstock', 'oci-archive', 'oci-layout', 'docker-archive'] as const;

interface ExportOptions {
  readonly root: string;
  readonly format: (typeof formats)[number];
  readonly force?: boolean;
  readonly json?: boolean;
}

export const registerExport = (program: Command, withContext: WithContext): void => {
  program
    .command('export')
    .description('write a snapshot to one file, for `import` on another machine, or as a container image')
    .argument('<snapshot>', 'a snapshot of the root, a key, or the digest of a layer')
    .argument('<file>', 'where to; - is standard output')
    .addOption(rootOption())
    .addOption(new Option('--format <format>', 'what is written').choices(formats).default('rootstock'))
    .option('--force', 'replace a file that exists')
    .option('--json', 'print what was written as JSON')
    .action((word: string, file: string, options: ExportOptions) =>
      withContext((context) => exportSnapshot(context, word, file, options)),
    );
};

const exportSnapshot = async (
  context: Context,
  word: string,
  file: string,
  options: ExportOptions,
): Promise<number> => {
  const {store, say} = context;
  const {root, format, json} = options;
  const target = targetOf(context, file, options);
  // What killed exports left takes room that this one may need.
  await sweepStaging(store);
  await givePromisedNames(context, root);
  const began = Date.now();
  const {snapshot, descriptions} = await withProgress(`exporting "${word}"`, say, () =>
    write(context, word, target, options),
  );
  const size = target && format !== 'oci-layout' ? statSync(target.path).size : undefined;
  if (json)
    printJson({
      ...{name: snapshot.name, format, file: target?.path, base: snapshot.base.name},
      ...{layers: descriptions.map(({digest}) => digest), sizeBytes: size},
    });
  say(
    `exported "${snapshot.name}"${target ? ` to ${file}` : ''}: ${descriptions.length} layers` +
      `${size === undefined ? '' : `, ${formatBytes(size)}`}, in ${formatSeconds(Date.now() - began)}`,
  );
  return 0;
};

const write = (
  {store, say}: Context,
  word: string,
  target: Target | undefined,
  {root, format}: ExportOptions,
): Promise<Exported> => {
  const toFile: WriteFile = (fill) => (target ? writeNewFile(target, fill) : writeStandardOutput(fill));
  switch (format) {
    case 'rootstock':
      return exportArchive(store, root, word, toFile);
    case 'oci-archive':
      return exportImageArchive(store, root, word, {kind: 'oci', say}, toFile);
    case 'docker-archive':
      return exportImageArchive(store, root, word, {kind: 'docker', say}, toFile);
    case 'oci-layout':
      if (!target)
        throw new UsageError('export to -', 'an oci-layout is a directory', 'Use --format oci-archive');
      return writeNewDirectory(target, (directory) =>
        exportImage(store, root, word, {kind: 'oci', directory, say}),
      );
  }
};

/** Undefined for standard output. Throws UsageError for a place that cannot take it, before anything is done. */
const targetOf = (
  {directory, caller}: Context,
  file: string,
  {format, force = false, json}: ExportOptions,
): Target | undefined => {
  if (file !== '-') {
    const target = {path: resolve(directory, file), owner: caller, force};
    if (format === 'oci-layout') requireNewDirectory(target);
    else requireReplaceable(target);
    return target;
  }
  if (isatty(1))
    throw new UsageError('export to -', 'standard output is a terminal', 'Name a file, or give it a pipe');
  if (json) throw new UsageError('--json', 'standard output gets the file itself', 'Name a file');
  return undefined;
};
