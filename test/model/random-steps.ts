import fc from 'fast-check';

import {diff} from './diff-steps.js';
import {listLayers} from './layer-steps.js';
import {removeNames, renameSnapshot, showLog, tag} from './name-steps.js';
import {sameChanges, someChanges} from './random-changes.js';
import {byDigest, byName} from './reference.js';
import {changeTree, clean, killHolder, leaveRunning, runNothing} from './root-steps.js';
import {failToSave, rollBack, runAndCommit, takeKey, takeSnapshot} from './snapshot-steps.js';
import {squash} from './squash-steps.js';
import {runFromKey, runFromSnapshot} from './start-steps.js';
import {type Step} from './step.js';
import {checkStore, collectGarbage} from './store-steps.js';

/** Few names, so that steps meet; the last is that which every root has from its start. */
const names = fc.constantFrom('one', 'two', 'three', 'postinit');

/** One of them is a name as well: then the name is meant. */
const keys = fc.constantFrom('one', 'key with more');

const references = fc.oneof(
  {weight: 5, arbitrary: names.map(byName)},
  {weight: 1, arbitrary: keys.map(byName)},
  {
    weight: 3,
    arbitrary: fc.tuple(fc.nat(20), fc.integer({min: 4, max: 64})).map((parts) => byDigest(...parts)),
  },
  {weight: 1, arbitrary: fc.constantFrom('none-such', 'abad1dea').map(byName)},
);

const snapshotOptions = fc.record({force: fc.boolean(), kill: fc.boolean()});

const often = <T>(count: number, arbitrary: T): T[] => Array.from({length: count}, () => arbitrary);

/** What a sequence is made of; a step that is here more than once comes more often. */
export const steps: fc.Arbitrary<Step>[] = [
  ...often(9, someChanges.map(changeTree)),
  sameChanges.map(changeTree),
  ...often(
    4,
    fc.tuple(names, snapshotOptions).map((parts) => takeSnapshot(...parts)),
  ),
  fc.tuple(names, fc.boolean()).map((parts) => runAndCommit(...parts)),
  keys.map(takeKey),
  fc.tuple(names, fc.nat(9)).map((parts) => failToSave(...parts)),
  ...often(3, references.map(rollBack)),
  references.map(runFromSnapshot),
  keys.map(runFromKey),
  ...often(
    2,
    fc.array(fc.oneof(names, keys), {minLength: 1, maxLength: 2}).map((list) => removeNames(...list)),
  ),
  fc.tuple(references, names, fc.boolean()).map((parts) => tag(...parts)),
  fc.tuple(names, names, fc.boolean()).map((parts) => renameSnapshot(...parts)),
  references.map(showLog),
  fc.constant(null).map(() => diff()),
  references.map((from) => diff(from)),
  fc.tuple(references, references).map((both) => diff(...both)),
  references.map(squash),
  fc.constant(null).map(() => squash()),
  fc.constant(null).map(listLayers),
  fc.constant(null).map(collectGarbage),
  fc.constant(null).map(checkStore),
  fc.constant(null).map(clean),
  fc.constant(null).map(leaveRunning),
  fc.constant(null).map(killHolder),
  fc.constant(null).map(runNothing),
];
