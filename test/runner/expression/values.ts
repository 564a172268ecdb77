/** Truth as in workflow expressions. */
export const truth = (value: unknown): boolean =>
  !(value === false || value === 0 || value === '' || value === null || value === undefined);

/** The text that an expression's value gives in a template. */
export const textOf = (value: unknown): string => {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
      return String(value);
    default:
      if (value === null || value === undefined) return '';
      return Array.isArray(value) ? 'Array' : 'Object';
  }
};

const numberOf = (value: unknown): number => {
  if (value === null || value === undefined) return 0;
  if (typeof value === 'string') return value.trim() === '' ? 0 : Number(value);
  return typeof value === 'object' ? NaN : Number(value);
};

/** Loose equality: text without regard to case, unlike types as numbers. */
export const equal = (a: unknown, b: unknown): boolean => {
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase();
  if (typeof a === 'object' && typeof b === 'object') return a === b;
  return typeof a === typeof b ? a === b : numberOf(a) === numberOf(b);
};

/** Below zero, zero or above, or NaN where there is no order. */
export const compare = (a: unknown, b: unknown): number => {
  if (typeof a === 'string' && typeof b === 'string')
    return a.toLowerCase().localeCompare(b.toLowerCase(), 'en');
  return numberOf(a) - numberOf(b);
};

/** A member of a context or value; names are matched without regard to case. */
export const member = (value: unknown, name: string): unknown => {
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value);
  const exact = entries.find(([key]) => key === name);
  const found = exact ?? entries.find(([key]) => key.toLowerCase() === name.toLowerCase());
  return found?.[1] ?? null;
};
