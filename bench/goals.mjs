// What Rootstock promises of its speed, judged by what was measured. A goal whose measures are not there is not judged.
import {format} from './record.mjs';
import {median} from './statistics.mjs';
import {tenth} from './tasks/peer-parts.mjs';

/** @typedef {import('./record.mjs').Measure} Measure */
/** @typedef {{goal: string, holds: boolean | undefined, detail: string}} Verdict undefined: not judged */

/** @param {readonly Measure[]} measures @returns {Verdict[]} */
export const judge = (measures) => {
  const of = finder(measures);
  const roots = ['small', 'middle', 'large'].filter((root) =>
    measures.some((measure) => measure.root === root),
  );
  return [
    warmAgainstExtracting(of, roots),
    warmIsConstant(of, roots),
    ...enterIsQuick(of, roots),
    under('pause under 100 ms at any size', 100, all(measures, 'commit: the job waits'), 'ms'),
    packingIsAThird(of, roots),
    under('rollback under 100 ms at any size', 100, all(measures, 'rollback'), 'ms'),
    compileIsAsFast(of),
    restoreIsADownload(measures),
    under(
      'memory of every Rootstock process under 200 MB',
      200,
      measures.filter(({unit}) => unit === 'MB'),
      'MB',
    ),
  ];
};

/** @typedef {(what: Partial<Measure>) => number | undefined} Find the median of the measure that fits */

/** @param {readonly Measure[]} measures @returns {Find} */
const finder = (measures) => (wanted) => {
  const fits = (/** @type {Measure} */ measure) =>
    Object.entries(wanted).every(([key, value]) => measure[/** @type {keyof Measure} */ (key)] === value);
  const found = measures.find(fits);
  return found && median(found.samples);
};

/** @param {readonly Measure[]} measures @param {string} what */
const all = (measures, what) => measures.filter((one) => one.what === what && one.peer === 'Rootstock');

/** @param {string} goal @param {string} reason @returns {Verdict} */
const notJudged = (goal, reason) => ({goal, holds: undefined, detail: reason});

/** @param {string} goal @param {number} limit @param {readonly Measure[]} measures @param {Measure['unit']} unit @returns {Verdict} */
const under = (goal, limit, measures, unit) => {
  const worst = [...measures].sort((a, b) => median(b.samples) - median(a.samples))[0];
  if (!worst) return notJudged(goal, 'it was not measured');
  const value = median(worst.samples);
  const where = [worst.root, worst.what, worst.variant, worst.peer].filter(Boolean).join(', ');
  return {goal, holds: value < limit, detail: `at most ${format(value, unit)}: ${where}`};
};

/** A ratio on each root where both are there. @param {readonly string[]} roots @param {(root: string) => number | undefined} a @param {(root: string) => number | undefined} b */
const ratios = (roots, a, b) =>
  roots.flatMap((root) => {
    const [over, below] = [a(root), b(root)];
    return over === undefined || below === undefined ? [] : [{root, ratio: over / below}];
  });

/** @param {Find} of @param {readonly string[]} roots @returns {Verdict} judged on the largest root that there is */
const warmAgainstExtracting = (of, roots) => {
  const goal = 'warm start at least 100 times faster than extracting';
  const start = (/** @type {string} */ peer) => (/** @type {string} */ root) =>
    of({part: 'start', root, peer});
  const found = ratios(roots, start('tar.zst'), start('Rootstock'));
  const last = found.at(-1);
  if (!last) return notJudged(goal, 'it was not measured');
  return {
    goal,
    holds: last.ratio >= 100,
    detail: found.map(({root, ratio}) => `${root}: ${ratio.toFixed(1)} times`).join('; '),
  };
};

/** @param {Find} of @param {readonly string[]} roots @returns {Verdict} */
const warmIsConstant = (of, roots) => {
  const goal = 'warm start constant from small to large (within a half)';
  const found = roots.flatMap((root) => {
    const value = of({part: 'start', root, peer: 'Rootstock'});
    return value === undefined ? [] : [{root, value}];
  });
  if (found.length < 2) return notJudged(goal, 'it takes at least two roots');
  const values = found.map(({value}) => value);
  const holds = Math.max(...values) <= 1.5 * Math.min(...values);
  return {goal, holds, detail: found.map(({root, value}) => `${root}: ${format(value, 'ms')}`).join('; ')};
};

/** @param {Find} of @param {readonly string[]} roots @returns {Verdict[]} */
const enterIsQuick = (of, roots) => {
  const goals = ["run -- true within 40 ms of Node's own start", 'run -- true faster than a schroot session'];
  const root = roots[0] ?? '';
  const mine = of({part: 'enter', root, peer: 'Rootstock'});
  const node = of({part: 'enter', root, peer: "Node's own start"});
  const session = of({part: 'ephemeral', root, peer: 'schroot overlay'});
  if (mine === undefined || node === undefined)
    return goals.map((goal) => notJudged(goal, 'it was not measured'));
  const own = {
    goal: goals[0] ?? '',
    holds: mine - node <= 40,
    detail: `${format(mine, 'ms')}, Node ${format(node, 'ms')}`,
  };
  const goal = goals[1] ?? '';
  if (session === undefined) return [own, notJudged(goal, 'there was no schroot session to compare with')];
  return [
    own,
    {goal, holds: mine < session, detail: `${format(mine, 'ms')}, schroot ${format(session, 'ms')}`},
  ];
};

/** What happens after the pause, beside packing the whole root. @param {Find} of @param {readonly string[]} roots @returns {Verdict} */
const packingIsAThird = (of, roots) => {
  const goal = 'packing the difference takes at most a third of packing all as tar.zst';
  const commit = (/** @type {string} */ peer, /** @type {string} */ what) => (/** @type {string} */ root) =>
    of({root, peer, what, variant: tenth});
  const safe = commit('Rootstock', 'commit: until it is safe');
  const pause = commit('Rootstock', 'commit: the job waits');
  const post = (/** @type {string} */ root) => {
    const [whole, waited] = [safe(root), pause(root)];
    return whole === undefined || waited === undefined ? undefined : whole - waited;
  };
  const found = ratios(roots, post, commit('tar.zst', 'commit: until it is safe'));
  if (found.length === 0) return notJudged(goal, 'it was not measured');
  const detail = `${tenth} changed: ${found.map(({root, ratio}) => `${root}: ${ratio.toFixed(2)}`).join('; ')}`;
  return {goal, holds: found.every(({ratio}) => ratio <= 1 / 3), detail};
};

/** @param {Find} of @returns {Verdict} */
const compileIsAsFast = (of) => {
  const goal = 'compiling inside within 3 % of outside';
  const inside = of({part: 'compile', peer: 'Rootstock'});
  const outside = of({part: 'compile', peer: 'outside'});
  if (inside === undefined || outside === undefined) return notJudged(goal, 'it was not measured');
  return {goal, holds: inside <= 1.03 * outside, detail: `${((inside / outside - 1) * 100).toFixed(1)} %`};
};

/** From every remote that was measured. @param {readonly Measure[]} measures @returns {Verdict} */
const restoreIsADownload = (measures) => {
  const goal = 'restore from a remote within 1.2x of a plain download, on disk';
  const restores = measures.filter(({what}) => what === 'restore from a remote');
  const found = restores.flatMap(({peer, variant, samples}) => {
    const remote = /^Rootstock, (.*)$/.exec(peer)?.[1] ?? '';
    const plain = restores.find((one) => one.peer === `plain, ${remote}` && one.variant === variant);
    return plain ? [{remote, variant, ratio: median(samples) / median(plain.samples)}] : [];
  });
  if (found.length === 0) return notJudged(goal, 'it was not measured');
  const detail = found
    .map(({remote, variant, ratio}) => `${remote}, ${variant}: ${ratio.toFixed(2)}`)
    .join('; ');
  return {goal, holds: found.every(({ratio}) => ratio <= 1.2), detail};
};
