import {digestOfText} from '../../host/digest.js';
import {persist} from '../http/retry.js';
import {passing, Trouble} from '../http/trouble.js';
import {type Publication} from '../remote.js';
import {manifestOf, manifestType} from './manifest.js';
import {type Session} from './session.js';
import {datedTag, exactTag} from './tags.js';
import {beginUpload, finishUpload, isForgotten} from './upload.js';

/**
 * Makes a snapshot visible: one manifest under both tags. The one for prefixes comes first: if all ends between the two, the
 * next one to publish the key does not find it, and mends it. Throws Trouble.
 */
export const publishSnapshot = async (
  session: Session,
  publication: Publication,
  {replace}: {readonly replace: boolean},
): Promise<'saved' | 'exists'> => {
  const {scope, key, description} = publication;
  const now = new Date();
  const manifest = manifestOf(publication, now);
  const tag = exactTag(scope, key);
  if (!replace && (await isTagged(session, tag))) return 'exists';
  await saveDescription(session, Buffer.from(description));
  await putManifest(session, datedTag(scope, key, now), manifest);
  await putManifest(session, tag, manifest);
  return 'saved';
};

const isTagged = async (session: Session, tag: string): Promise<boolean> => {
  const call = {method: 'HEAD', to: `manifests/${tag}`, access: 'pull', expected: [200, 404]} as const;
  const ask = (): ReturnType<Session['read']> => session.read({...call, headers: {accept: manifestType}});
  return (await persist(session.patience, ask)).status === 200;
};

const saveDescription = (session: Session, content: Buffer): Promise<void> =>
  persist(session.patience, async () => {
    try {
      await finishUpload(session, await beginUpload(session), digestOfText(content), content);
    } catch (error) {
      throw isForgotten(error) ? passing(error.why, error.advice) : error;
    }
  });

const putManifest = async (session: Session, tag: string, manifest: Buffer): Promise<void> => {
  const call = {method: 'PUT', to: `manifests/${tag}`, access: 'push', expected: [201]} as const;
  const headers = {'content-type': manifestType, 'content-length': `${manifest.length}`};
  await persist(session.patience, async () => {
    try {
      await session.read({...call, headers, body: () => manifest});
    } catch (error) {
      throw isUnknownBlob(error) ? passing(error.why, error.advice) : error;
    }
  });
};

/** For a moment a registry may also not know what it is taking once more from somebody else. */
const isUnknownBlob = (error: unknown): error is Trouble =>
  error instanceof Trouble && error.details.codes?.includes('MANIFEST_BLOB_UNKNOWN') === true;
