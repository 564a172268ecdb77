import {renameSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {digestOf} from '../../../src/host/digest.js';
import {type LayerFile, layerFileName} from '../../../src/remote/remote.js';
import {makeAuthority, makeCertificate} from '../../support/certificates.js';
import {compileSources, startModule} from '../../support/compiled.js';
import {
  describeWithRegistry,
  type Registry,
  type RegistryOptions,
  startRegistry,
} from '../../support/registry.js';
import {useTemporary} from '../../support/temporary.js';

/** Large enough that it is seen when it is held in memory. */
const size = 256 << 20;

describeWithRegistry('A process that shares through a registry', [], () => {
  let registry: Registry;
  let compiled = '';
  afterAll(() => registry.stop());
  const temporary = useTemporary();
  beforeAll(async () => {
    compiled = compileSources(temporary.fresh());
    registry = await startRegistry(temporary.fresh());
  });

  /** Runs code that has a remote, to its end; returns what it printed, and how long it was there after that. */
  const runWith = async (host: string, code: string, certificate = ''): Promise<[string, number]> => {
    const options = {home: '/nonexistent', environment: {NODE_EXTRA_CA_CERTS: certificate}};
    const child = startModule(
      compiled,
      `import {registryRemote} from './remote/registry/registry.js';
       const remote = registryRemote('oci:${host}/a/b', ${JSON.stringify(options)});
       ${code}`,
    );
    let output = '';
    let last = 0;
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      last = Date.now();
    });
    await new Promise((resolve) => child.once('close', resolve));
    return [output.trim(), Date.now() - last];
  };

  test.each(['http', 'https'])('ends when it is done, by %s', async (scheme) => {
    const directory = temporary.fresh();
    const authority = makeAuthority(directory);
    const secure: RegistryOptions = {tls: makeCertificate(directory, authority)};
    const own = await startRegistry(directory, scheme === 'https' ? secure : {});
    const code = `console.log(await remote.find({scope: 's', key: 'k', prefixes: ['k']}));`;
    const [output, lingered] = await runWith(own.host, code, authority.certificate);
    expect(output).toBe('undefined');
    expect(lingered).toBeLessThan(1000);
    await own.stop();
  });

  test('holds no layer in its memory', async () => {
    const [here, there] = [temporary.fresh(), temporary.fresh()];
    const layer = await largeLayer(here);
    const code = `
      const layer = ${JSON.stringify(layer)};
      await remote.save(layer, ${JSON.stringify(here)});
      const saved = process.resourceUsage().maxRSS;
      await remote.fetch(layer, ${JSON.stringify(there)});
      console.log(JSON.stringify([saved, process.resourceUsage().maxRSS].map((size) => Math.round(size / 1024))));`;
    const [output] = await runWith(registry.host, code);
    const peaks = JSON.parse(output) as number[];
    expect(Math.max(...peaks)).toBeLessThan(200);
  });
});

/** Zeros, but for its beginning, which make no work for the disk. */
const largeLayer = async (directory: string): Promise<LayerFile> => {
  const path = join(directory, 'large');
  writeFileSync(path, 'a large layer');
  truncateSync(path, size);
  const digest = await digestOf(path);
  renameSync(path, join(directory, layerFileName(digest)));
  return {digest, size};
};
