import {arch} from 'node:os';

/** For which machines something is, in Go's words, as images have it. What is not said is left out. */
export interface Platform {
  readonly os?: string | undefined;
  readonly architecture?: string | undefined;
  readonly variant?: string | undefined;
}

/** Node's names of machines, where Go has another one. */
const goNames: Readonly<Record<string, string>> = {
  x64: 'amd64',
  ia32: '386',
  ppc64: 'ppc64le',
  loong64: 'loong64',
  mipsel: 'mipsle',
};

/** The variants that a machine runs, the best first. A machine of a later x86-64 level is not told apart, so it takes the first. */
const variants: Readonly<Record<string, readonly string[]>> = {
  amd64: ['', 'v1'],
  arm64: ['v8', ''],
  arm: ['v7', 'v6', 'v5', ''],
};

/** @param machine as Node says it */
export const goArchitecture = (machine: string = arch()): string => goNames[machine] ?? machine;

/** How well a platform suits a machine: 0 is best; undefined when it is for others. What is not said suits every machine. */
export const suitability = (
  {os = 'linux', architecture, variant = ''}: Platform,
  machine: string = goArchitecture(),
): number | undefined => {
  if (os !== 'linux' || (architecture ?? machine) !== machine) return undefined;
  const rank = (variants[machine] ?? ['']).indexOf(variant);
  return rank < 0 ? undefined : rank;
};

/** `linux/arm64/v8` */
export const platformName = ({os, architecture, variant}: Platform): string =>
  [os ?? 'unknown', architecture ?? 'unknown', ...(variant ? [variant] : [])].join('/');
