import {join} from 'node:path';

import {messageOf, RootstockError} from '../errors.js';
import {type Argv, CommandError, runCommand} from '../host/command.js';
import {inNamespace, withNamespace} from '../host/namespace.js';
import {findProgram, requireTools, type ToolOptions} from '../host/tools.js';
import {type BlobDigest, hexOf} from './image.js';
import {type ImageReference, isLoopback} from './image-reference.js';

/** A program that talks to registries, with the caller's own credentials. */
export type ImageTool = 'skopeo' | 'podman' | 'docker';

/** The one that this machine has, the best first; skopeo is installed where there is none. */
export const requireImageTool = async (tools: ToolOptions | undefined): Promise<ImageTool> => {
  const found = (['skopeo', 'podman', 'docker'] as const).find((name) => findProgram(name) !== undefined);
  if (found) return found;
  await requireTools(['skopeo'], tools ?? {install: false, say: () => undefined});
  return 'skopeo';
};

/** The reference as a tool takes it: by digest where there is one, since some refuse both. */
export const nameForTool = ({repository, tag, digest}: ImageReference): string =>
  digest === undefined ? `${repository}:${tag}` : `${repository}@${digest}`;

/** Prints the manifest, or the config, of an image, its bytes as they are. */
export const skopeoInspectArguments = (reference: ImageReference, part: 'manifest' | 'config'): Argv => [
  'skopeo',
  '--command-timeout=60s',
  'inspect',
  '--raw',
  ...(part === 'config' ? ['--config'] : []),
  ...(isLoopback(reference.registry) ? ['--tls-verify=false'] : []),
  `docker://${nameForTool(reference)}`,
];

/** Copies an image into a directory, as it is: converted to another format it would be another image. */
export const skopeoCopyArguments = (reference: ImageReference, directory: string): Argv => [
  'skopeo',
  'copy',
  '--quiet',
  '--preserve-digests',
  ...(isLoopback(reference.registry) ? ['--src-tls-verify=false'] : []),
  `docker://${nameForTool(reference)}`,
  `dir:${directory}`,
];

/** Where that puts a blob. */
export const copiedBlob = (directory: string, digest: BlobDigest): string => join(directory, hexOf(digest));

export const podmanPullArguments = (reference: ImageReference): Argv => [
  'podman',
  'pull',
  '--quiet',
  ...(isLoopback(reference.registry) ? ['--tls-verify=false'] : []),
  nameForTool(reference),
];

export const dockerInspectArguments = (reference: ImageReference): Argv => [
  'docker',
  'manifest',
  'inspect',
  '--verbose',
  ...(isLoopback(reference.registry) ? ['--insecure'] : []),
  nameForTool(reference),
];

/** Writes an image of the tool's own store as an archive. */
export const saveArguments = (tool: 'podman' | 'docker', image: string, file: string): Argv => [
  tool,
  'save',
  ...(tool === 'podman' ? ['--quiet', '--format=docker-archive'] : []),
  `--output=${file}`,
  image,
];

/** What the caller's credentials and proxies are found by; the program itself runs as root. */
const carried =
  /^(HOME|XDG_RUNTIME_DIR|XDG_CONFIG_HOME|REGISTRY_AUTH_FILE|DOCKER_CONFIG|DOCKER_HOST|SSL_CERT_FILE|SSL_CERT_DIR|((https?|no|all)_proxy))$/i;

export const toolEnvironment = (caller: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv => ({
  ...process.env,
  ...Object.fromEntries(Object.entries(caller).filter(([name]) => carried.test(name))),
  LC_ALL: 'C',
});

/**
 * Runs such a program to its end, or to ours, and returns what it printed, its bytes as they are. Throws RootstockError, with
 * the reference and what to do, when it fails.
 */
export const runImageTool = async (
  reference: ImageReference,
  argv: Argv,
  caller: Readonly<Record<string, string | undefined>>,
): Promise<Buffer> => {
  try {
    const {stdout} = await withNamespace('rootstock: asking a registry', (namespace) =>
      runCommand(inNamespace(namespace, argv), {bytes: true, environment: toolEnvironment(caller)}),
    );
    return Buffer.from(stdout, 'latin1');
  } catch (error) {
    const why =
      error instanceof CommandError ? lastMessage(error.stderr) || messageOf(error) : messageOf(error);
    throw new RootstockError(
      `base "oci:${nameForTool(reference)}"`,
      `${argv[0]} says: ${why}`,
      adviceFor(why, reference, argv[0]),
    );
  }
};

/** Without the time and the level that skopeo and podman write. */
export const lastMessage = (text: string): string => {
  const last = text.trim().split('\n').at(-1) ?? '';
  const quoted = /^time=.*? msg=("(?:[^"\\]|\\.)*")/.exec(last)?.[1];
  try {
    return quoted === undefined ? last.replace(/^Error: /, '') : (JSON.parse(quoted) as string);
  } catch {
    return last;
  }
};

export const adviceFor = (why: string, {registry}: ImageReference, tool: string): string => {
  if (/unauthorized|authentication|denied|forbidden/i.test(why))
    return `Check the name, and log in with \`${tool} login ${registry}\``;
  if (/unknown|not found|no such manifest/i.test(why)) return 'Check the name and the tag';
  if (/dial|lookup|timeout|timed out|refused|unreachable|deadline|no such host/i.test(why))
    return `Check that this machine reaches ${registry}`;
  return `Check the name, that this machine reaches ${registry}, and whether it wants a login`;
};
