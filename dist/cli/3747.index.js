export const id = 3747;
export const ids = [3747,7163];
export const modules = {

/***/ 3747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dropChanges: () => (/* binding */ dropChanges),
  rollBackTo: () => (/* binding */ rollBackTo)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/snapshot/snapshots.js
var snapshots = __webpack_require__(5825);
// EXTERNAL MODULE: ./lib/root/lock.js
var lock = __webpack_require__(2549);
// EXTERNAL MODULE: ./lib/root/pack.js
var pack = __webpack_require__(7679);
// EXTERNAL MODULE: ./lib/root/reference.js
var reference = __webpack_require__(453);
// EXTERNAL MODULE: ./lib/root/stacks.js
var stacks = __webpack_require__(6739);
// EXTERNAL MODULE: ./lib/root/transitions.js
var transitions = __webpack_require__(1832);
;// CONCATENATED MODULE: ./lib/root/roll-back.js







const what = 'dropping the changes';
/** Drops a root's upper: it is as its stack says. */
const cleanRoot = (store, root, busy) => (0,lock/* changeRoot */.t)(store, root, { busy, what }, (state) => (0,transitions/* resetRoot */.SY)(store, state));
/**
 * Drops a root's upper and puts it on another stack, to which later cleans return. Throws RootstockError, with nothing
 * changed, where the word means no stack of the root's base, or one that is not whole.
 * @param word a snapshot's name, a key or a layer's digest
 */
const rollBackRoot = (store, root, word, { busy, ...packing }) => {
    // Before anything that runs there is ended.
    (0,reference/* resolveReference */.s)(store, root, word);
    return (0,pack/* changePackedRoot */.nz)(store, root, { busy, what, ...packing }, async (state) => {
        for (;;) {
            const snapshot = (0,reference/* resolveReference */.s)(store, root, word);
            if (snapshot.base.name !== state.base.name) {
                throw new errors/* RootstockError */.RK(`rollback of root "${root}"`, `"${word}" stands on ${snapshot.base.name}, not on ${state.base.name}`);
            }
            (0,stacks/* requireWhole */.Z7)(store, snapshot);
            const done = await (0,stacks/* withLayers */.V$)(store, snapshot.layers, () => (0,transitions/* resetRoot */.SY)(store, { ...state, base: snapshot.base }, { stack: (0,transitions/* stackOf */.US)(snapshot.layers) }));
            // Else a layer was removed after the name was read, and with it the name.
            if (!done)
                continue;
            (0,snapshots/* markUsed */.Nm)(store, root, snapshot);
            return done;
        }
    });
};

// EXTERNAL MODULE: ./lib/root/state.js
var state = __webpack_require__(9873);
// EXTERNAL MODULE: ./lib/cli/pack-and-say.js
var pack_and_say = __webpack_require__(7163);
;// CONCATENATED MODULE: ./lib/cli/drop-changes.js



const busyOf = ({ kill }) => (kill ? 'end' : 'end-daemons');
/** Drops what was changed in a root; returns the exit status. */
const dropChanges = async ({ store }, options) => {
    (0,state/* requireRoot */.oT)(store, options.root);
    await cleanRoot(store, options.root, busyOf(options));
    return 0;
};
/** The same, and puts the root on a snapshot, a key or a layer. */
const rollBackTo = async (context, word, options) => {
    const { store, tools, say } = context;
    (0,state/* requireRoot */.oT)(store, options.root);
    await (0,pack_and_say.givePromisedNames)(context, options.root);
    await rollBackRoot(store, options.root, word, { busy: busyOf(options), tools, say });
    return 0;
};


/***/ }),

/***/ 7163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   givePromisedNames: () => (/* binding */ givePromisedNames),
/* harmony export */   packAndSay: () => (/* binding */ packAndSay),
/* harmony export */   packUnlessPackingAndSay: () => (/* binding */ packUnlessPackingAndSay)
/* harmony export */ });
/* harmony import */ var _root_pack_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7679);
/* harmony import */ var _root_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(126);
/* harmony import */ var _root_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9873);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(706);




/** Packs what is frozen in a root, and says what came of it. */
const packAndSay = async ({ store, tools, say }, root, awaited) => {
    const packed = await (0,_root_pack_js__WEBPACK_IMPORTED_MODULE_0__/* .packRoot */ .iy)(store, root, { tools, say }, awaited);
    (0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .sayPacked */ .w)(packed, say);
    return packed;
};
/** The same, but that nothing is done while another command packs. */
const packUnlessPackingAndSay = async ({ store, tools, say }, root) => {
    (0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .sayPacked */ .w)(await (0,_root_pack_js__WEBPACK_IMPORTED_MODULE_0__/* .packRootUnlessPacking */ .NY)(store, root, { tools, say }), say);
};
/**
 * Gives the names that a root's commits promised: the commands that read or change names see them then.
 * @param name only where this one is among them
 */
const givePromisedNames = async (context, root, name) => {
    const state = (0,_root_state_js__WEBPACK_IMPORTED_MODULE_2__/* .readRoot */ .XD)(context.store, root);
    if (!state)
        return;
    const isWanted = name === undefined || (0,_root_records_js__WEBPACK_IMPORTED_MODULE_1__/* .openPending */ .Yn)(context.store, state).some((pending) => pending.name === name);
    if (isWanted)
        await packAndSay(context, root);
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

/***/ 453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   requireFreeName: () => (/* binding */ requireFreeName),
/* harmony export */   s: () => (/* binding */ resolveReference)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7343);
/* harmony import */ var _snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9250);
/* harmony import */ var _snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5825);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(126);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9873);






/**
 * What a word means in a root: a snapshot of that name, else one of that key, else the stack up to the layer whose digest
 * starts so (four digits at least). Throws RootstockError where it means nothing, or several things.
 * @param base of the root, where that is not made yet; a key over the same base is preferred
 */
const resolveReference = (store, root, word, base) => {
    const state = (0,_state_js__WEBPACK_IMPORTED_MODULE_4__/* .readRoot */ .XD)(store, root);
    const found = (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__/* .findSnapshot */ .Cb)(store, root, word) ??
        findKey(store, word, base ?? state?.base) ??
        (state && findLayer(store, state, word));
    if (found)
        return found;
    const known = (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__/* .listSnapshots */ .mW)(store, root, 'leave out').map(({ name }) => name);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RootstockError */ .RK(`snapshot "${word}" of root "${root}"`, 'there is none of that name, key or digest', known.length === 0 ? 'The root has no snapshots yet' : `It has ${known.join(', ')}`);
};
const findKey = (store, key, base) => {
    const found = (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__/* .listKeys */ .TH)(store, 'leave out').filter(({ name }) => name === key);
    return found.filter((snapshot) => snapshot.base.identity === base?.identity).pop() ?? found.pop();
};
const findLayer = (store, state, prefix) => {
    if (!/^[0-9a-f]{4,64}$/.test(prefix))
        return undefined;
    const stacks = new Map();
    for (const layers of stacksOver(store, state)) {
        for (const [index, digest] of layers.entries()) {
            const stack = layers.slice(0, index + 1);
            if (digest.startsWith(prefix))
                stacks.set(stack.join(), stack);
        }
    }
    const [stack, ...others] = stacks.values();
    if (!stack)
        return undefined;
    if (others.length > 0) {
        const layers = new Set([stack, ...others].map((digests) => digests.at(-1)?.slice(0, 16) ?? ''));
        const why = layers.size > 1
            ? `it is the beginning of ${layers.size} layers: ${[...layers].join(', ')}`
            : `the layer is in ${stacks.size} stacks, above different layers`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RootstockError */ .RK(`snapshot "${prefix}" of root "${state.name}"`, why, 'Use more digits, or a name');
    }
    const top = stack.at(-1) ?? '';
    const created = (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_1__/* .hasLayer */ .OY)(store.layers, top) ? { created: (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_1__/* .describeLayer */ .$d)(store.layers, top).created } : {};
    return { ...(0,_snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_5__/* .makeSnapshot */ .HM)(prefix, state, stack), ...created };
};
/** Every stack that is known for the base of a root. */
const stacksOver = (store, state) => {
    const digests = state.stack.map((layer) => (0,_records_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOfLayer */ .ZY)(store, state.name, layer));
    const frozen = digests.indexOf(undefined);
    const own = digests.slice(0, frozen < 0 ? undefined : frozen).filter((digest) => digest !== undefined);
    const named = [...(0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__/* .listSnapshots */ .mW)(store, state.name, 'leave out'), ...(0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__/* .listKeys */ .TH)(store, 'leave out')];
    return [own, ...named.filter(({ base }) => base.identity === state.base.identity).map(({ layers }) => layers)];
};
/** Throws RootstockError for a name that a root has, or is about to have. */
const requireFreeName = (store, state, name) => {
    const isTaken = (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__/* .findSnapshot */ .Cb)(store, state.name, name) !== undefined ||
        (0,_records_js__WEBPACK_IMPORTED_MODULE_3__/* .openPending */ .Yn)(store, state).some((pending) => pending.kind === 'snapshot' && pending.name === name);
    if (!isTaken)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RootstockError */ .RK(`snapshot "${name}" of root "${state.name}"`, 'the name exists', 'Use another, or --force to move it');
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
