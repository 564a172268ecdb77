// What every part of the bench is given, and how it samples.

/**
 * @typedef {object} Bench
 * @property {boolean} isQuick
 * @property {boolean} isAll whether nothing is left out for the time that it takes
 * @property {number} samples how many of each
 * @property {() => boolean} isOver whether nothing more is to be begun, because a quick run has had its time
 * @property {readonly string[]} parts the names of those that were asked for
 * @property {readonly import('../roots/roots.mjs').Recipe[]} recipes
 * @property {import('../record.mjs').Record} record
 * @property {(line: string) => void} say
 */

export const over = 'the quick run had no time left for it';

/**
 * Does something several times, one after the other.
 * @template Sample
 * @param {number} count
 * @param {() => Promise<Sample>} action
 * @returns {Promise<Sample[]>}
 */
export const repeat = async (count, action) => {
  const samples = [];
  for (let index = 0; index < count; index++) samples.push(await action());
  return samples;
};

/** @param {unknown} error */
export const reasonOf = (error) =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
