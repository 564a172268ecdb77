import {persist} from '../http/retry.js';
import {passing, Trouble} from '../http/trouble.js';
import {type Found, type Wanted} from '../remote.js';
import {longestManifest, manifestType, parseManifest, sha256Of, type SnapshotManifest} from './manifest.js';
import {type Session} from './session.js';
import {listTags} from './tag-list.js';
import {candidates, exactTag} from './tags.js';

/** The snapshot of a key, else the newest of the first prefix that has any; undefined for a miss. Throws Trouble. */
export const findSnapshot = async (
  session: Session,
  {scope, key, prefixes}: Wanted,
): Promise<Found | undefined> => {
  const tag = exactTag(scope, key);
  const exact = await manifestOfTag(session, tag);
  if (exact) {
    if (exact.scope !== scope || exact.key !== key)
      throw damaged(tag, `it is of ${JSON.stringify(exact.key.slice(0, 100))}`);
    return foundIn(session, tag, exact);
  }
  if (prefixes.length === 0) return undefined;
  const tags = await listTags(session);
  for (const prefix of prefixes) {
    for (const candidate of candidates(tags, scope, prefix)) {
      const manifest = await manifestOfTag(session, candidate);
      if (manifest?.scope === scope && manifest.key.startsWith(prefix))
        return foundIn(session, candidate, manifest);
    }
  }
  return undefined;
};

const damaged = (tag: string, why: string): Trouble =>
  new Trouble(`its tag ${tag} is not right: ${why}`, 'Delete that tag, and save it again');

/** What else a tag might be is asked for too, so that it is not taken for a miss. */
const accepted = [
  manifestType,
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
].join(', ');

const manifestOfTag = async (session: Session, tag: string): Promise<SnapshotManifest | undefined> => {
  const call = {method: 'GET', to: `manifests/${tag}`, access: 'pull', expected: [200, 404]} as const;
  const content = await persist(session.patience, async () => {
    const answer = await session.read({...call, headers: {accept: accepted}}, longestManifest);
    if (answer.status === 404) return undefined;
    const digest = answer.headers['docker-content-digest'];
    if (digest?.startsWith('sha256:') && digest !== sha256Of(answer.content))
      throw passing(
        `the manifest of its tag ${tag} is not the one that the registry announced`,
        'Try again later',
      );
    return answer.content;
  });
  if (content === undefined) return undefined;
  try {
    return parseManifest(content);
  } catch (error) {
    throw error instanceof Trouble ? damaged(tag, error.why) : error;
  }
};

const foundIn = async (
  session: Session,
  tag: string,
  {key, description: {digest}, embedded}: SnapshotManifest,
): Promise<Found> => {
  const call = {method: 'GET', to: `blobs/${digest}`, access: 'pull', expected: [200, 404]} as const;
  const read = async (): Promise<Buffer> => {
    const {status, content} = await session.read(call, longestManifest);
    if (status === 404) throw damaged(tag, 'its description is not there');
    return content;
  };
  const content = embedded ?? (await persist(session.patience, read));
  if (sha256Of(content) !== digest) throw damaged(tag, 'its description is another one');
  return {key, description: content.toString()};
};
