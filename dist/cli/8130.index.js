export const id = 8130;
export const ids = [8130];
export const modules = {

/***/ 8130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  withEphemeralRoot: () => (/* binding */ withEphemeralRoot)
});

// EXTERNAL MODULE: ./lib/host/processes.js
var processes = __webpack_require__(9415);
// EXTERNAL MODULE: ./lib/root/drop.js
var drop = __webpack_require__(1459);
// EXTERNAL MODULE: ./lib/root/pack.js
var pack = __webpack_require__(7679);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/root/create.js
var create = __webpack_require__(9270);
// EXTERNAL MODULE: ./lib/root/stacks.js
var stacks = __webpack_require__(6739);
// EXTERNAL MODULE: ./lib/root/state.js
var root_state = __webpack_require__(9873);
;// CONCATENATED MODULE: ./lib/root/copy.js




/**
 * Makes a root on the stack of another, without that one's upper. Throws RootstockError where a layer of it is not an image
 * yet, or is missing.
 */
const copyRoot = async (store, original, root) => {
    const { name, compression, maxLayers, scratch, binds, users, owner } = root;
    for (;;) {
        const state = (0,root_state/* requireRoot */.oT)(store, original);
        const layers = (0,stacks/* digestsOf */.nw)(store, state);
        if (!layers)
            throw new errors/* RootstockError */.RK(`copying root "${original}"`, 'it was changed meanwhile', 'Try again');
        (0,stacks/* requireWhole */.Z7)(store, { name: original, layers });
        const { base, architecture } = state;
        const made = await (0,stacks/* withLayers */.V$)(store, layers, () => (0,create/* createRoot */.H)(store, {
            ...{ name, base, architecture, compression, maxLayers, scratch, binds, users, owner, layers },
            key: undefined,
        }));
        if (made)
            return;
    }
};

// EXTERNAL MODULE: ./lib/root/start.js
var root_start = __webpack_require__(7316);
// EXTERNAL MODULE: ./lib/cli/report.js
var report = __webpack_require__(706);
// EXTERNAL MODULE: ./lib/cli/start-options.js + 1 modules
var start_options = __webpack_require__(434);
;// CONCATENATED MODULE: ./lib/cli/ephemeral.js








/**
 * Runs `work` in a root of its own, over the stack of the root that the options name, without that root's upper; over
 * what the options ask for when there is no such root. Drops it, with all that was done in it, when `work` ends.
 */
const withEphemeralRoot = async (context, options, work) => {
    const { store, say, tools } = context;
    const owner = {
        kind: 'process',
        pid: process.pid,
        startTime: (0,processes/* processStartTime */.X0)(process.pid) ?? '',
        boot: (0,processes/* bootIdentity */.$s)(),
    };
    const name = `ephemeral-${process.pid}`;
    const start = { ...(0,start_options/* startOf */.GH)(options, context, owner), name, snapshotsOf: options.root };
    const original = options.key === undefined && options.snapshot === undefined ? (0,root_state/* readRoot */.XD)(store, options.root) : undefined;
    if (original) {
        // Only images are shared between roots.
        await (0,pack/* packWholeStack */.fJ)(store, original.name, { tools, say });
        await copyRoot(store, original.name, start);
    }
    else {
        const started = await (0,root_start/* startRoot */.nA)(store, start);
        (0,report.sayMatch)(started, start.key, say);
        await (0,pack/* packRoot */.iy)(store, name, { tools, say });
    }
    try {
        return await work(name);
    }
    finally {
        await (0,drop/* dropRoot */.Ez)(store, name, 'end');
    }
};


/***/ }),

/***/ 706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   sayMatch: () => (/* binding */ sayMatch),
/* harmony export */   w: () => (/* binding */ sayPacked)
/* harmony export */ });
/* unused harmony export matchText */
/* harmony import */ var _host_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5703);
/* harmony import */ var _root_start_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3350);


/** What was found for a key, and why: `key "deps-1": miss, starting from "deps-0"`. */
const matchText = (key, { kind, snapshot }) => {
    switch (kind) {
        case 'exact':
            return `key "${key}": hit, ${snapshot.layers.length} layer${snapshot.layers.length === 1 ? '' : 's'}`;
        case 'prefix':
            return `key "${key}": miss, starting from "${snapshot.name}"`;
        case 'none':
            return `key "${key}": miss, starting from the base`;
    }
};
const sayMatch = ({ match }, key, say) => {
    if (match && key !== undefined)
        say(matchText(key, match));
};
const sayPacked = ({ layers, snapshots }, say) => {
    for (const layer of layers)
        say(layerText(layer));
    for (const { name, layers: stack } of snapshots.filter(({ name }) => name !== _root_start_name_js__WEBPACK_IMPORTED_MODULE_0__/* .startName */ .S))
        say(`saved "${name}": ${stack.length} layer${stack.length === 1 ? '' : 's'}`);
};
const layerText = (layer) => {
    const { origin, entries, contentSize, size, packMilliseconds, leftOut } = layer;
    const packed = `packed ${origin}: ${entries} entries, ${(0,_host_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(contentSize)} as ${(0,_host_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(size)}, in ${(0,_host_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSeconds */ .Xo)(packMilliseconds)}`;
    if (!leftOut)
        return packed;
    const { files, bytes } = leftOut;
    return `${packed}; left out ${files} file${files === 1 ? '' : 's'} of ${(0,_host_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(bytes)}, unchanged from below`;
};


/***/ }),

/***/ 5703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xo: () => (/* binding */ formatSeconds),
/* harmony export */   nV: () => (/* binding */ formatAge),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/** Bytes for a person: `1.3 GB`, in powers of ten. */
const formatBytes = (bytes) => {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
    return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power] ?? 'B'}`;
};
/** Milliseconds for a person: `0.04 s`. */
const formatSeconds = (milliseconds) => `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`;
/** How long ago a time was, for a person: `3 h`. Both in milliseconds. */
const formatAge = (time, now) => {
    const seconds = Math.max(0, Math.floor((now - time) / 1000));
    const units = [
        [86_400, 'd'],
        [3600, 'h'],
        [60, 'min'],
    ];
    const [size, unit] = units.find(([length]) => seconds >= length) ?? [1, 's'];
    return `${Math.floor(seconds / size)} ${unit}`;
};


/***/ }),

/***/ 9270:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ createRoot)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _host_atomic_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _layer_compression_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5847);
/* harmony import */ var _host_remove_tree_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4129);
/* harmony import */ var _snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(9250);
/* harmony import */ var _snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5825);
/* harmony import */ var _drop_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1459);
/* harmony import */ var _scratch_choice_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1048);
/* harmony import */ var _start_name_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3350);
/* harmony import */ var _transitions_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1832);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9873);












/**
 * Makes a root, without mounting it. Throws UsageError where there is one of that name. The caller holds its exclusive lock,
 * and sees that the layers are not removed meanwhile.
 */
const createRoot = async (store, root) => {
    if ((0,_state_js__WEBPACK_IMPORTED_MODULE_10__/* .readRoot */ .XD)(store, root.name)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(`root "${root.name}"`, 'it exists already', `Remove it with \`rootstock scrub --root ${root.name}\``);
    }
    const { directory } = (0,_state_js__WEBPACK_IMPORTED_MODULE_10__/* .rootPaths */ .R7)(store, root.name);
    // What a maker or a remover that was killed left; without a state it is no root.
    await (0,_drop_js__WEBPACK_IMPORTED_MODULE_6__/* .finishDrop */ .js)(store, root.name);
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_1__/* .makeDirectory */ .Oh)(directory);
    try {
        const { scratch, compression, layers, key, maxLayers, ...rest } = root;
        const state = {
            ...rest,
            ...(key === undefined ? {} : { key }),
            ...(maxLayers === undefined ? {} : { maxLayers }),
            stack: (0,_transitions_js__WEBPACK_IMPORTED_MODULE_9__/* .stackOf */ .US)(layers),
            format: 1,
            generation: Date.now(),
            id: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)(),
            pending: [],
            compression: (0,_layer_compression_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCompression */ .gv)(compression),
            scratch: (0,_scratch_choice_js__WEBPACK_IMPORTED_MODULE_7__/* .chooseScratch */ .C)({ ...scratch, baseIsHost: root.base.kind === 'host' }, directory),
        };
        // Before the state, which makes it a root: a root has the name from the first.
        (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_5__/* .writeSnapshot */ .oF)(store, root.name, (0,_snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_11__/* .makeSnapshot */ .HM)(_start_name_js__WEBPACK_IMPORTED_MODULE_8__/* .startName */ .S, root, layers));
        (0,_state_js__WEBPACK_IMPORTED_MODULE_10__/* .writeRoot */ .ao)(store, state);
        return state;
    }
    catch (error) {
        await (0,_host_remove_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .removeTree */ .d)(directory);
        throw error;
    }
};


/***/ }),

/***/ 1459:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EE: () => (/* binding */ dropLockedRoot),
/* harmony export */   Ez: () => (/* binding */ dropRoot),
/* harmony export */   KK: () => (/* binding */ sweepRoots),
/* harmony export */   KV: () => (/* binding */ isLeftOver),
/* harmony export */   js: () => (/* binding */ finishDrop)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _host_atomic_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72);
/* harmony import */ var _host_lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(439);
/* harmony import */ var _host_namespace_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1197);
/* harmony import */ var _host_processes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9415);
/* harmony import */ var _host_remove_tree_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4129);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2541);
/* harmony import */ var _holders_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9587);
/* harmony import */ var _lock_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2549);
/* harmony import */ var _pack_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7679);
/* harmony import */ var _scratch_mount_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8054);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(9873);












/**
 * Ends what runs in a root, which takes its mounts down, and removes the root with its upper and the snapshots named in
 * it. Layers stay until nothing refers to them. Silent where there is no such root, or another command drops it meanwhile.
 */
const dropRoot = async (store, name, busy) => {
    const isThere = () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,_state_js__WEBPACK_IMPORTED_MODULE_11__/* .rootPaths */ .R7)(store, name).state);
    if (!isThere())
        return;
    // A name that was promised is given, unless all is to end at once: then the packing ends with the namespace.
    if (busy === 'end-daemons')
        await (0,_pack_js__WEBPACK_IMPORTED_MODULE_9__/* .whileNobodyPacks */ .x6)(store, name, () => Promise.resolve());
    if (!isReadable(store, name))
        return dropUnreadable(store, name);
    await (0,_lock_js__WEBPACK_IMPORTED_MODULE_8__/* .changeRoot */ .t)(store, name, { busy, what: 'removing' }, (state) => dropLockedRoot(store, state)).catch((error) => {
        if (isThere())
            throw error;
    });
};
const isReadable = (store, name) => {
    try {
        (0,_state_js__WEBPACK_IMPORTED_MODULE_11__/* .readRoot */ .XD)(store, name);
        return true;
    }
    catch {
        return false;
    }
};
/** A root whose state is damaged, or of another version: its holder is found by its mounts. */
const dropUnreadable = (store, name) => (0,_host_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .withLock */ .kK)((0,_state_js__WEBPACK_IMPORTED_MODULE_11__/* .rootPaths */ .R7)(store, name).lock, 'exclusive', async () => {
    for (const holder of (0,_holders_js__WEBPACK_IMPORTED_MODULE_7__/* .findHolders */ .ZC)(store))
        if (holder.root === name)
            await (0,_holders_js__WEBPACK_IMPORTED_MODULE_7__/* .endHolder */ .m_)(holder);
    await removeRoot(store, name);
});
/** The same, for the one who holds the root's exclusive lock. */
const dropLockedRoot = async (store, state) => {
    await unmountRoot(state);
    await removeRoot(store, state.name);
};
/** Removes a root whose holder has ended. */
const removeRoot = async (store, name) => {
    const { directory, state, dropped, lock, packLock } = (0,_state_js__WEBPACK_IMPORTED_MODULE_11__/* .rootPaths */ .R7)(store, name);
    // From here on there is no such root, and whoever comes across what is left of it takes that away.
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(state, dropped);
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_1__/* .syncDirectory */ .zR)(directory);
    await finishDrop(store, name);
    // While it is held: whoever waits for it sees that it is gone, and takes another.
    for (const file of [packLock, lock])
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(file, { force: true });
};
/** Removes what is left of a root that is no root any more, or was none yet. The caller holds its exclusive lock. */
const finishDrop = async (store, name) => {
    const { directory, dropped } = (0,_state_js__WEBPACK_IMPORTED_MODULE_11__/* .rootPaths */ .R7)(store, name);
    const scratch = scratchOf(dropped);
    if (scratch)
        await (0,_scratch_mount_js__WEBPACK_IMPORTED_MODULE_10__/* .removeScratch */ .ZU)(scratch);
    await (0,_host_remove_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .removeTree */ .d)(directory);
};
/** Undefined where nobody can tell any more. */
const scratchOf = (dropped) => {
    try {
        return (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readJson */ .Vh)(dropped)?.scratch;
    }
    catch {
        return undefined;
    }
};
/** Ends the holder, and with it every process and mount of the root. Its upper stays. */
const unmountRoot = async (state) => {
    if (state.holder && (0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_3__/* .isAlive */ ._n)(state.holder))
        await (0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_3__/* .endNamespace */ .vn)(state.holder);
};
/**
 * Drops the roots whose owners are gone: those of commands that were killed, and those that an earlier job of the same
 * runner left. Returns their names.
 * @param current the owner of the roots that are about to be made, when a job asks
 */
const sweepRoots = async (store, current) => {
    await (0,_snapshot_store_js__WEBPACK_IMPORTED_MODULE_6__/* .sweepStaging */ .ii)(store);
    const left = (0,_state_js__WEBPACK_IMPORTED_MODULE_11__/* .listRoots */ .qV)(store).filter((name) => isLeftOver(readOwner(store, name), current));
    for (const name of left)
        await dropRoot(store, name, 'end');
    return left;
};
const readOwner = (store, name) => {
    try {
        return (0,_state_js__WEBPACK_IMPORTED_MODULE_11__/* .readRoot */ .XD)(store, name)?.owner ?? { kind: 'user' };
    }
    catch {
        // Of another version, or damaged: not ours to judge.
        return { kind: 'user' };
    }
};
const isLeftOver = (owner, current) => {
    switch (owner.kind) {
        case 'user':
            return false;
        case 'process':
            return owner.boot !== (0,_host_processes_js__WEBPACK_IMPORTED_MODULE_4__/* .bootIdentity */ .$s)() || (0,_host_processes_js__WEBPACK_IMPORTED_MODULE_4__/* .processStartTime */ .X0)(owner.pid) !== owner.startTime;
        case 'job':
            return current?.kind === 'job' && owner.runner === current.runner && owner.job !== current.job;
    }
};


/***/ }),

/***/ 1048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ chooseScratch),
/* harmony export */   U: () => (/* binding */ scratchDisk)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _host_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9324);
/* harmony import */ var _host_free_bytes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5600);
/* harmony import */ var _host_mountinfo_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1155);
/* harmony import */ var _host_scratch_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7568);
/* harmony import */ var _scratch_mount_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8054);








/** A smaller scratch holds no job. */
const leastBytes = 512e6;
/**
 * Decides where a root's uppers go. Throws UsageError for a place that cannot hold one, RootstockError where none has room.
 * @param directory the root's own directory in the store
 */
const chooseScratch = (wish, directory) => {
    if (wish.kind === 'tmpfs')
        return { kind: 'tmpfs', bytes: wish.bytes ?? 4e9 };
    const mounts = (0,_host_mountinfo_js__WEBPACK_IMPORTED_MODULE_5__/* .readMounts */ .u)();
    if (wish.kind.startsWith('/'))
        return scratchAt(wish, directory, mounts);
    if (wish.kind !== 'auto' && wish.kind !== 'loop') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(`scratch "${wish.kind}"`, 'it is not known', 'Use auto, loop, tmpfs or an absolute path');
    }
    const disk = (0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_6__/* .chooseScratchDisk */ .J3)((0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_6__/* .scratchCandidates */ .nM)(mounts, freeBytesIfThere, wish.runnerTemp));
    // As in a container, where all is an overlay: a file of ours can still hold a file system that can hold one.
    if (!disk)
        return loopAt((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'scratch'), directory, wish);
    const place = placeOnDisk(disk, directory);
    if (wish.kind === 'loop' || (wish.baseIsHost && isRootDevice(disk.mountPoint)))
        return loopAt(place, disk.mountPoint, wish);
    (0,_scratch_mount_js__WEBPACK_IMPORTED_MODULE_7__/* .requireRoom */ .hr)(disk.mountPoint, wish.bytes ?? leastBytes);
    return { kind: 'directory', path: place };
};
/** A directory of the disk that a scratch goes to; undefined for memory, and where there is none. */
const scratchDisk = ({ kind, runnerTemp, }) => {
    if (kind === 'tmpfs')
        return undefined;
    if (kind.startsWith('/'))
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(kind) ? (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(kind) : undefined;
    return (0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_6__/* .chooseScratchDisk */ .J3)((0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_6__/* .scratchCandidates */ .nM)((0,_host_mountinfo_js__WEBPACK_IMPORTED_MODULE_5__/* .readMounts */ .u)(), freeBytesIfThere, runnerTemp))?.mountPoint;
};
const scratchAt = (wish, directory, mounts) => {
    const what = `scratch "${wish.kind}"`;
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(wish.kind) || !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(wish.kind).isDirectory())
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(what, 'it is not a directory');
    const path = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(wish.kind);
    if (wish.runnerTemp !== undefined && (0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_6__/* .isAtOrBelow */ .a5)(path, wish.runnerTemp)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(what, 'the runner empties its temporary directory', 'Use another place');
    }
    const place = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, uniqueName(directory));
    const on = mountOf(path, mounts);
    if (!on || !(0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_6__/* .canHoldUpper */ .OU)(on)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(what, `a ${on?.type ?? 'unknown'} file system cannot hold an upper`, 'Use ext4, xfs or btrfs');
    }
    if (wish.baseIsHost && isRootDevice(path))
        return loopAt(place, path, wish);
    (0,_scratch_mount_js__WEBPACK_IMPORTED_MODULE_7__/* .requireRoom */ .hr)(path, wish.bytes ?? leastBytes);
    return { kind: 'directory', path: place };
};
/** The innermost mount that holds a path; of those at one point the one on top, which was mounted last. */
const mountOf = (path, mounts) => mounts
    .filter(({ mountPoint }) => (0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_6__/* .isAtOrBelow */ .a5)(path, mountPoint))
    .reduce((found, mount) => (found && found.mountPoint.length > mount.mountPoint.length ? found : mount), undefined);
const loopAt = (place, disk, wish) => {
    (0,_scratch_mount_js__WEBPACK_IMPORTED_MODULE_7__/* .requireRoom */ .hr)(disk, wish.bytes ?? leastBytes);
    const bytes = wish.bytes ?? Math.floor(((freeBytesIfThere(disk) ?? 0) * 0.9) / 4096) * 4096;
    return { kind: 'loop', image: `${place}.ext4`, bytes };
};
/** In the store where it is on that disk, else in a directory of ours at the disk's top. */
const placeOnDisk = (disk, directory) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(directory).dev === (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(disk.mountPoint).dev
    ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'scratch')
    : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(disk.mountPoint, 'rootstock', uniqueName(directory));
const uniqueName = (directory) => (0,_host_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOfText */ .N)(directory).slice(0, 16);
const isRootDevice = (path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).dev === (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)('/').dev;
const freeBytesIfThere = (directory) => {
    try {
        return (0,_host_free_bytes_js__WEBPACK_IMPORTED_MODULE_4__/* .freeBytes */ .g)(directory);
    }
    catch {
        return undefined;
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
