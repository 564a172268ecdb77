import {writeSync} from 'node:fs';

/** Writes a line of the answer to standard output. */
export const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

export const printJson = (value: unknown): void => {
  print(JSON.stringify(value, null, 2));
};

/**
 * Writes a line for the person to standard error. Not by process.stderr: that makes a pipe non-blocking, and the programs
 * that write to the same pipe meanwhile would lose what does not fit.
 */
export const printAside = (line: string): void => {
  try {
    writeSync(2, `${line}\n`);
  } catch {
    // Nobody reads it, which is no reason to leave the work undone.
  }
};

/** Columns as wide as their widest cell, two spaces apart; cells of numbers stand to the right. */
export const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isNumeric = (text: string): boolean => /^[\d.]+( [kMGT]?B)?$/.test(text);
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return isNumeric(cell) ? cell.padStart(width) : cell.padEnd(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
