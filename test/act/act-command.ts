import {join} from 'node:path';

import {type RunnerUser} from '../runner/user.js';

type Variables = Readonly<Record<string, string>>;

/** Where a run of act keeps its files: all of it belongs to the user. */
export interface ActLayout {
  readonly base: string;
  readonly act: string;
  readonly node: string;
  readonly repository: string;
  readonly event: string;
}

export const actLayoutBelow = (base: string): ActLayout => ({
  base,
  act: join(base, 'bin', 'act'),
  node: join(base, 'node24', 'node'),
  repository: join(base, 'repository'),
  event: join(base, 'event.json'),
});

export interface ActArguments {
  /** Below the repository. */
  readonly workflow: string;
  readonly eventName: string;
  readonly job?: string | undefined;
  /** Whether another cache service takes the place of act's own. */
  readonly hasService: boolean;
}

/** The command line of act: jobs run on this machine, nothing is asked, nothing is pulled. */
export const actArguments = (layout: ActLayout, options: ActArguments): [string, ...string[]] => [
  layout.act,
  options.eventName,
  ...['--workflows', options.workflow, '--eventpath', layout.event],
  ...(options.job === undefined ? [] : ['--job', options.job]),
  ...['ubuntu-latest', 'ubuntu-26.04', 'ubuntu-24.04'].flatMap((label) => [
    '--platform',
    `${label}=-self-hosted`,
  ]),
  ...['--pull=false', '--action-offline-mode', '--rm', '--json', '--concurrent-jobs', '1'],
  ...['--action-cache-path', join(layout.base, 'act')],
  ...(options.hasService ? ['--no-cache-server'] : ownCache(layout)),
];

const ownCache = ({base}: ActLayout): string[] => [
  ...['--cache-server-path', join(base, 'cache'), '--cache-server-addr', '127.0.0.1'],
  ...['--cache-server-port', '0'],
];

/** The environment of act, all of which its jobs see too. Node 24 goes first: act runs the `node` of PATH. */
export const actEnvironment = (
  {base, node}: ActLayout,
  user: RunnerUser,
  {service, extra, trackingId}: {service: Variables | undefined; extra: Variables; trackingId: string},
): Record<string, string> => ({
  HOME: user.home,
  USER: user.name,
  LOGNAME: user.name,
  SHELL: '/bin/bash',
  LANG: 'C.UTF-8',
  PATH: `${join(node, '..')}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
  XDG_CACHE_HOME: join(base, 'xdg-cache'),
  XDG_CONFIG_HOME: join(base, 'xdg-config'),
  RUNNER_TRACKING_ID: trackingId,
  ...service,
  ...extra,
});
