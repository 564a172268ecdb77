import {accessSync, constants, existsSync} from 'node:fs';
import {join} from 'node:path';

import {RootstockError} from '../errors.js';
import {type Argv, runCommand} from './command.js';
import {standardPath} from './namespace.js';

/** A program or file that Rootstock may need, and the package that has it. */
const packages = {
  mksquashfs: 'squashfs-tools',
  'mkfs.erofs': 'erofs-utils',
  getfattr: 'attr',
  setfattr: 'attr',
  mmdebstrap: 'mmdebstrap',
  debootstrap: 'debootstrap',
  xz: 'xz-utils',
  zstd: 'zstd',
  'mkfs.ext4': 'e2fsprogs',
  skopeo: 'skopeo',
  '/usr/share/keyrings/debian-archive-keyring.gpg': 'debian-archive-keyring',
  '/usr/share/keyrings/ubuntu-archive-keyring.gpg': 'ubuntu-keyring',
} as const;

export type Tool = keyof typeof packages;

/** The names other package managers use where they are not Debian's. */
const otherNames: Partial<Record<string, Partial<Record<string, string>>>> = {
  dnf: {'xz-utils': 'xz'},
  zypper: {'squashfs-tools': 'squashfs', 'xz-utils': 'xz'},
  apk: {'xz-utils': 'xz'},
  pacman: {'xz-utils': 'xz'},
};

interface PackageManager {
  readonly program: string;
  readonly update?: Argv;
  readonly install: Argv;
}

const packageManagers: readonly PackageManager[] = [
  {
    program: 'apt-get',
    update: ['apt-get', 'update', '-q'],
    install: ['apt-get', 'install', '-y', '-q', '--no-install-recommends'],
  },
  {program: 'dnf', install: ['dnf', 'install', '-y']},
  {program: 'zypper', install: ['zypper', '--non-interactive', 'install']},
  {program: 'apk', install: ['apk', 'add']},
  {program: 'pacman', install: ['pacman', '-S', '--noconfirm']},
];

export interface ToolOptions {
  /** Whether missing tools may be installed. */
  readonly install: boolean;
  readonly say: (line: string) => void;
  /** Runs an installation; for what has to be done before and after one. */
  readonly around?: (install: () => Promise<void>) => Promise<void>;
}

/** The path of a program, or undefined. The standard directories count too: users' PATH often has no sbin. */
export const findProgram = (name: string): string | undefined =>
  [...new Set([...(process.env['PATH'] ?? '').split(':'), ...standardPath.split(':')])]
    .filter(Boolean)
    .map((directory) => join(directory, name))
    .find(isExecutable);

const isInstalled = (tool: Tool): boolean =>
  tool.startsWith('/') ? existsSync(tool) : findProgram(tool) !== undefined;

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * Sees that every tool is installed: installs what is missing with the machine's own package manager, and says so in one
 * line. Throws, with the command that would install them, where it may not or cannot.
 */
export const requireTools = async (
  tools: readonly Tool[],
  {install, say, around}: ToolOptions,
): Promise<void> => {
  const missing = tools.filter((tool) => !isInstalled(tool));
  if (missing.length === 0) return;
  const packageManager = packageManagers.find(({program}) => findProgram(program) !== undefined);
  const names = packageNames(missing, packageManager?.program);
  const command = [...(packageManager?.install ?? ['install']), ...names].join(' ');
  const what = `looking for ${missing.join(', ')}`;
  if (!install)
    throw new RootstockError(
      what,
      'not installed, and --no-install was given',
      `Install with \`${command}\``,
    );
  if (!packageManager) {
    throw new RootstockError(
      what,
      'not installed, and no known package manager was found',
      `Install ${names.join(', ')}`,
    );
  }
  say(`installing ${names.join(', ')}: \`${command}\``);
  const environment = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
  const [program, ...rest] = packageManager.install;
  const installation: Argv = [program, ...rest, ...names];
  try {
    const work = (): Promise<void> => installWithFreshLists(packageManager, installation, environment);
    await (around ? around(work) : work());
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new RootstockError(`installing ${names.join(', ')}`, why, `Install by hand with \`${command}\``);
  }
  const still = missing.filter((tool) => !isInstalled(tool));
  if (still.length > 0)
    throw new RootstockError(what, `${names.join(', ')} did not bring it`, 'Install it by hand');
};

/** Package lists may be missing (a fresh image) or old (a package is gone): then they are fetched, and it tries again. */
const installWithFreshLists = async (
  {update}: PackageManager,
  installation: Argv,
  environment: NodeJS.ProcessEnv,
): Promise<void> => {
  try {
    await runCommand(installation, {environment});
  } catch (error) {
    if (!update) throw error;
    await runCommand(update, {environment});
    await runCommand(installation, {environment});
  }
};

/** The packages that bring the tools, each once, by the names of that package manager. */
export const packageNames = (tools: readonly Tool[], packageManager = 'apt-get'): string[] => [
  ...new Set(tools.map((tool) => otherNames[packageManager]?.[packages[tool]] ?? packages[tool])),
];
