export type Token =
  | {readonly type: 'literal'; readonly value: string | number | boolean | null}
  | {readonly type: 'name'; readonly value: string}
  | {readonly type: 'symbol'; readonly value: string};

const pattern =
  /\s*(?:'((?:[^']|'')*)'|(-?(?:0x[0-9a-f]+|\d+(?:\.\d+)?))|([A-Za-z_][\w-]*)|(&&|\|\||==|!=|<=|>=|[!<>().,*[\]]))/iy;

const constants: Readonly<Record<string, boolean | null>> = {true: true, false: false, null: null};

/** Splits an expression, without its `${{ }}`. */
export const tokens = (source: string): Token[] => {
  const found: Token[] = [];
  const text = source.trimEnd();
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match) throw new Error(`Unexpected symbol in expression: '${text.slice(at)}'`);
    found.push(token(match));
  }
  return found;
};

const token = ([, quoted, number, name, symbol]: RegExpExecArray): Token => {
  if (quoted !== undefined) return {type: 'literal', value: quoted.replaceAll("''", "'")};
  if (number !== undefined) return {type: 'literal', value: Number(number)};
  if (name === undefined) return {type: 'symbol', value: symbol ?? ''};
  return name in constants ? {type: 'literal', value: constants[name] ?? null} : {type: 'name', value: name};
};
