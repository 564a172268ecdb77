import {type Token, tokens} from './tokens.js';
import {compare, equal, member, textOf, truth} from './values.js';

export type ExpressionFunction = (...args: unknown[]) => unknown;

/** What an expression can name. */
export interface Scope {
  readonly contexts: Readonly<Record<string, unknown>>;
  readonly functions: Readonly<Record<string, ExpressionFunction>>;
}

/** The value of a workflow expression, without its `${{ }}`. Object filters (`.*`) are left out. */
export const evaluate = (source: string, scope: Scope): unknown => {
  const reader = new Reader(tokens(source), source);
  const value = either(reader, scope);
  reader.expectEnd();
  return value;
};

class Reader {
  private at = 0;

  constructor(
    private readonly all: readonly Token[],
    private readonly source: string,
  ) {}

  next(): Token {
    const token = this.all[this.at++];
    if (!token) throw new Error(`Unexpected end of expression: '${this.source}'`);
    return token;
  }

  /** Takes one of these symbols if it comes next. */
  take(...symbols: string[]): string | undefined {
    const token = this.all[this.at];
    if (token?.type !== 'symbol' || !symbols.includes(token.value)) return undefined;
    this.at++;
    return token.value;
  }

  expect(symbol: string): void {
    if (!this.take(symbol)) throw new Error(`Expected '${symbol}' in expression: '${this.source}'`);
  }

  expectEnd(): void {
    if (this.at < this.all.length) throw new Error(`Unexpected symbol in expression: '${this.source}'`);
  }
}

const either = (reader: Reader, scope: Scope): unknown => {
  let left = both(reader, scope);
  while (reader.take('||')) {
    const right = both(reader, scope);
    left = truth(left) ? left : right;
  }
  return left;
};

const both = (reader: Reader, scope: Scope): unknown => {
  let left = comparison(reader, scope);
  while (reader.take('&&')) {
    const right = comparison(reader, scope);
    left = truth(left) ? right : left;
  }
  return left;
};

const comparison = (reader: Reader, scope: Scope): unknown => {
  let left = negation(reader, scope);
  for (let symbol = operator(reader); symbol; symbol = operator(reader)) {
    left = operators[symbol]!(left, negation(reader, scope));
  }
  return left;
};

const operators: Readonly<Record<string, (a: unknown, b: unknown) => boolean>> = {
  '==': equal,
  '!=': (a, b) => !equal(a, b),
  '<': (a, b) => compare(a, b) < 0,
  '<=': (a, b) => compare(a, b) <= 0,
  '>': (a, b) => compare(a, b) > 0,
  '>=': (a, b) => compare(a, b) >= 0,
};

const operator = (reader: Reader) => reader.take(...Object.keys(operators));

const negation = (reader: Reader, scope: Scope): unknown =>
  reader.take('!') ? !truth(negation(reader, scope)) : members(reader, scope);

const members = (reader: Reader, scope: Scope): unknown => {
  let value = primary(reader, scope);
  for (;;) {
    if (reader.take('.')) {
      value = member(value, textOf(reader.next().value));
    } else if (reader.take('[')) {
      value = member(value, textOf(either(reader, scope)));
      reader.expect(']');
    } else return value;
  }
};

const primary = (reader: Reader, scope: Scope): unknown => {
  if (reader.take('(')) {
    const value = either(reader, scope);
    reader.expect(')');
    return value;
  }
  const token = reader.next();
  if (token.type === 'literal') return token.value;
  if (token.type === 'symbol') throw new Error(`Unexpected symbol in expression: '${token.value}'`);
  return reader.take('(') ? call(token.value, reader, scope) : member(scope.contexts, token.value);
};

const call = (name: string, reader: Reader, scope: Scope): unknown => {
  const args: unknown[] = [];
  while (!reader.take(')')) {
    args.push(either(reader, scope));
    reader.take(',');
  }
  const named = member(scope.functions, name) as ExpressionFunction | null;
  if (!named) throw new Error(`Unrecognized function: '${name}'`);
  return named(...args);
};
