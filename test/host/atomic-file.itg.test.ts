import {readdirSync, readFileSync} from 'node:fs';

import {expect, test} from '@jest/globals';

import {writeFileAtomically} from '../../src/host/atomic-file.js';
import {inNamespace, outsidePath, withNamespace} from '../../src/host/namespace.js';
import {describeAsRoot} from '../support/root.js';
import {run} from '../support/run.js';
import {useTemporary} from '../support/temporary.js';

describeAsRoot('An atomic file on a full disk', () => {
  const temporary = useTemporary();

  test('is the old one, never a part of the new one', async () => {
    const directory = temporary.fresh();
    await withNamespace(`rootstock: test in ${directory}`, (namespace) => {
      run(inNamespace(namespace, ['mount', '-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', directory]));
      const inside = outsidePath(namespace, directory);
      writeFileAtomically(`${inside}/file`, 'old');
      expect(() => writeFileAtomically(`${inside}/file`, 'n'.repeat(20_000))).toThrow(/ENOSPC/);
      expect(readFileSync(`${inside}/file`, 'utf8')).toBe('old');
      expect(readdirSync(inside)).toEqual(['file']);
      return Promise.resolve();
    });
  });
});
