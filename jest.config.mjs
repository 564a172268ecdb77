import {muteWorkflowCommands, plainPath} from './test/support/jest-process.mjs';

muteWorkflowCommands(process.stdout);
muteWorkflowCommands(process.stderr);
process.env.PATH = plainPath(process.env.PATH);

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/', '<rootDir>/test/act/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/lib/', '<rootDir>/bench/'],
  extensionsToTreatAsEsm: ['.ts'],
  // Sources import each other as `.js`, the name that NodeNext asks for; a real `.js` file goes first, so
  // that nothing changes for packages.
  moduleNameMapper: {'^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1.ts']},
  // Transpile only (`isolatedModules` in tsconfig.json): `npm run typecheck` checks types, once.
  transform: {'\\.ts$': ['ts-jest', {useESM: true, diagnostics: false}]},
  testTimeout: 120_000,
  maxWorkers: 2,
};
