import base from './jest.config.mjs';

/** @type {import('jest').Config} */
export default {
  ...base,
  testPathIgnorePatterns: [...(base.testPathIgnorePatterns ?? []), '\\.itg\\.test\\.ts$'],
};
