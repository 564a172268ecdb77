import {messageOf} from '../../errors.js';
import {type Surroundings} from '../http/surroundings.js';
import {Trouble} from '../http/trouble.js';
import {type Credentials} from './credentials.js';

/**
 * What a credential helper of docker has for a server; undefined when it has nothing. Throws Trouble when it fails, without
 * what it printed, which may be a password.
 * @param namedIn the file that names it
 */
export const askHelper = async (
  name: string,
  namedIn: string,
  server: string,
  run: Surroundings['run'],
): Promise<Credentials | undefined> => {
  if (!/^[A-Za-z0-9._-]+$/.test(name)) throw new Trouble(`${namedIn} names no credential helper`, 'Mend it');
  const program = `docker-credential-${name}`;
  const failed = (how: string): Trouble =>
    new Trouble(`${program}, which ${namedIn} names, ${how}`, 'Mend it, or log in without it');
  let answer: string;
  try {
    answer = await run([program, 'get'], server);
  } catch (error) {
    const message = messageOf(error);
    if (message.includes('credentials not found')) return undefined;
    throw failed(/not installed|ENOENT/.test(message) ? 'is not installed' : 'failed');
  }
  const found = parseAnswer(answer, program);
  if (!found) throw failed('gave no name and password');
  return found;
};

const parseAnswer = (answer: string, source: string): Credentials | undefined => {
  let parsed: {Username?: unknown; Secret?: unknown} | null;
  try {
    parsed = JSON.parse(answer) as typeof parsed;
  } catch {
    return undefined;
  }
  const {Username: username, Secret: password} = parsed ?? {};
  if (typeof username !== 'string' || typeof password !== 'string') return undefined;
  return username === '<token>' ? {identityToken: password, source} : {username, password, source};
};
