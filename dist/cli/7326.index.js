export const id = 7326;
export const ids = [7326];
export const modules = {

/***/ 5653:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ diffStacks)
});

// UNUSED EXPORTS: compare

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/host/command.js
var command = __webpack_require__(4627);
// EXTERNAL MODULE: ./lib/host/namespace.js
var host_namespace = __webpack_require__(1197);
// EXTERNAL MODULE: ./lib/host/remove-tree.js
var remove_tree = __webpack_require__(4129);
// EXTERNAL MODULE: ./lib/host/staging-name.js
var staging_name = __webpack_require__(1271);
;// CONCATENATED MODULE: ./lib/root/same-file.js

const chunk = 1 << 20;
/** Whether two files of one size hold the same bytes. */
const isSameFile = (a, b) => {
    const files = [a, b].map((path) => ({ descriptor: (0,external_node_fs_.openSync)(path, 'r'), buffer: Buffer.alloc(chunk) }));
    try {
        for (;;) {
            const [one, other] = files.map(({ descriptor, buffer }) => buffer.subarray(0, (0,external_node_fs_.readSync)(descriptor, buffer, 0, chunk, null)));
            if (!one || !other || !one.equals(other))
                return false;
            if (one.length === 0)
                return true;
        }
    }
    finally {
        for (const { descriptor } of files)
            (0,external_node_fs_.closeSync)(descriptor);
    }
};

// EXTERNAL MODULE: ./lib/snapshot/view.js
var view = __webpack_require__(1723);
;// CONCATENATED MODULE: ./lib/root/diff.js








/**
 * Mounts two stacks read-only, in a namespace that is gone when this returns, and compares what they show. Where they
 * share their lower layers, only what the others touch is looked at, however large the root is.
 * @param parent where uppers that are not images yet are seen
 */
const diffStacks = async (store, from, to, parent) => {
    const directory = (0,external_node_path_.join)(store.staging, (0,staging_name/* stagingName */.z)('diff'));
    (0,external_node_fs_.mkdirSync)(directory, { mode: 0o700 });
    try {
        return await (0,host_namespace/* withNamespace */.iY)('rootstock: comparing', async (namespace) => {
            // In memory: over base host the kernel takes no other lower from the file system of `/`.
            await (0,command/* runCommand */.d1)((0,host_namespace/* inNamespace */.d2)(namespace, ['mount', '-t', 'tmpfs', 'rootstock-diff', directory]));
            const before = await (0,view/* viewStack */.ID)(store, from, (0,external_node_path_.join)(directory, 'from'), namespace);
            const after = await (0,view/* viewStack */.ID)(store, to, (0,external_node_path_.join)(directory, 'to'), namespace);
            const shared = sharedLayers(from, to);
            const touched = [...before.layers.slice(shared), ...after.layers.slice(shared)];
            const outside = (path) => (0,host_namespace/* outsidePath */.dX)(namespace, path);
            return compare(outside(before.merged), outside(after.merged), from.base?.identity === to.base?.identity ? touched.map(outside) : undefined);
        }, parent);
    }
    finally {
        await (0,remove_tree/* removeTree */.d)(directory);
    }
};
/** How many layers, from the base, both stacks begin with. */
const sharedLayers = (from, to) => {
    const differing = from.layers.findIndex((layer, index) => JSON.stringify(layer) !== JSON.stringify(to.layers[index]));
    return differing < 0 ? from.layers.length : differing;
};
/**
 * What differs between two trees, ordered by path. No link is followed.
 * @param touched only what one of these trees has an entry for can differ, unless a whole directory was hidden
 */
const compare = (before, after, touched) => {
    const changes = [];
    const [old, now] = [(0,command/* asBytes */.Yd)(before), (0,command/* asBytes */.Yd)(after)];
    const add = (change, path, status) => {
        changes.push({ change, path: (0,command/* readable */.HD)(path), size: status.isDirectory() ? 0 : status.size });
    };
    const addBelow = (change, tree, path) => {
        for (const [name, status] of entriesOf((0,external_node_path_.join)(tree, path)))
            addAll(change, tree, (0,external_node_path_.join)(path, name), status);
    };
    const addAll = (change, tree, path, status) => {
        add(change, path, status);
        if (status.isDirectory())
            addBelow(change, tree, path);
    };
    const visit = (path, trees) => {
        const [olds, nows] = [entriesOf((0,external_node_path_.join)(old, path)), entriesOf((0,external_node_path_.join)(now, path))];
        const names = trees && new Set(trees.flatMap((tree) => namesIn((0,external_node_path_.join)(tree, path))));
        for (const name of [...new Set([...olds.keys(), ...nows.keys()])].sort()) {
            const [a, b] = [olds.get(name), nows.get(name)];
            const here = (0,external_node_path_.join)(path, name);
            if (names && !names.has(name) && a && b)
                continue;
            if (!a && b)
                addAll('added', now, here, b);
            else if (a && !b)
                addAll('deleted', old, here, a);
            else if (a && b) {
                if (differs(a, b, () => isSame((0,external_node_path_.join)(old, here), (0,external_node_path_.join)(now, here), b, names !== undefined)))
                    add('modified', here, b);
                if (a.isDirectory() && b.isDirectory())
                    visit(here, trees?.filter((tree) => statusOf((0,external_node_path_.join)(tree, here))?.isDirectory()));
                else if (a.isDirectory())
                    addBelow('deleted', old, here);
                else if (b.isDirectory())
                    addBelow('added', now, here);
            }
        }
    };
    if (differs((0,external_node_fs_.lstatSync)(before), (0,external_node_fs_.lstatSync)(after), () => true))
        changes.push({ change: 'modified', path: '/', size: 0 });
    visit('/', touched?.map(command/* asBytes */.Yd));
    return changes;
};
/** Names are bytes, and need not be text: in what follows each character of a path stands for one. */
const entriesOf = (directory) => {
    const found = new Map();
    for (const name of namesIn(directory).sort()) {
        const status = statusOf((0,external_node_path_.join)(directory, name));
        if (status)
            found.set(name, status);
    }
    return found;
};
const statusOf = (path) => (0,external_node_fs_.lstatSync)((0,command/* bufferOf */.Kb)(path), { throwIfNoEntry: false });
const namesIn = (directory) => {
    try {
        return (0,external_node_fs_.readdirSync)((0,command/* bufferOf */.Kb)(directory), { encoding: 'latin1' });
    }
    catch {
        // Not a directory on this side.
        return [];
    }
};
/** Whole seconds only: images have no fractions. A directory's own size and time follow from what is in it. */
const differs = (a, b, isSameContent) => {
    if (a.mode !== b.mode || a.uid !== b.uid || a.gid !== b.gid)
        return true;
    if (a.isDirectory())
        return false;
    const isSameFile = a.isSymbolicLink() ||
        (a.size === b.size && a.rdev === b.rdev && Math.floor(a.mtimeMs / 1000) === Math.floor(b.mtimeMs / 1000));
    return !isSameFile || !isSameContent();
};
/** @param isTouched then equal sizes and times are not believed: a file that was written again in one second has both */
const isSame = (a, b, { mode }, isTouched) => {
    const type = mode & external_node_fs_.constants.S_IFMT;
    const [one, other] = [(0,command/* bufferOf */.Kb)(a), (0,command/* bufferOf */.Kb)(b)];
    if (type === external_node_fs_.constants.S_IFLNK)
        return (0,external_node_fs_.readlinkSync)(one, 'latin1') === (0,external_node_fs_.readlinkSync)(other, 'latin1');
    return type !== external_node_fs_.constants.S_IFREG || !isTouched || isSameFile(one, other);
};


/***/ }),

/***/ 969:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  NW: () => (/* binding */ squashIfLong),
  _4: () => (/* binding */ squashStack)
});

// UNUSED EXPORTS: defaultMaxLayers

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/base/base.js
var base_base = __webpack_require__(8928);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/host/command.js
var command = __webpack_require__(4627);
// EXTERNAL MODULE: ./lib/host/namespace.js
var host_namespace = __webpack_require__(1197);
// EXTERNAL MODULE: ./lib/layer/build.js + 6 modules
var build = __webpack_require__(1296);
// EXTERNAL MODULE: ./lib/layer/compression.js
var compression = __webpack_require__(5847);
// EXTERNAL MODULE: ./lib/layer/layers.js
var layer_layers = __webpack_require__(7343);
// EXTERNAL MODULE: ./lib/snapshot/snapshots.js
var snapshots = __webpack_require__(5825);
// EXTERNAL MODULE: ./lib/snapshot/store.js
var snapshot_store = __webpack_require__(2541);
// EXTERNAL MODULE: ./lib/root/collect.js
var collect = __webpack_require__(7514);
// EXTERNAL MODULE: ./lib/root/diff.js + 1 modules
var diff = __webpack_require__(5653);
// EXTERNAL MODULE: ./lib/root/lock.js
var root_lock = __webpack_require__(2549);
// EXTERNAL MODULE: ./lib/host/mark-opaque.js
var mark_opaque = __webpack_require__(7673);
// EXTERNAL MODULE: ./lib/layer/compare.js
var compare = __webpack_require__(2086);
// EXTERNAL MODULE: ./lib/layer/xattrs.js
var xattrs = __webpack_require__(5681);
;// CONCATENATED MODULE: ./lib/layer/escape-marks.js


const prefix = 'trusted.overlay.';
/**
 * Makes a copy of what an overlay shows an upper again. A program in a root may name an xattr like a mark of overlay's own
 * (it unpacks an image with an upper in it); the kernel, since 6.7, keeps that as `trusted.overlay.overlay.NAME`, and shows it
 * by the name that was given (overlayfs.rst, "Nested overlayfs mounts"). In a copy of what is shown it would be a mark.
 */
const escapeMarks = async (tree, enter) => {
    const { stdout } = await (0,command/* runCommand */.d1)(enter([
        ...['getfattr', '-R', '-P', '-h', '-d', '-e', 'hex', '--absolute-names'],
        ...['-m', `^${prefix.replaceAll('.', '\\.')}`, '--', tree],
    ]), { bytes: true });
    if (stdout === '')
        return;
    await (0,command/* runCommand */.d1)(enter(['setfattr', '-h', '--restore=-']), {
        input: stdout.replaceAll(new RegExp(`^${prefix}`, 'gm'), `${prefix}overlay.`),
        bytes: true,
    });
    for (const name of new Set((0,xattrs/* parseGetfattr */.v5)(stdout).map((found) => found.name))) {
        const paths = (0,xattrs/* parseGetfattr */.v5)(stdout).filter((found) => found.name === name);
        await (0,command/* runCommand */.d1)(enter(['xargs', '-0', 'setfattr', '-h', '-x', (0,command/* readable */.HD)(name), '--']), {
            input: paths.map(({ path }) => `${path}\0`).join(''),
            bytes: true,
            // A hard link has lost it with its other name.
            expected: [0, 123],
        });
    }
};

;// CONCATENATED MODULE: ./lib/layer/merge-marks.js
/**
 * The whiteouts and opaque directories of several layers in one. The kernel shows their content merged, but hides what they
 * do to the layers below. A copy of one over the other is wrong: a directory that was made again where a lower layer has a
 * whiteout carries no mark of its own (with redirect_dir=off), so the copy would bring back what was deleted.
 * @param layers base first
 */
const mergeMarks = (layers) => {
    const whiteouts = [];
    const opaque = [];
    /** @param hidesBelow then nothing of the layers below is seen here, and nothing more is needed */
    const visit = (path, parts, hidesBelow) => {
        for (const name of new Set(parts.flatMap(({ directory }) => [...directory.entries.keys()]))) {
            const here = `${path}/${name}`;
            const found = parts
                .map(({ layer, directory }) => ({ layer, entry: directory.entries.get(name) }))
                .filter((part) => part.entry !== undefined);
            const [top] = found;
            if (top?.entry.kind === 'whiteout' && !hidesBelow)
                whiteouts.push({ path: here, layer: top.layer });
            const { directories, isCut } = mergedDirectories(found);
            if (directories.length === 0)
                continue;
            if (isCut && !hidesBelow)
                opaque.push(here);
            visit(here, directories, hidesBelow || isCut);
        }
    };
    visit('', layers.map((directory, layer) => ({ layer, directory })).reverse(), false);
    return { whiteouts, opaque };
};
/** The directories that the kernel merges into one, topmost first, and whether something cuts them off from what is below. */
const mergedDirectories = (found) => {
    const directories = [];
    for (const { layer, entry } of found) {
        if (!('entries' in entry))
            return { directories, isCut: true };
        directories.push({ layer, directory: entry });
        if (entry.kind === 'opaque')
            return { directories, isCut: true };
    }
    return { directories, isCut: false };
};

// EXTERNAL MODULE: ./lib/layer/tree-listing.js
var tree_listing = __webpack_require__(292);
;// CONCATENATED MODULE: ./lib/layer/overlay-tree.js



/** Reads what the tree of a layer does to those below it. Nothing is mounted on it but itself. */
const readOverlayTree = async (tree, enter) => {
    const [entries, opaque] = await Promise.all([(0,tree_listing/* listTree */.nT)(tree, enter), findOpaque(tree, enter)]);
    const candidates = entries.filter(({ type }) => type === 'c');
    const whiteouts = await findWhiteouts(tree, candidates.map(({ path }) => path), enter);
    const top = { kind: 'directory', entries: new Map() };
    const directories = new Map([['/', top.entries]]);
    // Ordered by path, so a directory comes before what is in it.
    for (const { path, type } of entries.filter((entry) => entry.path !== '/')) {
        const slash = path.lastIndexOf('/');
        const parent = directories.get(path.slice(0, slash) || '/');
        const name = path.slice(slash + 1);
        if (type === 'd') {
            const children = new Map();
            directories.set(path, children);
            parent?.set(name, { kind: opaque.has(path) ? 'opaque' : 'directory', entries: children });
        }
        else
            parent?.set(name, { kind: whiteouts.has(path) ? 'whiteout' : 'other' });
    }
    return top;
};
const findOpaque = async (tree, enter) => {
    const names = '^trusted\\.overlay\\.opaque$';
    const { stdout } = await (0,command/* runCommand */.d1)(enter(['getfattr', '-R', '-P', '-h', '--absolute-names', '-m', names, '--', tree]), 
    // An image of a tree without any xattrs does not know them at all.
    { bytes: true, expected: [0, 1] });
    return new Set((0,xattrs/* parseGetfattr */.v5)(stdout).map(({ path }) => path.slice(Buffer.byteLength(tree))));
};
/** A whiteout is a character device 0/0, whatever its mode. */
const findWhiteouts = async (tree, paths, enter) => {
    if (paths.length === 0)
        return new Set();
    const { stdout } = await (0,command/* runCommand */.d1)(enter(['xargs', '-0', 'stat', '--printf=%t:%T %n\\0', '--']), {
        input: paths.map((path) => `${(0,command/* asBytes */.Yd)(tree)}${path}\0`).join(''),
        bytes: true,
    });
    return new Set(stdout
        .split('\0')
        .filter((line) => line.startsWith('0:0 '))
        .map((line) => line.slice('0:0 '.length + Buffer.byteLength(tree))));
};

// EXTERNAL MODULE: ./lib/snapshot/view.js
var view = __webpack_require__(1723);
;// CONCATENATED MODULE: ./lib/root/merge-layers.js










/**
 * Makes in `tree` the upper that several layers would have been, had they been written as one, over the layers below them.
 * The kernel merges their content; their whiteouts and opaque directories, which it hides, are worked out from the layers
 * themselves. Throws RootstockError unless the result shows, to the byte, what they show.
 * @param layers base first
 */
const mergeLayers = async (store, layers, below, { tree, place, namespace }) => {
    const enter = (argv) => (0,host_namespace/* inNamespace */.d2)(namespace, argv);
    const [mounted, result, lower] = ['layers', 'result', 'below'].map((name) => (0,external_node_path_.join)(place, name));
    for (const path of [tree, mounted, result, lower])
        (0,external_node_fs_.mkdirSync)((0,host_namespace/* outsidePath */.dX)(namespace, path), { recursive: true });
    const trees = await (0,view/* mountLayers */.cl)(store, layers, mounted, namespace);
    const marks = mergeMarks(await Promise.all(trees.map((path) => readOverlayTree(path, enter))));
    for (const path of [mounted, result])
        makeSkeleton((0,host_namespace/* outsidePath */.dX)(namespace, (0,view/* lowestOf */.iR)(path)), marks);
    const merged = await (0,view/* mountMerged */.OT)(trees, mounted, namespace);
    const { merged: seenBelow } = await (0,view/* viewStack */.ID)(store, below, lower, namespace);
    await copyWhiteouts(trees, marksThatHide(marks, (0,host_namespace/* outsidePath */.dX)(namespace, seenBelow)), tree, enter);
    // After the whiteouts, which touch the times of the directories that they are in.
    await (0,command/* runCommand */.d1)(enter(['cp', '--archive', `${merged}/.`, `${tree}/`]));
    await escapeMarks(tree, enter);
    await (0,mark_opaque/* markOpaque */.H)(tree, marks.opaque, enter);
    const shown = await (0,view/* mountMerged */.OT)([tree], result, namespace);
    await (0,compare/* compareTrees */.tc)({
        source: await (0,compare/* readTree */.Zc)(merged, namespace),
        image: await (0,compare/* readTree */.Zc)(shown, namespace),
        ...{ hasAcls: true, timesLost: new Set(), namespace },
    });
};
/**
 * Directories below all layers where these have whiteouts: one that only a single layer has the kernel shows as it is,
 * with whiteouts among its names.
 */
const makeSkeleton = (directory, { whiteouts }) => {
    (0,external_node_fs_.mkdirSync)(directory, { recursive: true });
    for (const parent of new Set(whiteouts.map(({ path }) => path.slice(0, path.lastIndexOf('/')))))
        (0,external_node_fs_.mkdirSync)(placeOf(directory, parent), { recursive: true });
};
/** The whiteouts that hide something: any other would be seen, by its name, in a directory that only the new layer has. */
const marksThatHide = ({ whiteouts, opaque }, below) => {
    const kinds = new Map();
    const kindOf = (path) => {
        if (path === '')
            return 'directory';
        if (!kinds.has(path)) {
            // Never through a link: the layers hide it with a directory of their own.
            const isInDirectory = kindOf(path.slice(0, path.lastIndexOf('/'))) === 'directory';
            const status = isInDirectory ? (0,external_node_fs_.lstatSync)(placeOf(below, path), { throwIfNoEntry: false }) : undefined;
            kinds.set(path, status && (status.isDirectory() ? 'directory' : 'other'));
        }
        return kinds.get(path);
    };
    return { whiteouts: whiteouts.filter(({ path }) => kindOf(path) !== undefined), opaque };
};
const placeOf = (directory, path) => (0,command/* bufferOf */.Kb)(`${(0,command/* asBytes */.Yd)(directory)}${path}`);
/** From the layers that have them: they cannot be made one by one as fast as tar makes them all. */
const copyWhiteouts = async (layers, { whiteouts }, tree, enter) => {
    for (const [index, layer] of layers.entries()) {
        const paths = whiteouts.filter((whiteout) => whiteout.layer === index).map(({ path }) => `.${path}\0`);
        if (paths.length === 0)
            continue;
        const list = ['--null', '--verbatim-files-from', '--no-recursion', '--files-from=-'];
        await (0,command/* runPipeline */.aI)(enter(['tar', '--create', '--file=-', '--numeric-owner', `--directory=${layer}`, ...list]), enter([
            'tar',
            '--extract',
            '--file=-',
            '--numeric-owner',
            '--preserve-permissions',
            `--directory=${tree}`,
        ]), { input: paths.join(''), bytes: true });
    }
};

// EXTERNAL MODULE: ./lib/layer/overlay.js
var overlay = __webpack_require__(4649);
// EXTERNAL MODULE: ./lib/host/lock.js
var host_lock = __webpack_require__(439);
// EXTERNAL MODULE: ./lib/host/processes.js
var processes = __webpack_require__(9415);
// EXTERNAL MODULE: ./lib/root/stacks.js
var stacks = __webpack_require__(6739);
// EXTERNAL MODULE: ./lib/root/records.js
var records = __webpack_require__(126);
// EXTERNAL MODULE: ./lib/root/state.js
var root_state = __webpack_require__(9873);
// EXTERNAL MODULE: ./lib/root/transitions.js
var transitions = __webpack_require__(1832);
;// CONCATENATED MODULE: ./lib/root/restack.js






/**
 * Puts a root whose stack begins with some layers on others that show the same. Returns whether it did: not while the root
 * is in use, or holds changes.
 */
const restackRoot = async (store, root, from, to) => {
    const lock = await (0,host_lock/* takeLock */.HJ)((0,root_state/* rootPaths */.R7)(store, root).lock, { kind: 'exclusive', waitMilliseconds: 0 });
    if (!lock)
        return false;
    try {
        const state = (0,root_state/* readRoot */.XD)(store, root);
        if (!state || !(0,root_state/* isMounted */.BX)(state) || !beginsWith(store, state, from))
            return false;
        // A changed upper belongs to the very layers that it was written over.
        if ((0,processes/* processesIn */.rD)(state.holder).length > 0 || (0,transitions/* upperHasChanges */.a1)(store, state))
            return false;
        if ((0,records/* openPending */.Yn)(store, state).length > 0)
            return false;
        const stack = [...(0,transitions/* stackOf */.US)(to), ...state.stack.slice(from.length)];
        return ((await (0,stacks/* withLayers */.V$)(store, to, () => (0,transitions/* resetRoot */.SY)(store, state, { stack, key: state.key }))) !== undefined);
    }
    finally {
        await lock.release();
    }
};
const beginsWith = (store, { name, stack }, layers) => layers.every((digest, index) => {
    const layer = stack[index];
    return layer !== undefined && (0,records/* digestOfLayer */.ZY)(store, name, layer) === digest;
});

;// CONCATENATED MODULE: ./lib/root/squash.js




















/**
 * Makes one layer of those that a stack has above its base; every name of that stack then means the shorter one. The
 * layers stay for as long as anything else refers to them. Returns nothing where there are not two to squash. The caller
 * holds the root's pack lock. Throws RootstockError.
 */
const squashStack = async (store, root, { base, layers }, options) => {
    const kept = layers.slice(0, (0,base_base/* depthOfBase */.mH)(base));
    const squashed = layers.slice(kept.length);
    if (squashed.length < 2)
        return undefined;
    const { state, lock } = await (0,root_lock/* useRoot */.e)(store, root);
    // Its mounts are all that is needed; what runs there, and commits, need not wait.
    await lock.release();
    const layer = await makeMerged(store, state, { base, kept, squashed }, options);
    const mounted = await restackRoot(store, root, layers, [...kept, layer.digest]);
    return { layer, count: squashed.length, isMounted: mounted };
};
const makeMerged = async (store, { name, holder, compression }, { base, kept, squashed }, options) => {
    const started = Date.now();
    const work = (0,external_node_path_.join)((0,root_state/* rootPaths */.R7)(store, name).scratch, 'squash');
    // What a squash that was killed left: the pack lock is ours.
    const clear = () => {
        (0,external_node_fs_.rmSync)((0,host_namespace/* outsidePath */.dX)(holder, work), { recursive: true, force: true });
    };
    clear();
    try {
        return await (0,host_namespace/* withNamespace */.iY)('rootstock: squashing layers', async (namespace) => {
            const place = (0,external_node_path_.join)(work, 'mounted');
            const tree = (0,external_node_path_.join)(work, 'tree');
            (0,external_node_fs_.mkdirSync)((0,host_namespace/* outsidePath */.dX)(namespace, place), { recursive: true });
            await (0,command/* runCommand */.d1)((0,host_namespace/* inNamespace */.d2)(namespace, ['mount', '-t', 'tmpfs', 'rootstock-squash', place]));
            await mergeLayers(store, squashed, { base, layers: kept }, { tree, place, namespace });
            await requireSame(store, { base, layers: [...kept, ...squashed] }, [...kept, { directory: tree }], namespace);
            return (0,build/* buildLayer */.o)(store.layers, {
                ...{ tree, namespace, owned: true, overlayOptions: (0,overlay/* statedOptions */.k1)((0,external_node_os_.release)()) },
                ...{ origin: `squash of ${squashed.length} layers`, squashed },
                makeMilliseconds: Date.now() - started,
            }, {
                ...options,
                // What is saved already must not lose what its image holds.
                ...{
                    compression: compressionFor(store, squashed, compression),
                    strict: true,
                    staging: store.staging,
                },
                keep: (add, { digest }) => (0,snapshot_store/* aloneInStore */.O2)(store, () => {
                    add();
                    moveNames(store, { base, layers: [...kept, ...squashed] }, [...kept, digest]);
                }),
            });
        }, holder);
    }
    finally {
        clear();
    }
};
/** That of the root, but for layers of the format that holds more. */
const compressionFor = (store, squashed, own) => {
    const used = squashed.map((digest) => (0,compression/* parseCompression */.Gd)((0,layer_layers/* describeLayer */.$d)(store.layers, digest).compression));
    return used.findLast(({ format }) => format === 'erofs') ?? (0,compression/* parseCompression */.Gd)(own);
};
/** Over the layers that it is to stand on, since there is where its whiteouts do something. */
const requireSame = async (store, from, to, namespace) => {
    const [first] = await (0,diff/* diffStacks */.x)(store, from, { base: from.base, layers: to }, namespace);
    if (first)
        throw new errors/* RootstockError */.RK('squashing layers', `${first.path} would be another`, 'Nothing was changed');
};
const moveNames = (store, { base, layers }, to) => {
    const isMeant = (snapshot) => snapshot.base.identity === base.identity && snapshot.layers.join() === layers.join();
    for (const key of (0,snapshots/* listKeys */.TH)(store, 'leave out').filter(isMeant))
        (0,snapshots/* writeKey */.TE)(store, { ...key, layers: to });
    for (const root of (0,root_state/* listRoots */.qV)(store))
        for (const snapshot of (0,snapshots/* listSnapshots */.mW)(store, root, 'leave out').filter(isMeant))
            (0,snapshots/* writeSnapshot */.oF)(store, root, { ...snapshot, layers: to });
};
/** How long a stack may grow before it is squashed by itself. */
const defaultMaxLayers = 64;
/** Squashes a root's stack when it has grown too long. Trouble is a warning: the stack works as it is. */
const squashIfLong = async (store, root, options) => {
    const state = (0,root_state/* readRoot */.XD)(store, root);
    if (!state || state.stack.length <= (state.maxLayers ?? defaultMaxLayers))
        return;
    const layers = (0,stacks/* digestsOf */.nw)(store, state);
    if (!layers)
        return;
    try {
        const squashed = await squashStack(store, root, { base: state.base, layers }, options);
        if (squashed)
            options.say(`squashed ${squashed.count} layers of root "${root}" into one`);
        await (0,collect/* collect */.F)(store);
    }
    catch (error) {
        options.say(`warning: the ${layers.length} layers of root "${root}" stay: ${(0,errors/* messageOf */.bD)(error)}`);
    }
};


/***/ }),

/***/ 3350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ startName),
/* harmony export */   w: () => (/* binding */ nameStart)
/* harmony export */ });
/* harmony import */ var _snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9250);
/* harmony import */ var _snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5825);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2541);
/* harmony import */ var _stacks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6739);




/** The snapshot that every root has of itself: the stack that it was made with, or last started from by its key. */
const startName = 'postinit';
/** Gives that name to the present stack. The caller holds the root's exclusive lock. */
const nameStart = (store, state) => (0,_snapshot_store_js__WEBPACK_IMPORTED_MODULE_1__/* .aloneInStore */ .O2)(store, () => {
    const layers = (0,_stacks_js__WEBPACK_IMPORTED_MODULE_2__/* .digestsOf */ .nw)(store, state);
    if (layers)
        (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_0__/* .writeSnapshot */ .oF)(store, state.name, (0,_snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .makeSnapshot */ .HM)(startName, state, layers));
});


/***/ }),

/***/ 1832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SY: () => (/* binding */ resetRoot),
/* harmony export */   US: () => (/* binding */ stackOf),
/* harmony export */   Yd: () => (/* binding */ commitRoot),
/* harmony export */   a1: () => (/* binding */ upperHasChanges)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _host_namespace_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1197);
/* harmony import */ var _host_processes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9415);
/* harmony import */ var _lowers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6192);
/* harmony import */ var _mount_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7586);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(126);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9873);








/**
 * Whether the upper holds anything, or is another directory than the one below it (`chmod 700 /`): an upper that nothing
 * was written to makes no layer.
 */
const upperHasChanges = (store, state) => {
    const upper = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_state_js__WEBPACK_IMPORTED_MODULE_7__/* .generationPath */ .uA)(store, state.name, state.generation), 'upper');
    const [top, below] = [upper, (0,_lowers_js__WEBPACK_IMPORTED_MODULE_4__/* .topLowerPath */ .c_)(store, state)].map((path) => (0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_2__/* .outsidePath */ .dX)(state.holder, path));
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(top ?? '').length > 0 || attributesOf(top ?? '') !== attributesOf(below ?? '');
};
const attributesOf = (directory) => {
    const { mode, uid, gid } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(directory);
    return [mode, uid, gid].join();
};
/**
 * Freezes the upper and mounts a fresh one above it. The switch is one atomic write of the root's state: the upper stays
 * where it is, and is from then on a layer of the stack. An upper without changes makes no layer, and the names mean the
 * stack below it. The names themselves are given by packing. The caller holds the exclusive lock, and the root is quiet.
 */
const commitRoot = async (store, state, { names, ...making }) => {
    const frozen = upperHasChanges(store, state) ? [{ frozen: state.generation, ...making }] : [];
    const stack = [...state.stack, ...frozen];
    const pending = names.map((name) => ({
        ...name,
        id: `${state.generation}-${name.kind}-${Date.now().toString(36)}`,
        depth: stack.length,
        boot: (0,_host_processes_js__WEBPACK_IMPORTED_MODULE_3__/* .bootIdentity */ .$s)(),
    }));
    const key = names.find(({ kind }) => kind === 'key')?.name;
    const { unfinished: _unfinished, ...rest } = state;
    const committed = {
        ...rest,
        ...(key === undefined ? {} : { key }),
        pending: [...(0,_records_js__WEBPACK_IMPORTED_MODULE_6__/* .openPending */ .Yn)(store, state), ...pending],
    };
    if (frozen.length > 0)
        return (0,_mount_js__WEBPACK_IMPORTED_MODULE_5__/* .mountRoot */ .m)(store, { ...committed, stack }, 'fresh');
    (0,_state_js__WEBPACK_IMPORTED_MODULE_7__/* .writeRoot */ .ao)(store, committed);
    return committed;
};
/**
 * Drops the upper and mounts a fresh one above the same stack, or above another, which may be that of a key. The caller
 * holds the exclusive lock, and sees that the layers are not removed meanwhile.
 */
const resetRoot = (store, state, to) => {
    if (!to)
        return (0,_mount_js__WEBPACK_IMPORTED_MODULE_5__/* .mountRoot */ .m)(store, state, 'fresh');
    const { key: _key, ...rest } = state;
    const key = to.key === undefined ? {} : { key: to.key };
    return (0,_mount_js__WEBPACK_IMPORTED_MODULE_5__/* .mountRoot */ .m)(store, { ...rest, stack: to.stack, pending: [], ...key }, 'fresh');
};
/** The stack of a snapshot, all of whose layers are images. */
const stackOf = (layers) => layers.map((digest) => ({ digest }));


/***/ })

};
