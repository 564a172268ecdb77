/** What the tests look at of a root: the small files of one directory, one line each. */
export type Content = ReadonlyMap<string, string>;

/** Prints the content; the same as `linesOf` makes of it. */
export const showContent: readonly string[] = ['sh', '-c', 'grep -sH "" /d/* || true'];

export const linesOf = (content: Content): string =>
  [...content]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => `/d/${name}:${text}\n`)
    .join('');

/** What the base has. */
export const baseContent: Content = new Map([['base', 'base']]);

/** The same bytes whoever makes it, and whenever. */
export const sameContent = (text: string): {content: Content; script: string} => ({
  content: new Map([['same', text]]),
  script: `rm -rf /d; mkdir /d; echo ${text} > /d/same; touch -d @1 /d/same /d /`,
});
