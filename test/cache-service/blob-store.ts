import {randomBytes} from 'node:crypto';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {
  BlobSASPermissions,
  BlobServiceClient,
  SASProtocol,
  StorageSharedKeyCredential,
  generateBlobSASQueryParameters,
} from '@azure/storage-blob';

import {startAzurite} from './azurite.js';

/** The blob half of the cache service: real Azure Storage semantics behind signed URLs. */
export interface BlobStore {
  readonly port: number;
  uploadUrl(blob: string): string;
  downloadUrl(blob: string): string;
  /** Undefined when nothing was uploaded. */
  size(blob: string): Promise<number | undefined>;
  read(blob: string): Promise<Buffer>;
  write(blob: string, bytes: Buffer): Promise<void>;
  remove(blob: string): Promise<void>;
  stop(): Promise<void>;
}

const account = 'cache';
const containerName = 'entries';
const hour = 3_600_000;

/** The host that makes the client download in ranges, as it does from GitHub. */
export const azureHost = `${account}.blob.core.windows.net`;

/** Starts a blob server of its own, with a temporary directory; `azureUrls` makes URLs name Azure's host. */
export const startBlobStore = async (azureUrls: boolean): Promise<BlobStore> => {
  const directory = await mkdtemp(join(tmpdir(), 'cache-service-'));
  const key = randomBytes(32).toString('base64');
  const credential = new StorageSharedKeyCredential(account, key);
  const azurite = await startAzurite(directory, account, key);
  const origin = `http://127.0.0.1:${azurite.port}/${account}`;
  const published = azureUrls ? `http://${azureHost}` : origin;
  const container = new BlobServiceClient(origin, credential).getContainerClient(containerName);
  await container.create();
  const signed = (blob: string, permissions: string): string => {
    const now = Date.now();
    const signature = generateBlobSASQueryParameters(
      {
        containerName,
        blobName: blob,
        permissions: BlobSASPermissions.parse(permissions),
        protocol: SASProtocol.HttpsAndHttp,
        startsOn: new Date(now - hour),
        expiresOn: new Date(now + hour),
      },
      credential,
    );
    return `${published}/${containerName}/${blob}?${signature.toString()}`;
  };
  const client = (blob: string) => container.getBlockBlobClient(blob);
  return {
    port: azurite.port,
    uploadUrl: (blob) => signed(blob, 'cw'),
    downloadUrl: (blob) => signed(blob, 'r'),
    size: async (blob) =>
      (await client(blob).exists()) ? (await client(blob).getProperties()).contentLength : undefined,
    read: (blob) => client(blob).downloadToBuffer(),
    write: async (blob, bytes) => {
      await client(blob).uploadData(bytes);
    },
    remove: async (blob) => {
      await client(blob).deleteIfExists();
    },
    stop: async () => {
      await azurite.stop();
      await rm(directory, {recursive: true, force: true});
    },
  };
};
