import {type ExpressionFunction} from './evaluate.js';
import {hashFiles} from './hash-files.js';
import {equal, textOf} from './values.js';

export type Status = 'success' | 'failure' | 'cancelled';

/** The functions that look at the job's status. */
export const statusFunctions = (status: Status): Record<string, ExpressionFunction> => ({
  always: () => true,
  success: () => status === 'success',
  failure: () => status === 'failure',
  cancelled: () => status === 'cancelled',
});

const lower = (value: unknown) => textOf(value).toLowerCase();

/** The functions that every expression may call. */
export const generalFunctions = (workspace: string): Record<string, ExpressionFunction> => ({
  contains: (where, what) =>
    Array.isArray(where) ? where.some((item) => equal(item, what)) : lower(where).includes(lower(what)),
  startsWith: (text, prefix) => lower(text).startsWith(lower(prefix)),
  endsWith: (text, suffix) => lower(text).endsWith(lower(suffix)),
  format: (template, ...values) =>
    textOf(template).replace(/\{\{|\}\}|\{(\d+)\}/g, (found, index?: string) =>
      index === undefined ? found.slice(1) : textOf(values[Number(index)]),
    ),
  join: (items, separator = ',') =>
    Array.isArray(items) ? items.map(textOf).join(textOf(separator)) : textOf(items),
  toJSON: (value) => JSON.stringify(value, null, 2),
  fromJSON: (text) => JSON.parse(textOf(text)) as unknown,
  hashFiles: (...patterns) => hashFiles(workspace, patterns.map(textOf)),
});
