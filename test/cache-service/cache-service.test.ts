import {createHash, randomBytes} from 'node:crypto';
import {readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';

import {afterAll, afterEach, beforeAll, describe, expect, it} from '@jest/globals';

import {type CacheService, startCacheService} from './cache-service.js';
import {type CacheClient, createCacheClient} from './client.js';

const MiB = 1024 * 1024;
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('the cache service, used by GitHub’s client', () => {
  let service: CacheService;
  let client: CacheClient;

  beforeAll(async () => {
    service = await startCacheService();
    client = await createCacheClient(service.environment());
  });

  afterAll(async () => {
    await client.remove();
    await service.stop();
  });

  afterEach(() => {
    service.faults = {};
  });

  const save = async (key: string, bytes: Buffer): Promise<number> => {
    await writeFile(join(client.workspace, 'file'), bytes);
    return client.save('file', key);
  };

  const restored = async (): Promise<Buffer> => {
    const path = join(client.workspace, 'file');
    const bytes = await readFile(path);
    await rm(path);
    return bytes;
  };

  it.each([
    ['in one request', 'small', MiB],
    ['in blocks', 'large', 200 * MiB],
  ])('gives back what was saved %s', async (_how, key, size) => {
    const bytes = randomBytes(size);
    expect(await save(key, bytes)).toBeGreaterThan(0);
    await rm(join(client.workspace, 'file'));
    expect(await client.restore('file', key)).toBe(key);
    expect(digest(await restored())).toBe(digest(bytes));
    expect(service.entries().find((entry) => entry.key === key)?.size).toBeGreaterThan(size);
  });

  it('keeps the first of two entries with one key, whatever its case', async () => {
    expect(await save('Fixed', Buffer.from('first'))).toBeGreaterThan(0);
    expect(await save('fixed', Buffer.from('second'))).toBe(-1);
    expect(await client.restore('file', 'FIXED')).toBe('Fixed');
    expect((await restored()).toString()).toBe('first');
  });

  it('prefers the exact key, then the newest with the key as prefix, then restore keys in order', async () => {
    for (const key of ['deps-1', 'deps-12', 'deps-13', 'tools-1']) await save(key, Buffer.from(key));
    expect(await client.restore('file', 'deps-1')).toBe('deps-1');
    expect(await client.restore('file', 'deps-')).toBe('deps-13');
    expect(await client.restore('file', 'other', 'none-', 'tools-', 'deps-')).toBe('tools-1');
    expect(await client.restore('file', 'other')).toBeNull();
  });

  it('keeps other paths apart', async () => {
    await save('paths', Buffer.from('x'));
    expect(await client.restore('another', 'paths')).toBeNull();
  });

  it('refuses to save when it is read-only', async () => {
    service.faults = {readOnly: true};
    expect(await save('denied', Buffer.from('x'))).toBe(-1);
    expect(client.log()).toContain('cache write denied');
    expect(await client.restore('file', 'denied')).toBeNull();
  });

  it('answers nothing when it is down', async () => {
    await save('down', Buffer.from('x'));
    service.faults = {down: true};
    expect(await client.restore('file', 'down')).toBeNull();
    expect(await save('down-2', Buffer.from('x'))).toBe(-1);
  });

  it('notes every request', async () => {
    const before = service.requests.length;
    await save('noted', Buffer.from('x'));
    await client.restore('file', 'noted');
    expect(service.requests.slice(before)).toEqual([
      'CreateCacheEntry noted',
      'FinalizeCacheEntryUpload noted',
      'GetCacheEntryDownloadURL noted',
    ]);
  });

  it('forgets an evicted entry, and damages one when told to', async () => {
    await save('gone', Buffer.from('x'));
    await save('damaged', randomBytes(MiB));
    await service.evict('gone');
    await service.corrupt('damaged');
    expect(await client.restore('file', 'gone')).toBeNull();
    expect(await client.restore('file', 'damaged')).toBeNull();
    expect(client.log()).toContain('::warning::');
  });
});

describe('with Azure’s host name in its URLs', () => {
  it('serves ranges', async () => {
    const service = await startCacheService({azureUrls: true});
    const client = await createCacheClient(service.environment());
    try {
      const bytes = randomBytes(150 * MiB);
      await writeFile(join(client.workspace, 'file'), bytes);
      expect(await client.save('file', 'ranges')).toBeGreaterThan(0);
      expect(await client.restore('file', 'ranges')).toBe('ranges');
      expect(digest(await readFile(join(client.workspace, 'file')))).toBe(digest(bytes));
    } finally {
      await client.remove();
      await service.stop();
    }
  });
});
