/** What a registry asks for in WWW-Authenticate. */
export interface Challenge {
  /** `bearer`, `basic`. */
  readonly scheme: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The challenges of a header (RFC 9110, 11.6.1): `Bearer realm="https://…",service="…",scope="…", Basic realm="…"`. */
export const parseChallenges = (header: string): Challenge[] => {
  const challenges: {scheme: string; parameters: Record<string, string>}[] = [];
  const pieces = /([^\s=,"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))|([^\s=,"]+)/g;
  for (const [, name, quoted, plain, scheme] of header.matchAll(pieces)) {
    if (scheme !== undefined) challenges.push({scheme: scheme.toLowerCase(), parameters: {}});
    const present = challenges.at(-1);
    if (name !== undefined && present)
      present.parameters[name.toLowerCase()] = quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '';
  }
  return challenges;
};
