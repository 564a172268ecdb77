// Charts as SVG text: bars on a logarithmic scale, and lines.

/** @typedef {{label: string, value: number, text: string, isOwn: boolean, low: number, high: number}} Bar */

const width = 760;
const labelWidth = 200;
const plotWidth = 400;
const rowHeight = 24;

/** @param {string} text */
export const escape = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * One bar each; the thin line in it goes from the first quartile to the third. A step to the right is ten times as much.
 * @param {readonly Bar[]} bars
 * @returns {string}
 */
export const barChart = (bars) => {
  const positive = bars.flatMap(({value, high}) => [value, high]).filter((value) => value > 0);
  const first = Math.floor(Math.log10(Math.min(...positive))) - 0.2;
  const last = Math.max(Math.ceil(Math.log10(Math.max(...positive))), first + 1);
  const x = (/** @type {number} */ value) =>
    value > 0 ? ((Math.log10(value) - first) / (last - first)) * plotWidth : 0;
  const height = bars.length * rowHeight + 4;
  const decades = Array.from(
    {length: Math.floor(last) - Math.ceil(first) + 1},
    (_, index) => Math.ceil(first) + index,
  );
  const grid = decades.map((power) =>
    line(labelWidth + x(10 ** power), 0, labelWidth + x(10 ** power), height, 'grid'),
  );
  const rows = bars.map(({label, value, text, isOwn, low, high}, index) => {
    const y = index * rowHeight + 4;
    const middle = y + rowHeight / 2 - 2;
    return [
      `<text x="${labelWidth - 8}" y="${middle + 4}" text-anchor="end">${escape(label)}</text>`,
      `<rect x="${labelWidth}" y="${y}" width="${x(value).toFixed(1)}" height="${rowHeight - 6}" class="${isOwn ? 'own' : 'peer'}"/>`,
      line(labelWidth + x(low), middle, labelWidth + x(high), middle, 'spread'),
      `<text x="${labelWidth + x(Math.max(value, high)) + 8}" y="${middle + 4}">${escape(text)}</text>`,
    ].join('');
  });
  return svg(height, [...grid, ...rows]);
};

/** @typedef {{label: string, points: readonly {x: number, y: number}[]}} Series */

/**
 * Both axes from nought; each series has its name at its end.
 * @param {readonly Series[]} series
 * @param {{x: string, y: (value: number) => string}} axes what x is, and how a y is written
 * @returns {string}
 */
export const lineChart = (series, axes) => {
  const [height, left, bottom] = [240, 70, 210];
  const points = series.flatMap((one) => one.points);
  const [maximumX, maximumY] = [
    Math.max(...points.map(({x}) => x)),
    Math.max(...points.map(({y}) => y)) * 1.1,
  ];
  const x = (/** @type {number} */ value) => left + (value / maximumX) * 480;
  const y = (/** @type {number} */ value) => bottom - (value / maximumY) * (bottom - 10);
  const marks = [...new Set(points.map((point) => point.x))].map(
    (value) => `<text x="${x(value)}" y="${bottom + 18}" text-anchor="middle">${value}</text>`,
  );
  const levels = [0, 0.5, 1].map((share) => {
    const value = (maximumY / 1.1) * share;
    const mark = `<text x="${left - 8}" y="${y(value) + 4}" text-anchor="end">${escape(axes.y(value))}</text>`;
    return line(left, y(value), left + 480, y(value), 'grid') + mark;
  });
  const curves = series.map(({label, points: own}, index) => {
    const path = own.map((point) => `${x(point.x).toFixed(1)},${y(point.y).toFixed(1)}`).join(' ');
    const end = own.at(-1) ?? {x: 0, y: 0};
    const name = `<text x="${x(end.x) + 8}" y="${y(end.y) + 4}" class="series${index}">${escape(label)}</text>`;
    return `<polyline points="${path}" class="line series${index}"/>${name}`;
  });
  const below = `<text x="${left + 500}" y="${bottom + 18}">${escape(axes.x)}</text>`;
  return svg(height, [...levels, ...curves, ...marks, below]);
};

/** @param {number} height @param {readonly string[]} content */
const svg = (height, content) =>
  `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">${content.join('')}</svg>`;

/** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 @param {string} kind */
const line = (x1, y1, x2, y2, kind) =>
  `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" class="${kind}"/>`;
