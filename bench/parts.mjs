// What can be measured, by the name that the command line takes.
import {measureFormats} from './formats/formats.mjs';
import {measureLazy} from './lazy/lazy.mjs';
import {measureRemotes} from './remotes/remotes.mjs';
import {measureCompile} from './tasks/compile.mjs';
import {measureDepth} from './tasks/depth.mjs';
import {measureMemory} from './tasks/memory.mjs';
import {peerParts} from './tasks/peer-parts.mjs';

/** @typedef {{name: string, what: string, measure: (bench: import('./tasks/part.mjs').Bench) => Promise<unknown>}} Part */

/** Those that take no peers, or have their own. @type {readonly Part[]} */
export const ownParts = [
  {name: 'compile', what: 'a real compile inside, against outside', measure: measureCompile},
  {name: 'depth', what: 'stacks of 1 to 128 layers', measure: measureDepth},
  {name: 'memory', what: 'the most memory of every process of Rootstock', measure: measureMemory},
  {
    name: 'remotes',
    what: 'push and pull with each remote, and many machines at once',
    measure: measureRemotes,
  },
  {name: 'formats', what: 'image formats, compressions and block sizes', measure: measureFormats},
  {name: 'lazy', what: 'a prototype: from a layer that is still being fetched', measure: measureLazy},
];

/** @type {readonly {name: string, what: string}[]} */
export const parts = [...peerParts, ...ownParts];
