/** What one step wrote to the files that the runner gave it. */
export interface FileCommands {
  readonly env: Readonly<Record<string, string>>;
  readonly output: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly path: readonly string[];
  readonly summary: string;
  /** What the runner says of those that it could not use; any of them fails the step. */
  readonly errors: readonly string[];
}

export const noFileCommands: FileCommands = {
  env: {},
  output: {},
  state: {},
  path: [],
  summary: '',
  errors: [],
};

/** Reads `name=value` lines and `name<<DELIMITER` blocks. Throws as the runner does. */
export const parseKeyValues = (text: string): Record<string, string> => {
  const values: Record<string, string> = {};
  const lines = text.split('\n');
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (line === '') continue;
    const [, name = '', separator, rest = ''] = /^(.*?)(<<|=)(.*)$/s.exec(line) ?? [];
    if (separator === undefined || name === '') throw new Error(`Invalid format '${line}'`);
    values[name] = separator === '=' ? rest : block(lines, rest);
  }
  return values;
};

/** Takes the lines up to the delimiter. */
const block = (lines: string[], delimiter: string): string => {
  const end = lines.indexOf(delimiter);
  if (delimiter === '' || end < 0) {
    throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
  }
  const content = lines.splice(0, end + 1);
  return content.slice(0, -1).join('\n');
};

/** Reads the variables that a step sets for later steps; NODE_OPTIONS is refused. */
export const parseEnvironment = (text: string): Record<string, string> => {
  const values = parseKeyValues(text);
  if (Object.keys(values).some((name) => name.toUpperCase() === 'NODE_OPTIONS')) {
    throw new Error("Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
  }
  return values;
};

export const parsePath = (text: string): string[] => text.split('\n').filter((line) => line !== '');

const maximalSummary = 1024 * 1024;

/** A summary that is too long is dropped. */
export const checkSummary = (text: string): string => {
  const size = Buffer.byteLength(text);
  if (size > maximalSummary) {
    throw new Error(`$GITHUB_STEP_SUMMARY upload aborted, supports content up to 1024k, got ${size} bytes`);
  }
  return text;
};
