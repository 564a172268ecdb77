// What every peer is. A task takes its own time, without what it takes to tidy up after it. A peer that has no such
// operation has no such task, and says in `lacks` why.

/** @typedef {import('../roots/prepare.mjs').Prepared} Prepared */
/** @typedef {import('../setting/change.mjs').Change} Change */
/** @typedef {{pause: number, safe?: number, bytes?: number}} Commit milliseconds, milliseconds, and bytes to keep */

/**
 * @typedef {object} Tasks
 * @property {() => Promise<number>} start from what is kept to the end of a first command, in a root that may be written to
 * @property {() => Promise<number>} ephemeral the same, and the root dropped again
 * @property {() => Promise<number>} restore the same as start, from a file or directory that is shared between machines
 * @property {() => Promise<number>} enter a command in a root that is there
 * @property {(change: Change) => Promise<Commit>} commit
 * @property {(change: Change) => Promise<number>} rollback
 * @property {(count: number) => Promise<number>} many so many roots at once, until the last has ended its first command
 */

/** @typedef {{tasks: Partial<Tasks>, end: () => Promise<unknown>}} Session */

/**
 * @typedef {object} Peer
 * @property {string} name
 * @property {string} what
 * @property {string} unpacks whether its start unpacks or copies the whole root: no, or how
 * @property {boolean} [isSlow] too slow for the quick run, which has a peer of its kind
 * @property {'small' | 'middle'} [largest] the largest root that it is measured on, unless `--all` asks for all: what copies the
 *   whole root for a sample takes hours for the large one
 * @property {readonly string[]} packages Debian packages that have what it needs
 * @property {readonly string[]} programs what it needs
 * @property {Partial<Record<keyof Tasks, string>>} lacks why it has no such task
 * @property {(root: Prepared, place: string) => Promise<Session>} prepare rejects where the peer cannot run on this machine
 */
export {};
