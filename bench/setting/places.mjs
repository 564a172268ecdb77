// Where everything of the bench is: one directory, below which prepared roots and the store are kept between runs, and
// `work` is new in each.
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const top = fileURLToPath(new URL('../..', import.meta.url));
export const home = process.env['ROOTSTOCK_BENCH_HOME'] ?? '/var/tmp/rootstock-bench';
export const store = join(home, 'store');
export const work = join(home, 'work');
export const results = join(top, 'bench/results');
/** What everything that other tools register by name begins with, so that it can be found again. */
export const prefix = 'rootstock-bench';
