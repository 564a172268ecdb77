import {spawnSync} from 'node:child_process';

import {describe, test} from '@jest/globals';

const missing = process.getuid?.() === 0 ? undefined : 'it needs root';

/** `describe` for what mounts for real; skipped, with the reason printed, for anybody but root. */
export const describeAsRoot = (name: string, tests: () => void): void => {
  if (missing === undefined) {
    describe(name, tests);
    return;
  }
  process.stderr.write(`skipped: ${name}: ${missing}\n`);
  describe.skip(name, tests);
};

const hasSudo = missing === undefined || spawnSync('sudo', ['-n', 'true']).status === 0;

/** `test` for what becomes root on the way; skipped, with the reason printed, for a user who cannot. */
export const testWithSudo = (name: string, body: () => Promise<void>): void => {
  if (hasSudo) {
    test(name, body);
    return;
  }
  process.stderr.write(`skipped: ${name}: it needs sudo without a password\n`);
  test.skip(name, body);
};
