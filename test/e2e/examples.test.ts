import {execFile} from 'node:child_process';
import {promisify} from 'node:util';

import {describe, expect, test} from '@jest/globals';

import {checkout, withEmptyStore} from './machine.js';

const execute = promisify(execFile);

describe('the examples for the command', () => {
  const runExample = (name: string): Promise<string> =>
    withEmptyStore(async (store) => {
      const {stdout} = await execute(`${checkout}/examples/${name}/run.sh`, [], {
        env: {...process.env, ROOTSTOCK_HOME: store},
        maxBuffer: 1 << 26,
      });
      return stdout;
    });

  test('compile-on-host: a setup over this machine, then the same root from its snapshot', async () => {
    const output = await runExample('compile-on-host');
    expect(output.match(/Lua 5\.4, compiled in a root of Rootstock/g)).toHaveLength(2);
    expect(output).toMatch(/miss: \d+ ms/);
    expect(output).toMatch(/hit: \d+ ms/);
  });

  test('debian-package: built twice, the second time from a snapshot with the build dependencies', async () => {
    const output = await runExample('debian-package');
    expect(output.match(/Package: hello$/gm)).toHaveLength(2);
    expect(output).toMatch(/\* +build-dependencies +debian:bookworm .* 3 /);
  });
});
