// What was measured, and what could not be: the one thing that all parts write to and all reports read.
import {median} from './statistics.mjs';

/**
 * @typedef {object} Measure
 * @property {string} part
 * @property {string} what the task, as people name it
 * @property {string} root small, middle, large, or what else it was measured on
 * @property {string} variant how much of it: '100 MB, 200 files', '16 roots', or nothing
 * @property {string} peer
 * @property {'ms' | 'bytes' | 'MB' | 'count'} unit
 * @property {number[]} samples
 */

/** @typedef {{part: string, root: string, peer: string, reason: string}} Missing what was not measured, and why */

/** @param {(line: string) => void} say */
export const openRecord = (say) => {
  /** @type {Measure[]} */
  const measures = [];
  /** @type {Missing[]} */
  const missing = [];
  return {
    measures,
    missing,
    /** @param {Measure} measure */
    add: (measure) => {
      measures.push(measure);
      const {root, peer, what, variant, unit, samples} = measure;
      say(`  ${[root, peer, what, variant].filter(Boolean).join(', ')}: ${format(median(samples), unit)}`);
    },
    /** @param {Missing} one */
    miss: (one) => {
      missing.push(one);
      say(`  ${[one.root, one.peer, one.part].filter(Boolean).join(', ')}: not measured: ${one.reason}`);
    },
  };
};

/** @typedef {ReturnType<typeof openRecord>} Record */

/** @param {number} value @param {Measure['unit']} unit */
export const format = (value, unit) => {
  if (unit === 'ms')
    return value < 1000 ? `${value.toFixed(value < 10 ? 1 : 0)} ms` : `${(value / 1000).toFixed(2)} s`;
  if (unit === 'bytes') return `${(value / 1e6).toFixed(1)} MB`;
  return unit === 'MB' ? `${value.toFixed(0)} MB` : value.toFixed(0);
};
