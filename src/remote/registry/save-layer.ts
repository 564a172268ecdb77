import {stat} from 'node:fs/promises';
import {join} from 'node:path';

import {digestOf} from '../../host/digest.js';
import {fileBody} from '../http/file-body.js';
import {persist} from '../http/retry.js';
import {passing, Trouble} from '../http/trouble.js';
import {type LayerFile, layerFileName, type Progress} from '../remote.js';
import {hasLayer} from './fetch-layer.js';
import {type Session} from './session.js';
import {beginUpload, finishUpload, isForgotten, stateOf, type Upload, uploadTo} from './upload.js';

/**
 * Saves a layer from a directory, the whole in one request, as docker does it. After a break it goes on where the registry
 * says it was, and begins again where the registry has forgotten. Throws Trouble, and what the file system throws.
 */
export const saveLayer = async (
  session: Session,
  layer: LayerFile,
  directory: string,
  progress: Progress = () => undefined,
): Promise<void> => {
  const path = join(directory, layerFileName(layer.digest));
  if ((await stat(path)).size !== layer.size) throw damaged(path);
  let upload: Upload | undefined;
  let isFirst = true;
  let progressed = false;
  const trySaving = async (): Promise<void> => {
    const sent = upload?.offset ?? 0;
    upload = upload && (await stateOf(session, upload));
    progressed = (upload?.offset ?? 0) > sent;
    // It may be only the last answer that was lost; or somebody else saved it.
    if (!upload && !isFirst && (await hasLayer(session, layer))) return;
    isFirst = false;
    upload ??= await beginUpload(session);
    try {
      upload = await sendRest(session, upload, path, layer, progress);
      await finishUpload(session, upload, layer.digest);
    } catch (error) {
      if (!isForgotten(error)) throw error;
      upload = undefined;
      if (error.details.codes?.includes('DIGEST_INVALID') && (await digestOf(path)) !== layer.digest)
        throw damaged(path);
      throw passing(error.why, error.advice);
    }
  };
  await persist(session.patience, trySaving, () => progressed);
};

const damaged = (path: string): Trouble =>
  new Trouble(`the bytes of ${path} are not those that its name says`, 'See `rootstock fsck`');

const sendRest = async (
  session: Session,
  upload: Upload,
  path: string,
  {size}: LayerFile,
  progress: Progress,
): Promise<Upload> =>
  upload.offset < size
    ? uploadTo(session, upload, size, () =>
        fileBody(path, {start: upload.offset}, session.patience, progress),
      )
    : upload;
