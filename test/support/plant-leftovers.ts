import {mkdirSync, writeFileSync} from 'node:fs';

import {bootIdentity} from '../../src/host/processes.js';

/** No process has this id: it is past the most that the kernel gives (PID_MAX_LIMIT). */
const dead = 4_194_305;

const digest = '0123456789abcdef'.repeat(4);

/**
 * Puts into a store what processes leave that are killed, one of every kind, and returns the paths.
 * @param root one that is there
 */
export const plantLeftovers = (store: string, root: string): string[] => {
  const file = (path: string, content = ''): string => {
    writeFileSync(`${store}/${path}`, content);
    return `${store}/${path}`;
  };
  const directory = (path: string): string => {
    mkdirSync(`${store}/${path}/below`, {recursive: true});
    writeFileSync(`${store}/${path}/below/file`, '');
    return `${store}/${path}`;
  };
  const boot = bootIdentity().slice(0, 8);
  const scratch = `${store}/../scratch-of-dropped`;
  mkdirSync(`${scratch}/1/upper`, {recursive: true});
  const dropped = directory('roots/dropped');
  file('roots/dropped/dropped.json', JSON.stringify({scratch: {kind: 'directory', path: scratch}}));
  return [
    // Of this boot, of another, and of no form that is known.
    directory(`staging/layer-${boot}-${dead}-abc`),
    directory(`staging/base-00000000-${process.pid}-abc`),
    directory('staging/stray'),
    ...['image', 'json', 'verified'].map((kind, index) =>
      file(`layers/${index}${digest.slice(1)}.${kind}`, '{}'),
    ),
    ...[
      '',
      'layers/',
      'bases/',
      'keys/',
      `roots/${root}/`,
      `roots/${root}/packed/`,
      `roots/${root}/snapshots/`,
    ].map((part) => file(`${part}some.json.${dead}.new`, '{"form')),
    // One that was being made, and one that was being removed, whose scratch is elsewhere.
    ...[directory('roots/half-made'), dropped, scratch],
    ...['roots/gone.lock', 'roots/gone.pack-lock', 'bases/gone.json.lock'].map((path) => file(path)),
  ];
};

/** Puts into a store what looks the same, and belongs to processes that live: to this one. */
export const plantWork = (store: string, root: string): string[] => {
  const paths = [
    `${store}/staging/layer-${bootIdentity().slice(0, 8)}-${process.pid}-abc`,
    ...['layers', 'keys', `roots/${root}`].map((part) => `${store}/${part}/some.json.${process.pid}.new`),
  ];
  for (const path of paths) writeFileSync(path, '');
  return paths;
};
