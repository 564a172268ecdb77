/** What there is to see of a store. */
export interface Sight {
  /** What each name shows: `ROOT/NAME` for the snapshots of roots, `key KEY` for those that are found by key. */
  readonly names: Readonly<Record<string, string>>;
  /** What each root shows that is mounted. */
  readonly roots: Readonly<Record<string, string>>;
}

type Shown = Readonly<Record<string, string>>;

/** In what something differs from what it was to be; nothing when it is the same. */
export const differences = (wanted: Shown, found: Shown): string[] =>
  [...new Set([...Object.keys(wanted), ...Object.keys(found)])].flatMap((name) => {
    if (wanted[name] === found[name]) return [];
    if (found[name] === undefined) return [`${name} is missing`];
    return [wanted[name] === undefined ? `${name} is there` : `${name} shows\n${found[name]}`];
  });

export const isSame = (a: Shown, b: Shown): boolean => differences(a, b).length === 0;

/** Those of the names that begin with one of some beginnings. */
export const only = (names: Shown, ...beginnings: readonly string[]): Shown =>
  Object.fromEntries(
    Object.entries(names).filter(([name]) => beginnings.some((beginning) => name.startsWith(beginning))),
  );

export const without = (names: Shown, ...gone: readonly string[]): Shown =>
  Object.fromEntries(Object.entries(names).filter(([name]) => !gone.includes(name)));
