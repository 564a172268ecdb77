import {type ListedLayer} from '../../src/root/layer-survey.js';
import {type ListedSnapshot} from '../../src/root/survey.js';
import {type Workshop} from './workshop.js';

/** What `list --json` says of the snapshots of a root, oldest first. */
export const listedSnapshots = async (
  {ok}: Pick<Workshop, 'ok'>,
  root = 'default',
): Promise<ListedSnapshot[]> => JSON.parse(await ok('list', '--root', root, '--json'));

/** The snapshots of a root but the one that every root has of itself. */
export const takenSnapshots = async (
  shop: Pick<Workshop, 'ok'>,
  root = 'default',
): Promise<ListedSnapshot[]> => (await listedSnapshots(shop, root)).filter(({name}) => name !== 'postinit');

/** Their names. */
export const takenNames = async (shop: Pick<Workshop, 'ok'>, root = 'default'): Promise<string[]> =>
  (await takenSnapshots(shop, root)).map(({name}) => name);

/** Every name that is marked as current. */
export const currentNames = async (shop: Pick<Workshop, 'ok'>, root = 'default'): Promise<string[]> =>
  (await listedSnapshots(shop, root)).filter(({current}) => current).map(({name}) => name);

/** What `list --layers --json` says. */
export const listedLayers = async ({ok}: Pick<Workshop, 'ok'>): Promise<ListedLayer[]> =>
  JSON.parse(await ok('list', '--layers', '--json'));
