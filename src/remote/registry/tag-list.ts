import {persist} from '../http/retry.js';
import {Trouble} from '../http/trouble.js';
import {addressOf, type Call, type Session} from './session.js';

/** Some registries answer with all tags at once. */
const longestPage = 32 << 20;
const mostPages = 1000;

/** All tags of the repository; none where there is no such repository. Throws Trouble. */
export const listTags = async (session: Session): Promise<string[]> => {
  const tags: string[] = [];
  let next: string | URL | undefined = 'tags/list?n=1000';
  for (let pages = 0; next !== undefined; pages++) {
    if (pages === mostPages) throw new Trouble('its list of tags has no end', 'Delete old snapshots there');
    const call: Call = {method: 'GET', to: next, access: 'pull', expected: [200, 404]};
    const answer = await persist(session.patience, () => session.read(call, longestPage));
    if (answer.status === 404) return tags;
    tags.push(...parseTags(answer.content.toString()));
    const link = nextLink(answer.headers['link']);
    next = link === undefined ? undefined : addressOf(link, answer);
  }
  return tags;
};

const parseTags = (text: string): string[] => {
  try {
    const {tags} = JSON.parse(text) as {tags?: unknown};
    if (tags === null || tags === undefined) return [];
    if (Array.isArray(tags)) return tags.filter(isTag);
  } catch {
    // Said below.
  }
  throw new Trouble('its list of tags cannot be understood', 'See that it is a registry');
};

/** What is none could lead anywhere. */
const isTag = (tag: unknown): tag is string =>
  typeof tag === 'string' && /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(tag);

/** `</v2/NAME/tags/list?n=…&last=…>; rel="next"` */
const nextLink = (header = ''): string | undefined => /<([^>]*)>[^,]*;\s*rel="?next"?/.exec(header)?.[1];
