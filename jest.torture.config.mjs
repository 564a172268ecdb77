import base from './jest.config.mjs';

// Every step of everything: an hour or two.
process.env.TORTURE = '1';

/** @type {import('jest').Config} */
export default {
  ...base,
  testMatch: ['torture', 'model', 'together'].map((name) => `<rootDir>/test/${name}/**/*.test.ts`),
};
