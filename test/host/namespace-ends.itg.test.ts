import {chmodSync, writeFileSync} from 'node:fs';

import {afterEach, beforeAll, expect, test} from '@jest/globals';

import {endNamespace, isAlive, type Namespace, startNamespace} from '../../src/host/namespace.js';
import {compileSources, firstOutput, startModule} from '../support/compiled.js';
import {messageOfFailure} from '../support/failure.js';
import {describeAsRoot} from '../support/root.js';
import {until} from '../support/run.js';
import {useTemporary} from '../support/temporary.js';

describeAsRoot('The starter of a namespace', () => {
  const temporary = useTemporary();
  const path = process.env['PATH'];
  let compiled = '';
  beforeAll(() => {
    compiled = compileSources(temporary.fresh());
  });
  afterEach(() => {
    process.env['PATH'] = path;
  });

  const startedElsewhere = async (statement: string): Promise<Namespace> => {
    const starter = startModule(
      compiled,
      `import {startNamespace} from './host/namespace.js';
       const {namespace, keep} = await startNamespace('rootstock: ${compiled}');
       ${statement}
       console.log(JSON.stringify(namespace));
       setInterval(() => undefined, 1000);`,
    );
    const namespace = JSON.parse(await firstOutput(starter)) as Namespace;
    expect(isAlive(namespace)).toBe(true);
    starter.kill('SIGKILL');
    return namespace;
  };

  test('takes it along when it is killed', async () => {
    const namespace = await startedElsewhere('');
    await until('the namespace is gone', () => !isAlive(namespace));
  });

  test('leaves it when it had said to keep it', async () => {
    const namespace = await startedElsewhere('await keep();');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(isAlive(namespace)).toBe(true);
    await endNamespace(namespace);
  });

  test('is told in one line, with advice, where it may not make one', async () => {
    const directory = temporary.fresh();
    writeFileSync(`${directory}/unshare`, '#!/bin/sh\necho "unshare: Operation not permitted" >&2; exit 1\n');
    chmodSync(`${directory}/unshare`, 0o755);
    process.env['PATH'] = `${directory}:${path}`;
    const {message} = await messageOfFailure(() => startNamespace('rootstock: test'));
    expect(message).toMatch(/^making a mount namespace failed: .*not permitted\. .*sudo\.$/);
  });
});
