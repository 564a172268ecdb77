import {type Argv} from './command.js';

/** One mount, as a line of fstab(5) has it. */
export interface TableEntry {
  readonly source: string;
  readonly target: string;
  /** `none` for a bind. */
  readonly type: string;
  /** As mount(8) takes them, with commas between. */
  readonly options: string;
}

/**
 * Mounts, in their order, all that a table has: one program, since each costs as much as its mount. The table must be a file:
 * libmount refuses pipes.
 */
export const mountTableArguments = (table: string): Argv => ['mount', '--all', '--fstab', table];

/** The text of such a table. */
export const mountTable = (entries: readonly TableEntry[]): string =>
  entries
    .map(
      ({source, target, type, options}) => `${escaped(source)} ${escaped(target)} ${type} ${options} 0 0\n`,
    )
    .join('');

/** What would end a field or a line is written as in mountinfo (getmntent(3)). */
const escaped = (path: string): string =>
  path.replace(/[ \t\n\\]/g, (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`);
