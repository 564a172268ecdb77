import {identityVariable, callerVariable} from '../host/caller.js';
import {standardPath} from '../host/namespace.js';

/** What only actions get from the runner, and no step: the tokens and addresses of its services, inputs and state. */
const withheld =
  /^(ACTIONS_(RUNTIME|RESULTS|CACHE)_.*|INPUT_.*|STATE_.*|GITHUB_STATE|SUDO_(COMMAND|USER|UID|GID|HOME|PROMPT|ASKPASS))$/;

/**
 * The environment of a program in the root: the caller's, as a step would have it, without what is not a step's. Where the root
 * stands on an image, the image's variables that say where something is in it (`PATH`, `JAVA_HOME`) are the image's, since the
 * caller's are about another system; its others are for where the caller says nothing.
 * @param own what the chosen user's own variables are
 * @param image the variables of the image
 */
export const environmentInRoot = (
  caller: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>>,
  image: Readonly<Record<string, string>> = {},
): Record<string, string> => {
  const kept = Object.fromEntries(
    Object.entries(caller).filter(
      ([name]) => !withheld.test(name) && name !== identityVariable && !name.startsWith(callerVariable),
    ),
  );
  const places = Object.fromEntries(Object.entries(image).filter(([name, value]) => saysWhere(name, value)));
  const path = [image['PATH'], kept['PATH']].filter(Boolean).join(':');
  return {...image, ...kept, ...places, ...own, PATH: completePath(path)};
};

/** Where a home is, is about a user, and not about the image. */
const saysWhere = (name: string, value: string): boolean =>
  name !== 'HOME' && value.split(':').every((path) => path.startsWith('/'));

/** What the loader of every program reads; also of those of this machine that lead into a root. */
const loaderVariable = /^(LD_|GLIBC_TUNABLES$|GCONV_PATH$|LOCPATH$)/;

/**
 * The variables of an image that must not reach programs of this machine: they name libraries of the image. They are set
 * inside the root, by its own `env`.
 */
export const loaderVariables = (image: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(image).filter(([name]) => loaderVariable.test(name)));

/** Some directories first, then those that every distribution has: a root's tools may be where the host's are not. */
export const completePath = (path: string | undefined): string =>
  [...new Set([...(path ?? '').split(':'), ...standardPath.split(':')])].filter(Boolean).join(':');
