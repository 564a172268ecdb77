import {describe} from '@jest/globals';

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
