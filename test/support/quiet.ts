import {type BaseOptions} from '../../src/base/base.js';

/** Options for what would tell a user how far it is, and install what is missing. */
export const quiet: BaseOptions = {say: () => {}, tools: {install: false, say: () => {}}};
