// The parts that every peer can take part in: each is a few lines that sample one task and record it.
import {kernel} from '../peers/kernel.mjs';
import {rootstockPeer} from '../peers/rootstock.mjs';
import {inLargeFiles, inSmallFiles} from '../setting/change.mjs';
import {time} from '../setting/program.mjs';
import {repeat} from './part.mjs';

/** @typedef {import('./part.mjs').Bench} Bench */
/** @typedef {import('../peers/peer.mjs').Peer} Peer */
/** @typedef {import('../peers/peer.mjs').Tasks} Tasks */
/** @typedef {{bench: Bench, peer: Peer, root: import('../roots/prepare.mjs').Prepared, tasks: Partial<Tasks>}} Setting */
/** @typedef {{name: keyof Tasks, what: string, measure: (setting: Setting) => Promise<void>}} PeerPart */

export const tenth = 'a tenth of the root';

/** @param {keyof Tasks & ('start' | 'ephemeral' | 'restore' | 'enter')} name @param {string} what @returns {PeerPart} */
const simple = (name, what) => ({
  ...{name, what},
  measure: async ({bench, peer, root, tasks}) => {
    const action = tasks[name];
    if (!action) return;
    const samples = await repeat(bench.samples, action);
    bench.record.add({part: name, what, root: root.name, variant: '', peer: peer.name, unit: 'ms', samples});
  },
});

const enter = simple('enter', 'a command in an existing root');

/** @type {readonly PeerPart[]} */
export const peerParts = [
  simple('start', 'warm start to first command'),
  simple('ephemeral', 'the same, and the root dropped again'),
  {
    ...enter,
    measure: async (setting) => {
      await enter.measure(setting);
      if (setting.peer === rootstockPeer) await measureNode(setting);
    },
  },
  {
    name: 'commit',
    what: 'commit: what the job waits for, and until the layer is safe',
    measure: async (setting) => {
      const {commit} = setting.tasks;
      if (!commit) return;
      for (const change of changesOf(setting)) {
        const samples = await repeat(setting.bench.samples, () => commit(change));
        const add = adder(setting, 'commit', change.label);
        add(
          'commit: the job waits',
          'ms',
          samples.map(({pause}) => pause),
        );
        add(
          'commit: until it is safe',
          'ms',
          samples.flatMap(({safe}) => safe ?? []),
        );
        add(
          'commit: bytes to keep',
          'bytes',
          samples.flatMap(({bytes}) => bytes ?? []),
        );
      }
    },
  },
  {
    name: 'rollback',
    what: 'rollback of what was changed',
    measure: async (setting) => {
      const {rollback} = setting.tasks;
      if (!rollback) return;
      for (const change of changesOf(setting)) {
        const samples = await repeat(setting.bench.samples, () => rollback(change));
        adder(setting, 'rollback', change.label)('rollback', 'ms', samples);
      }
    },
  },
  simple('restore', 'restore from what is shared, to first command'),
  {
    name: 'many',
    what: 'many roots at once from one snapshot, until the last has ended its first command',
    measure: async (setting) => {
      const {many} = setting.tasks;
      if (!many) return;
      for (const count of setting.bench.isQuick ? [1, 4] : [1, 8, 64]) {
        const samples = await repeat(setting.bench.samples, () => many(count));
        adder(setting, 'many', `${count} roots`)('roots at once', 'ms', samples);
      }
    },
  },
];

/** @param {Setting} setting @param {string} part @param {string} variant */
const adder = ({bench, peer, root}, part, variant) => {
  /** @param {string} what @param {import('../record.mjs').Measure['unit']} unit @param {number[]} samples */
  return (what, unit, samples) => {
    if (samples.length > 0)
      bench.record.add({part, what, root: root.name, variant, peer: peer.name, unit, samples});
  };
};

/** Every peer a tenth of the root; those that should not care also other sizes, on the first root. @param {Setting} setting */
const changesOf = ({bench, peer, root}) => {
  const share = {...inLargeFiles(Math.max(1, Math.round(root.bytes / 1e7))), label: tenth};
  const isFirst = root.name === bench.recipes[0]?.name;
  if (!isFirst || (peer !== rootstockPeer && peer !== kernel)) return [share];
  if (bench.isQuick) return [share, inLargeFiles(100)];
  return [share, inLargeFiles(1), ...[100, 1000].flatMap((size) => [inLargeFiles(size), inSmallFiles(size)])];
};

/** What no command of Rootstock can go below. @param {Setting} setting */
const measureNode = async (setting) => {
  const samples = await repeat(setting.bench.samples, () => time([process.execPath, '-e', '']));
  const [part, what] = [enter.name, enter.what];
  const peer = "Node's own start";
  setting.bench.record.add({
    ...{part, what, peer, samples},
    root: setting.root.name,
    variant: '',
    unit: 'ms',
  });
};
