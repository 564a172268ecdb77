// The command, as it was built, with the bench's own store.
import {join} from 'node:path';

import {store, top} from './places.mjs';
import {run} from './program.mjs';

/** The arguments that run the command. @param {readonly string[]} args */
export const rootstockArgv = (args) => [process.execPath, join(top, 'dist/cli/index.js'), '--quiet', ...args];

/**
 * Runs the command to its end.
 * @param {readonly string[]} args
 * @param {import('./program.mjs').RunOptions} [options]
 */
export const rootstock = (args, options = {}) =>
  run(rootstockArgv(args), {...options, environment: {ROOTSTOCK_HOME: store, ...options.environment}});

/** Runs a program as root in a root. @param {string} root @param {readonly string[]} argv */
export const inRoot = (root, argv) =>
  rootstock(['run', '--root', root, '--user', 'root', '--workdir', '/', '--', ...argv]);
