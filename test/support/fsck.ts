import {type Reported} from '../../src/root/fsck.js';
import {type Workshop} from './workshop.js';

/** What `fsck --json` says, and its status. */
export interface FsckReport {
  readonly exitCode: number | null;
  readonly checked: Readonly<Record<'layers' | 'bytes' | 'snapshots' | 'keys' | 'bases' | 'roots', number>>;
  readonly findings: readonly Reported[];
}

export const fsck = async (
  {rootstock}: Pick<Workshop, 'rootstock'>,
  ...options: readonly string[]
): Promise<FsckReport> => {
  const {exitCode, stdout, stderr} = await rootstock(['fsck', '--json', ...options]);
  if (!stdout.startsWith('{')) throw new Error(`fsck did not get to its end: ${stderr}`);
  return {exitCode, ...JSON.parse(stdout)};
};
