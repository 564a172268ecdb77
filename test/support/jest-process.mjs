import {delimiter, join} from 'node:path';

/**
 * Breaks up anything at the start of a line that a runner would take for a workflow command: the output of
 * a test must not set outputs of, or annotate, the job that runs the test.
 *
 * @param {string} text
 */
export const withoutWorkflowCommands = (text) =>
  text.replaceAll(/^([^\S\n]*):(?=:)/gm, '$1: ').replaceAll('##[', '## [');

/**
 * @param {NodeJS.WriteStream} stream
 */
export const muteWorkflowCommands = (stream) => {
  const write = stream.write.bind(stream);
  // Workers' output arrives as bytes; latin1 maps each byte to one character and back.
  stream.write = (/** @type {string | Uint8Array} */ chunk, /** @type {any[]} */ ...rest) => {
    if (typeof chunk === 'string') return write(withoutWorkflowCommands(chunk), ...rest);
    const muted = withoutWorkflowCommands(Buffer.from(chunk).toString('latin1'));
    return write(Buffer.from(muted, 'latin1'), ...rest);
  };
};

/**
 * npm puts `node_modules/.bin` first, where the Node 24 of node-linux-* hides the caller's own `node`.
 *
 * @param {string | undefined} path
 */
export const plainPath = (path = '') =>
  path
    .split(delimiter)
    .filter((directory) => !directory.endsWith(join('node_modules', '.bin')))
    .join(delimiter);
