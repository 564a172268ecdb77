// One page with everything: the goals, a chart for each comparison, the machine, and what was not measured.
import {format} from '../record.mjs';
import {median, quantile} from '../statistics.mjs';
import {barChart, escape, lineChart} from './svg.mjs';
import {groups, ratioOf} from './table.mjs';

/** @typedef {import('../record.mjs').Measure} Measure */

/**
 * @typedef {object} Result
 * @property {import('../setting/machine.mjs').Machine} machine
 * @property {boolean} isQuick
 * @property {readonly {name: string, what: string, bytes: number, files: number}[]} roots
 * @property {readonly {name: string, what: string, unpacks: string}[]} peers
 * @property {readonly Measure[]} measures
 * @property {readonly import('../record.mjs').Missing[]} missing
 * @property {readonly import('../goals.mjs').Verdict[]} goals
 */

/** @param {Result} result @returns {string} HTML that needs no other file */
export const page = (result) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Rootstock: bench</title><style>${style}</style>
<h1>Rootstock and its rivals</h1>
<p>${escape(String(result.machine['date']))}${result.isQuick ? ', the quick run' : ''}. Medians; the thin line spans the quartiles; each grid line is ten times the one before.</p>
<h2>Goals</h2>${table(['', 'goal', 'measured'], result.goals.map(goalRow))}
<h2>Roots and peers</h2>
${table(
  ['root', '', 'MB', 'files'],
  result.roots.map((root) => [root.name, root.what, (root.bytes / 1e6).toFixed(0), String(root.files)]),
)}
${table(
  ['peer', '', 'does a start unpack or copy all?'],
  result.peers.map(({name, what, unpacks}) => [name, what, unpacks]),
)}
${sections(result.measures)}
<h2>Not measured</h2>${table(
  ['root', 'peer', 'task', 'why'],
  result.missing.map(({root, peer, part, reason}) => [root, peer, part || 'all', reason]),
)}
<h2>Machine</h2>${table(
  [],
  Object.entries(result.machine).map(([fact, value]) => [fact, String(value)]),
)}
</html>
`;

/** @param {import('../goals.mjs').Verdict} verdict */
const goalRow = ({goal, holds, detail}) => [
  holds === undefined ? 'not judged' : holds ? 'holds' : 'does not hold',
  ...[goal, detail],
];

/** @param {readonly Measure[]} measures */
const sections = (measures) => {
  const whats = [...new Set(measures.map(({what}) => what))];
  return whats
    .map((what) => {
      const own = measures.filter((measure) => measure.what === what);
      return `<h2>${escape(what)}</h2>${curves(own)}${groups(own).map(bars).join('')}`;
    })
    .join('\n');
};

/** @param {readonly Measure[]} group */
const bars = (group) => {
  const {root = '', variant = ''} = group[0] ?? {};
  const chart = barChart(
    group.map((measure) => ({
      label: measure.peer,
      value: median(measure.samples),
      text: `${format(median(measure.samples), measure.unit)}  ${ratioOf(measure, group)}`,
      isOwn: measure.peer.startsWith('Rootstock'),
      low: quantile(measure.samples, 0.25),
      high: quantile(measure.samples, 0.75),
    })),
  );
  return `<h3>${escape([root, variant].filter(Boolean).join(', '))}</h3>${chart}`;
};

/** What grows with a number of roots or of layers, as lines too. @param {readonly Measure[]} own */
const curves = (own) => {
  const counted = own.flatMap((measure) => {
    const [, count, unit] = /^(\d+) (roots|layers)$/.exec(measure.variant) ?? [];
    return count && unit ? [{measure, count: Number(count), unit}] : [];
  });
  const lines = [...new Set(counted.map(({measure}) => `${measure.peer}, ${measure.root}`))].map((label) => ({
    label,
    points: counted
      .filter(({measure}) => `${measure.peer}, ${measure.root}` === label)
      .map(({measure, count}) => ({x: count, y: median(measure.samples)})),
  }));
  const unit = counted[0]?.unit;
  return unit ? lineChart(lines, {x: unit, y: (value) => format(value, 'ms')}) : '';
};

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
const table = (head, rows) => {
  const cells = (/** @type {readonly string[]} */ row, /** @type {string} */ kind) =>
    `<tr>${row.map((cell) => `<${kind}>${escape(cell)}</${kind}>`).join('')}</tr>`;
  return `<table>${head.length > 0 ? cells(head, 'th') : ''}${rows.map((row) => cells(row, 'td')).join('')}</table>`;
};

const colours = ['#0b6e4f', '#b3541e', '#3d5a98', '#8a3b7d', '#6b6b2a', '#444'];
const style = `body{font:15px/1.45 system-ui,sans-serif;max-width:820px;margin:2em auto;padding:0 1em;color:#222}
table{border-collapse:collapse;margin:.5em 0 1em}td,th{padding:.2em .8em .2em 0;text-align:left;vertical-align:top;border-bottom:1px solid #eee}
h2{margin-top:1.6em;border-bottom:1px solid #ccc}h3{margin:.8em 0 .2em;font-size:1em;color:#555}svg{max-width:100%;height:auto}
svg text{font-size:12px;fill:#222}.own{fill:#0b6e4f}.peer{fill:#b9c4cc}.spread{stroke:#222;stroke-width:1.5}.grid{stroke:#e4e4e4}
.line{fill:none;stroke-width:2}${colours.map((colour, index) => `.line.series${index}{stroke:${colour}}svg text.series${index}{fill:${colour}}`).join('')}`;
