import {identityVariable, callerVariable} from '../host/caller.js';
import {standardPath} from '../host/namespace.js';

/** What only actions get from the runner, and no step: the tokens and addresses of its services, inputs and state. */
const withheld =
  /^(ACTIONS_(RUNTIME|RESULTS|CACHE)_.*|INPUT_.*|STATE_.*|GITHUB_STATE|SUDO_(COMMAND|USER|UID|GID|HOME|PROMPT|ASKPASS))$/;

/**
 * The environment of a program in the root: the caller's, as a step would have it, without what is not a step's.
 * @param own what the chosen user's own variables are
 */
export const environmentInRoot = (
  caller: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>>,
): Record<string, string> => {
  const kept = Object.fromEntries(
    Object.entries(caller).filter(
      ([name]) => !withheld.test(name) && name !== identityVariable && !name.startsWith(callerVariable),
    ),
  );
  return {...kept, ...own, PATH: completePath(kept['PATH'])};
};

/** The caller's directories first, then those that every distribution has: a root's tools may be where the host's are not. */
export const completePath = (path: string | undefined): string =>
  [...new Set([...(path ?? '').split(':'), ...standardPath.split(':')])].filter(Boolean).join(':');
