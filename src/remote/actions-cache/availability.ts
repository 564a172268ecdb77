import {isFeatureAvailable} from '@actions/cache';

/**
 * Why the Actions cache cannot be used, where that is known before a request. The runner exports the mode of the job since
 * 2.336, and the client obeys it only after packing (runner.md, A.5).
 */
export const whyClosed = (
  use: 'read' | 'write',
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined => {
  if (!isFeatureAvailable()) return 'there is no cache service here';
  const mode = environment['ACTIONS_CACHE_MODE'] ?? '';
  const allowed = {read: ['read', 'write'], write: ['write', 'write-only']}[use];
  if (modes.includes(mode)) return allowed.includes(mode) ? undefined : `its mode is "${mode}" for this run`;
  return use === 'write' && isReadOnlyToken(environment['ACTIONS_RUNTIME_TOKEN'] ?? '')
    ? 'the token of this run may only read it'
    : undefined;
};

const modes = ['none', 'read', 'write', 'write-only'];

/**
 * Whether the claim `ac` of the job's token, a list of scopes with their permissions (1 to read, 2 to write), has none to
 * write. What cannot be read says nothing.
 */
const isReadOnlyToken = (token: string): boolean => {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      ac?: string;
    };
    const scopes = JSON.parse(claims.ac ?? '') as {Permission?: number}[];
    return (
      scopes.length > 0 && scopes.every(({Permission}) => Permission !== undefined && (Permission & 2) === 0)
    );
  } catch {
    return false;
  }
};
