import {mkdir} from 'node:fs/promises';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {UsageError} from '../errors.js';
import {type Argv, runCommand} from '../host/command.js';
import {inNamespace, withNamespace} from '../host/namespace.js';
import {findProgram, requireTools, type Tool} from '../host/tools.js';
import {architecture} from './architecture.js';
import {type Base} from './base.js';

type Distribution = 'debian' | 'ubuntu';

/** Suites that are served today; newer ones are learnt from the machine's distro-info-data where that is installed. */
const knownSuites: Record<Distribution, readonly string[]> = {
  debian: [
    ...['bullseye', 'bookworm', 'trixie', 'forky', 'duke', 'sid'],
    ...['oldoldstable', 'oldstable', 'stable', 'testing', 'unstable'],
  ],
  ubuntu: ['focal', 'jammy', 'noble', 'plucky', 'questing', 'resolute'],
};

const keyrings: Record<Distribution, Tool> = {
  debian: '/usr/share/keyrings/debian-archive-keyring.gpg',
  ubuntu: '/usr/share/keyrings/ubuntu-archive-keyring.gpg',
};

/** Base `debian:SUITE` or `ubuntu:SUITE`: a minimal system (essential packages and apt), fresh from the distribution's archive. */
export const debianBase = (distribution: Distribution, suite: string): Base => {
  const suites = [...knownSuites[distribution], ...suitesOnThisMachine(distribution)];
  if (!suites.includes(suite)) {
    throw new UsageError(
      `base "${distribution}:${suite}"`,
      `${distribution} has no suite of that name that is known here`,
      `Use one of ${[...new Set(suites)].slice(0, 20).join(', ')}`,
    );
  }
  return {
    name: `${distribution}:${suite}`,
    kind: 'layer',
    identity: () => Promise.resolve(`${distribution} ${suite} minbase ${architecture()}`),
    make: async (staging, {tools, say}, use) => {
      const hasDebootstrap =
        findProgram('mmdebstrap') === undefined && findProgram('debootstrap') !== undefined;
      await requireTools([hasDebootstrap ? 'debootstrap' : 'mmdebstrap', keyrings[distribution]], tools);
      const tree = join(staging, 'tree');
      await mkdir(tree, {mode: 0o755});
      const argv = hasDebootstrap ? debootstrapArguments(suite, tree) : mmdebstrapArguments(suite, tree);
      // It mounts inside the tree while it works: in a namespace, so that nothing stays mounted however it ends.
      await withNamespace(`rootstock: making ${distribution}:${suite}`, (namespace) =>
        runCommand(inNamespace(namespace, argv), {onLine: say}),
      );
      return use({tree, owned: true});
    },
  };
};

export const mmdebstrapArguments = (suite: string, tree: string): Argv => [
  'mmdebstrap',
  '--mode=root',
  '--variant=minbase',
  '--format=directory',
  suite,
  tree,
];

export const debootstrapArguments = (suite: string, tree: string): Argv => [
  'debootstrap',
  '--variant=minbase',
  suite,
  tree,
];

/** The third column of distro-info-data's tables is the suite. */
const suitesOnThisMachine = (distribution: Distribution): string[] => {
  try {
    return readFileSync(`/usr/share/distro-info/${distribution}.csv`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[2] ?? '')
      .filter((suite) => /^[a-z]+$/.test(suite));
  } catch {
    return [];
  }
};
