import {messageOf} from '../errors.js';
import {type Found, type Remote, type Wanted} from './remote.js';

export interface FoundIn extends Found {
  readonly remote: Remote;
}

/**
 * The snapshot of the key in the nearest remote that has it; else, of what they have for the prefixes, that of the first
 * prefix, in the nearest one. A remote that cannot be asked is passed over, in one line: a bad cache is a miss.
 * @param remotes nearest first
 */
export const findInRemotes = async (
  remotes: readonly Remote[],
  wanted: Wanted,
  say: (line: string) => void,
): Promise<FoundIn | undefined> => {
  const near: FoundIn[] = [];
  for (const remote of remotes) {
    const closed = remote.unreadable();
    if (closed !== undefined) {
      say(`${remote.name} is not asked: ${closed}`);
      continue;
    }
    try {
      const found = await remote.find(wanted);
      if (found?.key === wanted.key) return {...found, remote};
      if (found) near.push({...found, remote});
    } catch (error) {
      say(warningOf(error));
    }
  }
  const rank = ({key}: Found): number => wanted.prefixes.findIndex((prefix) => key.startsWith(prefix));
  return near.sort((a, b) => rank(a) - rank(b))[0];
};

export const warningOf = (error: unknown): string => `warning: ${messageOf(error)}`;
