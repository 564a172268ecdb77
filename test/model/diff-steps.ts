import {expect} from '@jest/globals';

import {type Reference} from './reference.js';
import {mount, type Step, step} from './step.js';
import {type Entry, type Tree} from './tree.js';

/** Of the root against its stack, or against a snapshot; or of two snapshots. */
export const diff = (...references: readonly Reference[]): Step =>
  step(['diff', ...references.map(({text}) => text)].join(' '), async (world, real) => {
    const found = references.map((reference) => reference.resolve(world));
    const args = ['diff', ...found.map(({word}) => word)];
    const missing = found.find(({version}) => !version);
    if (missing) {
      await real.refused(`"${missing.word}"`, ...args);
      return;
    }
    if (found.length < 2) await mount(world, real);
    const [from = world.current, to = world] = found.map(({version}) => version!);
    const told = JSON.parse(await real.ok(...args, '--json')) as Change[];
    expect(told.map(changeText).sort()).toEqual(changesOf(from.tree, to.tree).map(changeText).sort());
  });

interface Change {
  readonly change: 'added' | 'modified' | 'deleted';
  readonly path: string;
  /** Bytes, after the change; before it for what is deleted. */
  readonly size: number;
}

const changeText = ({change, path, size}: Change): string => `${change} ${path} ${size}`;

const changesOf = (before: Tree, after: Tree): Change[] =>
  [...new Set([...before.keys(), ...after.keys()])].flatMap((name): Change[] => {
    const [old, now] = [before.get(name), after.get(name)];
    const path = `/${name}`;
    if (!old) return [{change: 'added', path, size: sizeOf(now!)}];
    if (!now) return [{change: 'deleted', path, size: sizeOf(old)}];
    return differs(old, now) ? [{change: 'modified', path, size: sizeOf(now)}] : [];
  });

const sizeOf = ({text}: Entry): number => Buffer.byteLength(text);

/** Of a file also when it was changed; extended attributes are not looked at. */
const differs = (a: Entry, b: Entry): boolean =>
  a.kind !== b.kind || a.mode !== b.mode || a.owner !== b.owner || a.text !== b.text || a.time !== b.time;
