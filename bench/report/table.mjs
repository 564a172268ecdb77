// One line for each measure: the median, the distance between the quartiles, and how many times Rootstock's it is.
import {format} from '../record.mjs';
import {median, spread} from '../statistics.mjs';

/** @typedef {import('../record.mjs').Measure} Measure */

/** Measures of the same thing, of which the peers can be compared. @param {readonly Measure[]} measures @returns {Measure[][]} */
export const groups = (measures) => {
  const name = (/** @type {Measure} */ {what, root, variant}) => [what, root, variant].join('\0');
  const names = [...new Set(measures.map(name))];
  return names.map((one) => measures.filter((measure) => name(measure) === one));
};

/** What the others of a group are compared with. @param {readonly Measure[]} group */
export const reference = (group) => group.find(({peer}) => peer === 'Rootstock') ?? group[0];

/** @param {Measure} measure @param {readonly Measure[]} group @returns {string} such as 12.3x */
export const ratioOf = (measure, group) => {
  const own = reference(group);
  if (!own || own === measure) return '';
  return `${(median(measure.samples) / median(own.samples)).toPrecision(3)}x ${own.peer}`;
};

/** @param {readonly Measure[]} measures @returns {string} */
export const textTable = (measures) =>
  ['median, and the distance between the quartiles:', ...groups(measures).flatMap(rowsOf)].join('\n');

/** @param {readonly Measure[]} group @returns {string[]} */
const rowsOf = (group) => {
  const {what = '', root = '', variant = ''} = group[0] ?? {};
  const rows = group.map((measure) => {
    const {peer, unit, samples} = measure;
    const values = [format(median(samples), unit), format(spread(samples), unit)];
    const cells = values.map((value) => value.padStart(12)).join('');
    return `  ${peer.padEnd(30)}${cells}   ${ratioOf(measure, group)}`.trimEnd();
  });
  return [[what, root, variant].filter(Boolean).join(', '), ...rows];
};
