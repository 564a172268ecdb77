import {type Digest} from '../layer/layer.js';
import {describeLayer, hasLayer, listLayers} from '../layer/layers.js';
import {type Store} from '../snapshot/store.js';
import {readReferrers} from './referrers.js';
import {digestOfLayer} from './records.js';
import {isMounted, readRoots, type RootState} from './state.js';
import {upperHasChanges} from './transitions.js';

/** What keeps a layer: every name of a stack that ends with it, and everything that stands on it. */
export interface Reference {
  readonly kind: 'base' | 'snapshot' | 'key' | 'root' | 'upper' | 'layer';
  readonly name: string;
}

/** A layer as it is listed: an image, a frozen upper, an upper that something was written to, or what should be there. */
export interface ListedLayer {
  readonly digest: Digest | null;
  readonly state: 'image' | 'frozen' | 'upper' | 'missing';
  /** Whose it is, while it is no image. */
  readonly root: string | null;
  readonly origin: string | null;
  /** Bytes of the image. */
  readonly sizeBytes: number | null;
  /** ISO 8601. */
  readonly created: string | null;
  readonly references: readonly Reference[];
}

/** A layer of a stack, by a name of its own: its digest, else where it is. */
interface Link extends Pick<ListedLayer, 'digest' | 'state' | 'root' | 'origin'> {
  readonly id: string;
}

/** Every layer of the store, with what refers to it: derived from the references, and counted nowhere. */
export const surveyLayers = (store: Store): ListedLayer[] => {
  const links = new Map(listLayers(store.layers).map((digest) => [digest, imageLink(store, digest)]));
  const references = new Map<string, Map<string, Reference>>();
  const refer = (to: Link | undefined, reference: Reference): void => {
    if (!to) return;
    links.set(to.id, to);
    const known = references.get(to.id) ?? new Map<string, Reference>();
    references.set(to.id, known.set(`${reference.kind} ${reference.name}`, reference));
  };
  const chain = (stack: readonly Link[]): void => {
    for (const [index, link] of stack.entries()) refer(stack[index - 1], {kind: 'layer', name: link.id});
  };
  for (const {kind, name, layers} of readReferrers(store, 'leave out')) {
    if (kind === 'root') continue;
    const stack = layers.map((digest) => imageLink(store, digest));
    refer(stack.at(-1), {kind, name});
    chain(stack);
  }
  for (const state of readRoots(store, 'leave out')) {
    const {name} = state;
    const stack = stackLinks(store, state);
    refer(stack.at(-1), {kind: 'root', name});
    const upper = upperLink(store, state);
    refer(upper ?? stack.at(-1), {kind: 'upper', name});
    chain(upper ? [...stack, upper] : stack);
  }
  return [...links.values()].map((link) => ({
    ...{digest: link.digest, state: link.state, root: link.root, origin: link.origin},
    ...describedOf(store, link),
    references: [...(references.get(link.id)?.values() ?? [])],
  }));
};

const imageLink = (store: Store, digest: Digest): Link =>
  hasLayer(store.layers, digest)
    ? {...imageOf(digest), state: 'image', origin: describeLayer(store.layers, digest).origin}
    : {...imageOf(digest), state: 'missing', origin: null};

const imageOf = (digest: Digest): {id: string; digest: Digest; root: null} => ({
  id: digest,
  digest,
  root: null,
});

const stackLinks = (store: Store, state: RootState): Link[] =>
  state.stack.map((layer) => {
    const digest = digestOfLayer(store, state.name, layer);
    if (digest !== undefined || !('frozen' in layer)) return imageLink(store, digest ?? '');
    const id = `${state.name}/frozen-${layer.frozen}`;
    return {id, digest: null, state: 'frozen', root: state.name, origin: layer.origin};
  });

/** An upper that nothing was written to is no layer yet: it would make none. */
const upperLink = (store: Store, state: RootState): Link | undefined => {
  try {
    if (!isMounted(state) || !upperHasChanges(store, state)) return undefined;
  } catch {
    // The root was dropped, or went to another generation, meanwhile.
    return undefined;
  }
  return {id: `${state.name}/upper`, digest: null, state: 'upper', root: state.name, origin: null};
};

const describedOf = (store: Store, {digest, state}: Link): Pick<ListedLayer, 'sizeBytes' | 'created'> => {
  if (digest === null || state === 'missing') return {sizeBytes: null, created: null};
  const {size, created} = describeLayer(store.layers, digest);
  return {sizeBytes: size, created};
};
