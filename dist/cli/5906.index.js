export const id = 5906;
export const ids = [5906];
export const modules = {

/***/ 5906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   collectAfter: () => (/* binding */ collectAfter),
/* harmony export */   collectAndSay: () => (/* binding */ collectAndSay),
/* harmony export */   registerGc: () => (/* binding */ registerGc)
/* harmony export */ });
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8179);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);
/* harmony import */ var _host_format_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5703);
/* harmony import */ var _root_collect_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7514);
/* harmony import */ var _root_drop_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1459);
/* harmony import */ var _root_leftovers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1248);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7721);
/* harmony import */ var _root_options_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8872);








const day = 86_400_000;
const registerGc = (program, withContext) => {
    program
        .command('gc')
        .description('remove what nothing refers to, and what was not used for long')
        .option('--max-size <size>', 'forget what was used longest ago until the layers have at most that many bytes (K, M, G, T)', _root_options_js__WEBPACK_IMPORTED_MODULE_6__/* .parseSize */ .DB)
        .option('--max-age <days>', 'forget what was not used for so many days', parseDays)
        .option('--dry-run', 'only tell what would be removed')
        .option('--json', 'as JSON')
        .action((options) => withContext((context) => gc(context, options)));
};
const parseDays = (text) => {
    const days = Number(text);
    if (text.trim() !== '' && days >= 0)
        return days;
    throw new commander__WEBPACK_IMPORTED_MODULE_0__/* .InvalidArgumentError */ .Di('It is a number of days.');
};
const gc = async (context, { maxSize, maxAge, dryRun, json }) => {
    const { store, say } = context;
    if (!dryRun)
        for (const root of await (0,_root_drop_js__WEBPACK_IMPORTED_MODULE_3__/* .sweepRoots */ .KK)(store))
            say(`dropped root "${root}", whose owner is gone`);
    const collected = await collectAndSay(context, {
        ...{ maxBytes: maxSize, dryRun },
        maxAge: maxAge === undefined ? undefined : maxAge * day,
    });
    const leftovers = await (0,_root_leftovers_js__WEBPACK_IMPORTED_MODULE_4__/* .removeLeftovers */ .D)(store, { dryRun });
    for (const what of leftovers)
        say(`${dryRun ? 'would remove' : 'removed'} what was left: ${what}`);
    if (maxSize !== undefined && collected.remainingBytes > maxSize) {
        const left = (0,_host_format_js__WEBPACK_IMPORTED_MODULE_7__/* .formatBytes */ .z3)(collected.remainingBytes);
        say(`warning: ${left} are left, more than ${(0,_host_format_js__WEBPACK_IMPORTED_MODULE_7__/* .formatBytes */ .z3)(maxSize)}: roots stand on them; \`scrub\` one`);
    }
    if (json) {
        const { forgotten, ...rest } = collected;
        (0,_print_js__WEBPACK_IMPORTED_MODULE_5__/* .printJson */ .Q2)({ snapshots: forgotten, ...rest, leftovers });
    }
    return 0;
};
/** Collects after something else was done: that nothing can be collected is no failure of that. */
const collectAfter = async (context) => {
    try {
        await collectAndSay(context);
    }
    catch (error) {
        context.say(`warning: no layers are removed: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`);
    }
};
/** Removes what nothing refers to, and says what went. */
const collectAndSay = async ({ store, say }, options = {}) => {
    const collected = await (0,_root_collect_js__WEBPACK_IMPORTED_MODULE_2__/* .collect */ .F)(store, options);
    const { forgotten, layers, bytes } = collected;
    const [forgot, removed] = options.dryRun ? ['would forget', 'would remove'] : ['forgot', 'removed'];
    for (const { kind, name } of forgotten)
        say(`${forgot} ${kind} "${name}"`);
    if (layers > 0)
        say(`${removed} ${layers} layer${layers === 1 ? '' : 's'}, ${(0,_host_format_js__WEBPACK_IMPORTED_MODULE_7__/* .formatBytes */ .z3)(bytes)}`);
    return collected;
};


/***/ }),

/***/ 8872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DB: () => (/* binding */ parseSize),
/* harmony export */   SW: () => (/* binding */ rootOption),
/* harmony export */   mB: () => (/* binding */ addRootOptions)
/* harmony export */ });
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8179);
/* harmony import */ var _base_base_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8928);
/* harmony import */ var _layer_overlay_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4649);
/* harmony import */ var _snapshot_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8480);
/* harmony import */ var _start_options_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(434);





const collectValues = (value, earlier) => [...earlier, value];
/** `--root R`, for every command that works on one. */
const rootOption = () => new commander__WEBPACK_IMPORTED_MODULE_0__/* .Option */ .c$('--root <name>', 'the root to work on')
    .default(_start_options_js__WEBPACK_IMPORTED_MODULE_4__/* .defaultRoot */ .cc)
    .argParser((name) => (0,_snapshot_names_js__WEBPACK_IMPORTED_MODULE_3__/* .checkName */ .I3)('root', name));
const addRootOptions = (command) => command
    .addOption(rootOption())
    .option('--base <base>', `what it stands on: ${_base_base_js__WEBPACK_IMPORTED_MODULE_1__/* .baseKinds */ .Hi.join(', ')} (default: host)`)
    .option('--key <key>', 'start from the snapshot of this key')
    .option('--restore-key <prefix>', 'else from the newest whose key starts so (may be repeated)', collectValues, [])
    .option('--setup <file>', 'a script that makes the snapshot of the key, once, as root (- reads standard input)')
    .option('--compression <compression>', 'how layers are packed: [squashfs|erofs/]ALGORITHM[:LEVEL] (default: zstd:3)')
    .option('--max-layers <number>', 'squash a stack that grows longer (default: 64)', parseLayers)
    .option('--scratch <place>', 'where uppers are kept: auto, loop, tmpfs or a directory', 'auto')
    .option('--scratch-size <size>', 'bytes, or with K, M, G: how much a scratch may hold', parseSize)
    .option('--bind <src[:dst][:ro]>', 'show a directory or file of this machine (may be repeated)', collectValues, []);
const parseLayers = (text) => {
    const number = Number(text);
    if (Number.isInteger(number) && number >= 2 && number <= _layer_overlay_js__WEBPACK_IMPORTED_MODULE_2__/* .mostLayers */ .mO)
        return number;
    throw new commander__WEBPACK_IMPORTED_MODULE_0__/* .InvalidArgumentError */ .Di(`It is a number from 2 to ${_layer_overlay_js__WEBPACK_IMPORTED_MODULE_2__/* .mostLayers */ .mO}.`);
};
const parseSize = (text) => {
    const match = /^(\d+(?:\.\d+)?)([KMGT]?)(?:i?B)?$/i.exec(text);
    if (!match)
        throw new commander__WEBPACK_IMPORTED_MODULE_0__/* .InvalidArgumentError */ .Di('It is a number of bytes, with K, M, G or T after it.');
    const power = ['', 'K', 'M', 'G', 'T'].indexOf((match[2] ?? '').toUpperCase());
    return Math.floor(Number(match[1]) * 1024 ** power);
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

/***/ 7514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ collect)
/* harmony export */ });
/* unused harmony export chooseForgotten */
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7343);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2541);
/* harmony import */ var _referrers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6436);



/**
 * Removes every layer that no snapshot, key, base or root refers to, after it has forgotten what the options say: never
 * what a root stands on. Alone in the store while it runs, so that nothing comes to refer to a layer as it goes; names go
 * first, so that what is killed in between leaves layers without a name, and no name without its layers.
 */
const collect = (store, options = {}) => (0,_snapshot_store_js__WEBPACK_IMPORTED_MODULE_1__/* .aloneInStore */ .O2)(store, () => {
    const all = (0,_referrers_js__WEBPACK_IMPORTED_MODULE_2__/* .readReferrers */ .tV)(store);
    const sizes = new Map((0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_0__/* .listLayers */ .VR)(store.layers).map((digest) => [digest, (0,_referrers_js__WEBPACK_IMPORTED_MODULE_2__/* .sizeOfLayers */ .fq)(store, [digest])]));
    const sizeOf = (digests) => [...digests].reduce((sum, digest) => sum + (sizes.get(digest) ?? 0), 0);
    const forgotten = chooseForgotten(all, sizeOf, Date.now(), options);
    const needed = (0,_referrers_js__WEBPACK_IMPORTED_MODULE_2__/* .neededLayers */ .Cb)(all.filter((referrer) => !forgotten.includes(referrer)));
    const unneeded = [...sizes.keys()].filter((digest) => !needed.has(digest));
    const collected = {
        forgotten: forgotten.map(({ kind, name }) => ({ kind, name })),
        layers: unneeded.length,
        bytes: sizeOf(unneeded),
        remainingBytes: sizeOf(needed),
    };
    if (options.dryRun)
        return collected;
    for (const { forget } of forgotten)
        forget?.();
    for (const digest of unneeded)
        (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_0__/* .removeLayer */ .e5)(store.layers, digest);
    return collected;
});
/**
 * What is to be forgotten, the least recently used first. Nothing that a root stands on: to forget its name would free
 * nothing. A base was used when anything that stands on it was.
 * @param sizeOf bytes of the images of some layers
 * @param now milliseconds
 */
const chooseForgotten = (referrers, sizeOf, now, { maxBytes = Infinity, maxAge = Infinity }) => {
    const inUse = (0,_referrers_js__WEBPACK_IMPORTED_MODULE_2__/* .neededLayers */ .Cb)(referrers.filter(({ kind }) => kind === 'root'));
    const candidates = referrers
        .filter(({ forget, layers }) => forget && !layers.every((digest) => inUse.has(digest)))
        .map((referrer) => ({ referrer, used: lastUseOf(referrer, referrers) }))
        .sort((a, b) => a.used - b.used || Number(a.referrer.kind === 'base') - Number(b.referrer.kind === 'base'));
    const forgotten = new Set();
    const sizeNow = () => sizeOf((0,_referrers_js__WEBPACK_IMPORTED_MODULE_2__/* .neededLayers */ .Cb)(referrers.filter((referrer) => !forgotten.has(referrer))));
    for (const { referrer, used } of candidates)
        if (now - used > maxAge || sizeNow() > maxBytes)
            forgotten.add(referrer);
    // A name whose layers others need as well makes no room, and need not go for it.
    for (const { referrer, used } of [...candidates].reverse()) {
        if (!forgotten.has(referrer) || now - used > maxAge)
            continue;
        const size = sizeNow();
        forgotten.delete(referrer);
        if (sizeNow() > size)
            forgotten.add(referrer);
    }
    return candidates.map(({ referrer }) => referrer).filter((referrer) => forgotten.has(referrer));
};
/** What stands on a base, or on a layer of an image, has its topmost layer. */
const lastUseOf = ({ kind, used, layers }, referrers) => {
    const top = layers.at(-1);
    return kind !== 'base' || top === undefined
        ? used
        : Math.max(used, ...referrers.filter((other) => other.layers.includes(top)).map((other) => other.used));
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

/***/ 1248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ removeLeftovers),
/* harmony export */   Q: () => (/* binding */ findLeftovers)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _host_lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(439);
/* harmony import */ var _host_processes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9415);
/* harmony import */ var _host_remove_tree_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4129);
/* harmony import */ var _snapshot_downloads_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1725);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2541);
/* harmony import */ var _drop_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1459);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9873);
/* harmony import */ var _stray_files_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1163);










/** What killed processes left in a store. The caller is alone in it: what is being added looks the same. */
const findLeftovers = async (store) => [
    ...(0,_snapshot_store_js__WEBPACK_IMPORTED_MODULE_6__/* .deadStaging */ .MX)(store).map((path) => ({
        what: `${path} was being made`,
        remove: () => (0,_host_remove_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .removeTree */ .d)(path),
    })),
    ...(0,_stray_files_js__WEBPACK_IMPORTED_MODULE_9__/* .strayFiles */ .$)(store).map((path) => ({
        what: `${path} belongs to no whole layer`,
        remove: () => removeFile(path),
    })),
    ...unfinishedFiles(store).map((path) => ({
        what: `${path} was being written`,
        remove: () => removeFile(path),
    })),
    ...(0,_state_js__WEBPACK_IMPORTED_MODULE_8__/* .readRoots */ .Mi)(store, 'leave out')
        .filter(({ owner }) => (0,_drop_js__WEBPACK_IMPORTED_MODULE_7__/* .isLeftOver */ .KV)(owner))
        .map(({ name }) => ({
        what: `root ${name} was a command's own`,
        remove: () => (0,_drop_js__WEBPACK_IMPORTED_MODULE_7__/* .dropRoot */ .Ez)(store, name, 'end'),
    })),
    ...(0,_snapshot_downloads_js__WEBPACK_IMPORTED_MODULE_5__/* .oldDownloads */ .rU)(store).map((path) => ({
        what: `${path} was being fetched`,
        remove: () => removeFile(path),
    })),
    ...(await halfRoots(store)).map((name) => ({
        what: `root ${name} was being made or removed`,
        remove: () => removeHalfRoot(store, name),
    })),
    ...(await idleLocks(store)).map((path) => ({
        what: `${path} locks what is not there`,
        remove: () => removeIdleLock(path),
    })),
];
/** Removes them, or only finds them; returns what they are. */
const removeLeftovers = (store, { dryRun = false } = {}) => (0,_snapshot_store_js__WEBPACK_IMPORTED_MODULE_6__/* .aloneInStore */ .O2)(store, async () => {
    const found = await findLeftovers(store);
    if (!dryRun)
        for (const { remove } of found)
            await remove();
    return found.map(({ what }) => what);
});
const removeFile = (path) => {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { force: true });
    return Promise.resolve();
};
/** What `writeFileAtomically` writes before it renames. */
const unfinishedFiles = (store) => {
    const roots = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(store.roots).flatMap((name) => {
        const { directory, packed } = (0,_state_js__WEBPACK_IMPORTED_MODULE_8__/* .rootPaths */ .R7)(store, name);
        return [directory, packed, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'snapshots')];
    });
    return [store.directory, store.layers.directory, store.bases, store.keys, ...roots]
        .flatMap((directory) => namesIn(directory).map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name)))
        .filter((path) => {
        const [, pid] = /\.(\d+)\.new$/.exec(path) ?? [];
        return pid !== undefined && (0,_host_processes_js__WEBPACK_IMPORTED_MODULE_3__/* .processStartTime */ .X0)(Number(pid)) === undefined;
    });
};
/** Directories of roots that have no state, not yet or not any more, and that nobody is at work on. */
const halfRoots = async (store) => {
    const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(store.roots, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,_state_js__WEBPACK_IMPORTED_MODULE_8__/* .rootPaths */ .R7)(store, entry.name).state))
        .map((entry) => entry.name);
    return unlocked(found, (name) => (0,_state_js__WEBPACK_IMPORTED_MODULE_8__/* .rootPaths */ .R7)(store, name).lock);
};
const unlocked = async (names, lockOf) => {
    const free = [];
    for (const name of names)
        if (!(await (0,_host_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .isLocked */ .ln)(lockOf(name))))
            free.push(name);
    return free;
};
const removeHalfRoot = async (store, name) => {
    const { lock: file, packLock, state } = (0,_state_js__WEBPACK_IMPORTED_MODULE_8__/* .rootPaths */ .R7)(store, name);
    // Whoever has the lock is still making or removing it.
    const lock = await (0,_host_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .takeLock */ .HJ)(file, { kind: 'exclusive', waitMilliseconds: 0 });
    try {
        if (!lock || (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(state))
            return;
        await (0,_drop_js__WEBPACK_IMPORTED_MODULE_7__/* .finishDrop */ .js)(store, name);
        for (const path of [packLock, file])
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { force: true });
    }
    finally {
        await lock?.release();
    }
};
/** Locks of roots and bases that are not there, and that nobody holds. */
const idleLocks = async (store) => {
    const found = [store.roots, store.bases].flatMap((directory) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(directory)
        .filter((name) => lockName.test(name))
        .map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name)));
    return unlocked(found.filter((path) => !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path.replace(lockName, ''))), (path) => path);
};
const lockName = /\.(pack-)?lock$/;
const removeIdleLock = async (path) => {
    const lock = await (0,_host_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .takeLock */ .HJ)(path, { kind: 'exclusive', waitMilliseconds: 0 });
    // While it is held: whoever waits for it sees that it is gone, and takes another.
    if (lock && !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path.replace(lockName, '')))
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { force: true });
    await lock?.release();
};
const namesIn = (directory) => {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(directory);
    }
    catch {
        return [];
    }
};


/***/ }),

/***/ 6436:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cb: () => (/* binding */ neededLayers),
/* harmony export */   fq: () => (/* binding */ sizeOfLayers),
/* harmony export */   tV: () => (/* binding */ readReferrers)
/* harmony export */ });
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7343);
/* harmony import */ var _snapshot_base_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8272);
/* harmony import */ var _snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5825);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9873);
/* harmony import */ var _stacks_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6739);





/**
 * Everything in the store that needs layers. Throws RootstockError where one cannot be read: then nobody knows what it
 * needs, and nothing may be removed. A listing may leave it out.
 */
const readReferrers = (store, unreadable = 'throw') => [
    ...(0,_snapshot_base_records_js__WEBPACK_IMPORTED_MODULE_1__/* .listBases */ .zf)(store).map((base) => ({
        ...{ kind: 'base', name: base.name, layers: base.digests, used: base.used },
        forget: () => {
            (0,_snapshot_base_records_js__WEBPACK_IMPORTED_MODULE_1__/* .removeBase */ .EJ)(store, base);
        },
    })),
    ...(0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__/* .listKeys */ .TH)(store, unreadable).map((key) => ({
        ...{ kind: 'key', name: key.name, layers: key.layers, used: (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__/* .lastUse */ .yC)(store, undefined, key) },
        forget: () => {
            (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__/* .removeKey */ .yE)(store, key);
        },
    })),
    ...(0,_state_js__WEBPACK_IMPORTED_MODULE_3__/* .readRoots */ .Mi)(store, unreadable).flatMap((state) => [
        ...(0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__/* .listSnapshots */ .mW)(store, state.name, unreadable).map((snapshot) => referrerOf(store, state.name, snapshot)),
        { kind: 'root', name: state.name, layers: (0,_stacks_js__WEBPACK_IMPORTED_MODULE_4__/* .imagesOf */ .IC)(store, state), used: Date.now() },
    ]),
];
const referrerOf = (store, root, snapshot) => ({
    kind: 'snapshot',
    name: `${root}/${snapshot.name}`,
    layers: snapshot.layers,
    used: (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__/* .lastUse */ .yC)(store, root, snapshot),
    forget: () => {
        (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__/* .removeSnapshot */ .Bw)(store, root, snapshot.name);
    },
});
/** The layers that some of them need. */
const neededLayers = (referrers) => new Set(referrers.flatMap(({ layers }) => layers));
/** Bytes of the images of some layers, of those that are there. */
const sizeOfLayers = (store, digests) => [...new Set(digests)].reduce((sum, digest) => sum + (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_0__/* .imageSize */ .R9)(store.layers, digest), 0);


/***/ }),

/***/ 1163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ strayFiles),
/* harmony export */   f: () => (/* binding */ removeStrayFiles)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7343);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2541);
/* harmony import */ var _referrers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6436);





/**
 * Images without a description, and the reverse: a layer is added, and removed, in more than one step. Not where something
 * refers to the layer: then the rest of it was lost, and may be found.
 */
const strayFiles = (store) => {
    const needed = neededOrUnknown(store);
    if (!needed)
        return [];
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(store.layers.directory)
        .filter((name) => /^[0-9a-f]{64}\.(image|json|verified)$/.test(name))
        .filter((name) => !(0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_2__/* .hasLayer */ .OY)(store.layers, name.slice(0, 64)) && !needed.has(name.slice(0, 64)))
        .map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(store.layers.directory, name));
};
const neededOrUnknown = (store) => {
    try {
        return (0,_referrers_js__WEBPACK_IMPORTED_MODULE_4__/* .neededLayers */ .Cb)((0,_referrers_js__WEBPACK_IMPORTED_MODULE_4__/* .readReferrers */ .tV)(store));
    }
    catch {
        return undefined;
    }
};
/** Removes what an adding that has failed left of its layer. */
const removeStrayFiles = (store) => (0,_snapshot_store_js__WEBPACK_IMPORTED_MODULE_3__/* .aloneInStore */ .O2)(store, () => {
    for (const path of strayFiles(store))
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { force: true });
});


/***/ }),

/***/ 8272:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EJ: () => (/* binding */ removeBase),
/* harmony export */   GL: () => (/* binding */ makeOnce),
/* harmony export */   Z8: () => (/* binding */ writeBase),
/* harmony export */   cK: () => (/* binding */ baseFile),
/* harmony export */   wZ: () => (/* binding */ readBase),
/* harmony export */   ym: () => (/* binding */ markBaseUsed),
/* harmony export */   zf: () => (/* binding */ listBases)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _base_image_settings_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1684);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72);
/* harmony import */ var _host_digest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9324);
/* harmony import */ var _host_lock_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(439);
/* harmony import */ var _layer_layer_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2848);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7343);









/** Notes that something starts from a base that was made here. */
const markBaseUsed = (store, reference) => {
    const file = baseFile(store, reference);
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(file))
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.utimesSync)(file, new Date(), new Date());
};
/** The bases that were made here. One whose record cannot be read is none: it is made again. */
const listBases = (store) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(store.bases)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readBase((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(store.bases, name)))
    .filter((record) => record !== undefined);
const readBase = (file) => {
    try {
        const { name, digest, digests = [digest], settings } = (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readJson */ .Vh)(file);
        if (!Array.isArray(digests) || digests.length === 0 || !digests.every(_layer_layer_js__WEBPACK_IMPORTED_MODULE_7__/* .isDigest */ .Bc))
            return undefined;
        if (!(0,_base_image_settings_js__WEBPACK_IMPORTED_MODULE_8__/* .areSettings */ .c)(settings))
            return undefined;
        return {
            ...{ name: String(name), digests, file, used: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(file).mtimeMs },
            ...(settings ? { settings } : {}),
        };
    }
    catch {
        return undefined;
    }
};
/** The file of a record. The caller holds its lock, `FILE.lock`, while it makes what the record is of. */
const baseFile = ({ bases }, { identity }) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(bases, `${(0,_host_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .digestOfText */ .N)(identity)}.json`);
/** Gives layers the name. They are in the store, and the caller sees that they are not removed meanwhile. */
const writeBase = (store, reference, made) => {
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .writeFileAtomically */ .lo)(baseFile(store, reference), `${JSON.stringify({ ...reference, ...made })}\n`);
};
/** Forgets a base; its layer goes when nothing else refers to it. */
const removeBase = (store, { file }) => {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(file, { force: true });
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .syncDirectory */ .zR)(store.bases);
};
/**
 * What a record says, where its layers are in the store, else what `make` makes, and writes the record of: once, whoever else
 * wants it meanwhile. What is missing or damaged is made again, like everything that a cache was to have.
 */
const makeOnce = async (store, reference, what, say, make) => {
    const file = baseFile(store, reference);
    const usable = async (tell) => {
        const found = readBase(file);
        return found && (await areUsable(store, found.digests, what, tell)) ? found : undefined;
    };
    // The record is written last, so one that is there needs no lock; what is wrong with it is said once, under that.
    const made = await usable(() => undefined);
    if (made)
        return made;
    return (0,_host_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .withLock */ .kK)(`${file}.lock`, 'exclusive', async () => {
        const found = await usable(say);
        if (found)
            return found;
        try {
            return await make();
        }
        finally {
            // Of a base that could not be made nothing stays. Whoever waits for the lock sees that it is gone, and takes another.
            if (!readBase(file))
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(`${file}.lock`, { force: true });
        }
    });
};
const areUsable = async (store, digests, what, say) => {
    if (!digests.every((digest) => (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_6__/* .hasLayer */ .OY)(store.layers, digest)))
        return false;
    try {
        for (const digest of digests)
            await (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_6__/* .verifyLayer */ .fL)(store.layers, digest);
        return true;
    }
    catch (error) {
        say(`warning: ${what} is made again: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}`);
        return false;
    }
};


/***/ }),

/***/ 1725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wl: () => (/* binding */ fetchOnce),
/* harmony export */   rU: () => (/* binding */ oldDownloads),
/* harmony export */   wO: () => (/* binding */ openDownloads)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _host_atomic_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72);
/* harmony import */ var _host_lock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(439);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7343);
/* harmony import */ var _remote_remote_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8482);






/** Where images are fetched to. What a pull that was broken off has left there, the next one goes on from. */
const openDownloads = (store) => {
    const directory = downloadsOf(store);
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_2__/* .makeDirectory */ .Oh)(directory);
    return directory;
};
const downloadsOf = (store) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(store.directory, 'downloads');
/** Fetches an image, unless somebody else does, or has done so: two pulls that want the same fetch it once. */
const fetchOnce = ({ layers }, directory, digest, fetch) => {
    const lock = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, `${digest}.lock`);
    return (0,_host_lock_js__WEBPACK_IMPORTED_MODULE_3__/* .withLock */ .kK)(lock, 'exclusive', async () => {
        try {
            const isHere = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, (0,_remote_remote_js__WEBPACK_IMPORTED_MODULE_5__/* .layerFileName */ .d)(digest))) || (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_4__/* .hasLayer */ .OY)(layers, digest);
            if (!isHere)
                await fetch();
        }
        finally {
            // While it is held: whoever waits for it sees that it is gone, and takes another.
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(lock, { force: true });
        }
    });
};
const dayMilliseconds = 86_400_000;
/** What nobody went on with for a day. */
const oldDownloads = (store) => {
    const directory = downloadsOf(store);
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(directory))
        return [];
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(directory)
        .map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name))
        .filter((path) => Date.now() - ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > dayMilliseconds);
};


/***/ })

};
