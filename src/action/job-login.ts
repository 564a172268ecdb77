import {type Login} from '../remote/registry/credentials.js';

/**
 * What the job's token opens: the registry of the server that it comes from. It goes to no other. Undefined without a token.
 * Read again in the post step, where it may be another action's (actions/runner#3514): it is then worth less, not more.
 */
export const jobLogin = (environment: NodeJS.ProcessEnv, token: string): Login | undefined => {
  const server = environment['GITHUB_SERVER_URL'] ?? '';
  if (token === '' || !URL.canParse(server)) return undefined;
  return {
    host: registryOf(new URL(server).host),
    username: environment['GITHUB_ACTOR'] ?? 'token',
    password: token,
  };
};

/** GitHub has its registry at a host of its own, and others, as Gitea and Forgejo, at the server itself. */
const registryOf = (host: string): string => {
  if (host === 'github.com') return 'ghcr.io';
  return host.endsWith('.ghe.com') ? `containers.${host}` : host;
};
