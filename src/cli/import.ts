import {createReadStream, statSync} from 'node:fs';
import {isatty} from 'node:tty';
import {join, resolve} from 'node:path';

import {type Command} from 'commander';

import {parseBase, referenceOf} from '../base/base.js';
import {UsageError} from '../errors.js';
import {formatBytes, formatSeconds} from '../host/format.js';
import {withProgress} from '../host/progress.js';
import {bytesOf} from '../remote/remote.js';
import {importArchive, type Imported} from '../root/import-archive.js';
import {containerImage} from '../snapshot/archive-kind.js';
import {checkKey, isName} from '../snapshot/names.js';
import {type ArchiveSource} from '../snapshot/read-archive.js';
import {type Context, type WithContext} from './context.js';
import {givePromisedNames} from './pack-and-say.js';
import {printJson} from './print.js';
import {rootOption} from './root-options.js';

interface ImportOptions {
  readonly root: string;
  readonly asKey?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

export const registerImport = (program: Command, withContext: WithContext): void => {
  program
    .command('import')
    .description('take in what `export` wrote: a snapshot with its layers')
    .argument('<file>', 'a Rootstock file; - is standard input')
    .argument('[name]', 'the name that it gets (default: the one that it had)')
    .addOption(rootOption())
    .option('--as-key', 'as a key, found by --key; also what it is without such a root')
    .option('--force', 'move a name that exists; take in what is of another architecture')
    .option('--json', 'print what was taken in as JSON')
    .action((file: string, name: string | undefined, options: ImportOptions) =>
      withContext((context) => importFile(context, file, name, options)),
    );
};

const importFile = async (
  context: Context,
  file: string,
  name: string | undefined,
  {root, asKey = false, force = false, json}: ImportOptions,
): Promise<number> => {
  const {store, say} = context;
  if (name !== undefined) checkKey(name);
  const source = openSource(context, file);
  await givePromisedNames(context, root);
  const began = Date.now();
  const host = async () => referenceOf(await parseBase('host', context.base));
  const imported = await withProgress(`importing ${source.name}`, say, () =>
    importArchive(store, source, {root, name, asKey, force, host, say}),
  );
  const {snapshot, given, added} = imported;
  if (json) {
    printJson({
      ...{name: snapshot.name, kind: given, root: given === 'key' ? null : root, base: snapshot.base.name},
      ...{layers: snapshot.layers, added: added.map(({digest}) => digest)},
    });
  }
  say(`${importedText(imported, root, asKey)}, in ${formatSeconds(Date.now() - began)}`);
  if (given === 'key' && !asKey)
    say(
      `there is no root "${root}" yet: \`rootstock run --snapshot ${quoted(snapshot.name)}\` makes one of it`,
    );
  return 0;
};

const importedText = ({snapshot, given, added}: Imported, root: string, asKey: boolean): string => {
  const bytes = formatBytes(bytesOf(added));
  const as = given === 'snapshot' ? `into root "${root}"` : asKey ? 'as a key' : 'by key';
  return `imported "${snapshot.name}" ${as}: ${snapshot.layers.length} layers, ${added.length} of them new (${bytes})`;
};

/** For a shell, where a key needs it. */
const quoted = (name: string): string => (isName(name) ? name : `'${name.replaceAll("'", "'\\''")}'`);

const openSource = ({directory}: Context, file: string): ArchiveSource => {
  if (file === '-') {
    if (isatty(0))
      throw new UsageError('import of -', 'standard input is a terminal', 'Name a file, or give it a pipe');
    return {name: 'standard input', bytes: process.stdin};
  }
  const path = resolve(directory, file);
  const status = statSync(path, {throwIfNoEntry: false});
  const refuse = (why: string, advice?: string): never => {
    throw new UsageError(`import of ${file}`, why, advice);
  };
  if (!status) refuse('there is no such file');
  if (status?.isDirectory()) {
    const isImage = statSync(join(path, 'oci-layout'), {throwIfNoEntry: false}) !== undefined;
    if (isImage) refuse(containerImage.why, containerImage.advice);
    refuse('it is a directory', `To start from the system in it, use \`rootstock run --base dir:${file}\``);
  }
  return {name: file, bytes: createReadStream(path, {highWaterMark: 1 << 20})};
};
