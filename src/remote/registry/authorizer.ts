import {type Send} from '../http/send.js';
import {Trouble} from '../http/trouble.js';
import {parseChallenges} from './challenge.js';
import {type Credentials} from './credentials.js';
import {type Repository} from './reference.js';
import {askForToken, basicHeader, type Grant} from './tokens.js';

/** What a request does: who may pull may not always push. */
export type Access = 'pull' | 'push';

/** Knows what a registry lets us in by, for each access. */
export interface Authorizer {
  /** The Authorization header for a request, as far as one was asked for. */
  readonly header: (access: Access) => Promise<string | undefined>;
  /**
   * The header that answers the challenge of a 401. `refused` is the one that was sent, if any. Throws Trouble when there is
   * nothing that the registry would take.
   */
  readonly renew: (access: Access, challenge: string, refused: string | undefined) => Promise<string>;
  /** Why it does not let us in. */
  readonly denial: () => Promise<Trouble>;
}

/** @param findCredentials called only once the registry asks for any */
export const authorizerFor = (
  {registry, path}: Repository,
  send: Send,
  findCredentials: () => Promise<Credentials | undefined>,
): Authorizer => {
  const grants = new Map<Access, Promise<Grant>>();
  let found: Promise<Credentials | undefined> | undefined;
  const credentials = (): Promise<Credentials | undefined> => (found ??= findCredentials());

  const header: Authorizer['header'] = async (access) => {
    const grant = await grants.get(access)?.catch(() => undefined);
    return grant && Date.now() < grant.expires ? grant.header : undefined;
  };

  const denial: Authorizer['denial'] = async () => {
    const known = await credentials();
    return known
      ? new Trouble(
          `${registry} does not let in who is asking (the name and password are from ${known.source})`,
          'See that they are right, and that the account may do this in this repository',
        )
      : new Trouble(
          `${registry} asks for a name and password, and there are none for it here`,
          `Log in: \`docker login ${registry}\``,
        );
  };

  const grantFor = async (access: Access, header: string): Promise<Grant> => {
    const challenges = parseChallenges(header);
    const bearer = challenges.find(({scheme}) => scheme === 'bearer');
    const known = await credentials();
    if (bearer) {
      const scope = `repository:${path}:${access === 'push' ? 'pull,push' : 'pull'}`;
      const grant = await askForToken(send, bearer, scope, known);
      if (!grant) throw await denial();
      return grant;
    }
    if (!challenges.some(({scheme}) => scheme === 'basic'))
      throw new Trouble(`${registry} asks for a kind of login that is not known here`);
    if (!known || !('password' in known)) throw await denial();
    return {header: basicHeader(known.username, known.password), expires: Infinity};
  };

  return {
    header,
    denial,
    renew: async (access, challenge, refused) => {
      // Another request may have renewed it meanwhile.
      const present = await header(access);
      if (present !== undefined && present !== refused) return present;
      const grant = grantFor(access, challenge);
      grants.set(access, grant);
      const renewed = (await grant).header;
      if (renewed === refused) throw await denial();
      return renewed;
    },
  };
};
