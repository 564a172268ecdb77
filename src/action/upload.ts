import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';

import {writeFileAtomically} from '../host/atomic-file.js';
import {askCommand} from './command.js';
import {push, type Sharing} from './share.js';

/** What the process that saves beside the job is told, on its standard input. */
export interface UploadOrder {
  readonly sharing: Sharing;
  readonly root: string;
  readonly key: string;
  /** Where it writes its outcome. */
  readonly directory: string;
  /** What only actions are told: never in an environment or a command line, which ordinary steps can see. */
  readonly variables: Readonly<Record<string, string>>;
}

/** What was saved in all remotes that can be written to. */
export interface Uploaded {
  readonly key: string;
  /** That were sent. */
  readonly bytes: number;
}

/** The word that makes the action's bundle do this. */
export const uploadWord = 'upload';

const outcomeFile = (directory: string): string => join(directory, 'upload.json');

/** Packs what the setup has made, and saves it, beside the job. What goes wrong is in the log, and post tries it again. */
export const upload = async (): Promise<void> => {
  const {sharing, root, key, directory, variables} = JSON.parse(await text(process.stdin)) as UploadOrder;
  Object.assign(process.env, variables);
  await askCommand(['pack', '--root', root, '--json']);
  const sent = await push(sharing, key);
  if (sent?.isEverywhere !== true) return;
  const uploaded: Uploaded = {key, bytes: sent.bytes};
  writeFileAtomically(outcomeFile(directory), JSON.stringify(uploaded));
};

/** What it has saved; undefined where it did not come so far. */
export const readUploaded = (directory: string): Uploaded | undefined => {
  try {
    const {key, bytes} = JSON.parse(readFileSync(outcomeFile(directory), 'utf8')) as Partial<Uploaded>;
    return typeof key === 'string' && typeof bytes === 'number' ? {key, bytes} : undefined;
  } catch {
    return undefined;
  }
};
