import {type Argv} from './command.js';

/** After all others for a processor; and for a disk, since that goes by it where nothing else is said (ioprio_set(2)). */
export const unhurried = (argv: Argv): Argv => ['nice', '-n', '10', ...argv];
