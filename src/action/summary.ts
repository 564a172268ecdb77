import {summary, warning} from '@actions/core';

import {messageOf} from '../errors.js';
import {formatBytes, formatSeconds} from '../host/format.js';
import {type Inputs} from './inputs.js';
import {type Made} from './main.js';

/** What was found and how long it took, as a table in the job's summary. */
export const writeMainSummary = (inputs: Inputs, made: Made, milliseconds: number): Promise<void> =>
  write(`Rootstock: root <code>${inputs.root}</code>`, [
    ['base', inputs.base],
    ['key', inputs.key === '' ? '–' : inputs.key],
    [
      'cache',
      made.match === 'exact' ? 'hit' : made.matchedKey === null ? 'miss' : `miss, from ${made.matchedKey}`,
    ],
    [
      'layers',
      `${made.layerCount}, ${formatBytes(made.sizeBytes)}${made.packing ? ' and what is being packed' : ''}`,
    ],
    ['ready after', formatSeconds(milliseconds)],
  ]);

export const writePostSummary = (saved: readonly {key: string; bytes: number}[]): Promise<void> =>
  write(
    'Rootstock: saved',
    saved.map(({key, bytes}) => [key, bytes === 0 ? 'all its layers were there' : formatBytes(bytes)]),
  );

const write = async (heading: string, rows: readonly (readonly [string, string])[]): Promise<void> => {
  try {
    const cells = rows.map(([name, value]) => [{data: name, header: true}, escapeHtml(value)]);
    await summary.addHeading(heading, 3).addTable(cells).write();
  } catch (error) {
    // Other runners have no summary.
    warning(`the job summary was not written: ${messageOf(error)}`);
  }
};

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
