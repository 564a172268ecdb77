import {formatBytes, formatSeconds} from '../host/format.js';
import {type LayerDescription} from '../layer/layer.js';
import {type Match} from '../root/match.js';
import {type Started} from '../root/start.js';
import {startName} from '../root/start-name.js';
import {type Packed} from '../root/pack.js';

/** What was found for a key, and why: `key "deps-1": miss, starting from "deps-0"`. */
export const matchText = (key: string, {kind, snapshot}: Match): string => {
  switch (kind) {
    case 'exact':
      return `key "${key}": hit, ${snapshot.layers.length} layer${snapshot.layers.length === 1 ? '' : 's'}`;
    case 'prefix':
      return `key "${key}": miss, starting from "${snapshot.name}"`;
    case 'none':
      return `key "${key}": miss, starting from the base`;
  }
};

export const sayMatch = ({match}: Started, key: string | undefined, say: (line: string) => void): void => {
  if (match && key !== undefined) say(matchText(key, match));
};

export const sayPacked = ({layers, snapshots}: Packed, say: (line: string) => void): void => {
  for (const layer of layers) say(layerText(layer));
  for (const {name, layers: stack} of snapshots.filter(({name}) => name !== startName))
    say(`saved "${name}": ${stack.length} layer${stack.length === 1 ? '' : 's'}`);
};

const layerText = (layer: LayerDescription): string => {
  const {origin, entries, contentSize, size, packMilliseconds, leftOut} = layer;
  const packed = `packed ${origin}: ${entries} entries, ${formatBytes(contentSize)} as ${formatBytes(size)}, in ${formatSeconds(packMilliseconds)}`;
  if (!leftOut) return packed;
  const {files, bytes} = leftOut;
  return `${packed}; left out ${files} file${files === 1 ? '' : 's'} of ${formatBytes(bytes)}, unchanged from below`;
};
