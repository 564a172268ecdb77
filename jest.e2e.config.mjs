import base from './jest.config.mjs';

/** @type {import('jest').Config} */
export default {
  ...base,
  // act is built by Go, and so is no part of what every machine can run.
  testMatch: ['<rootDir>/test/e2e/**/*.test.ts', '<rootDir>/test/act/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 900_000,
  maxWorkers: 1,
};
