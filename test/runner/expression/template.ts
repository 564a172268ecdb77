import {type Scope, evaluate} from './evaluate.js';
import {textOf, truth} from './values.js';

const hole = /\$\{\{(.*?)\}\}/gs;

/** Fills the `${{ }}` of a text. */
export const expand = (text: string, scope: Scope): string =>
  text.replace(hole, (_all, source: string) => textOf(evaluate(source, scope)));

/** Fills the values of a mapping, whatever scalars they are. */
export const expandAll = (
  mapping: Readonly<Record<string, unknown>> | undefined,
  scope: Scope,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(mapping ?? {}).map(([name, value]) => [name, expand(textOf(value), scope)]),
  );

/** The truth of a post-if, which stands for itself. */
export const holds = (condition: string, scope: Scope): boolean => {
  const inner = /^\s*\$\{\{(.*)\}\}\s*$/s.exec(condition)?.[1] ?? condition;
  return truth(evaluate(inner, scope));
};

/** The truth of a step's `if`, which means success() too unless it asks for the status itself. */
export const stepHolds = (condition: unknown, scope: Scope): boolean => {
  const text = condition === undefined || condition === '' ? 'success()' : textOf(condition);
  const bare = /^\s*\$\{\{(.*)\}\}\s*$/s.exec(text)?.[1] ?? text;
  const asksForStatus = /\b(?:success|failure|always|cancelled)\s*\(/i.test(bare);
  return holds(asksForStatus ? bare : `success() && (${bare})`, scope);
};
