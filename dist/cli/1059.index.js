export const id = 1059;
export const ids = [1059];
export const modules = {

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

/***/ 6628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  packFrozen: () => (/* binding */ packFrozen),
  packLockedRoot: () => (/* binding */ packLockedRoot)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/host/namespace.js
var namespace = __webpack_require__(1197);
// EXTERNAL MODULE: ./lib/host/processes.js
var processes = __webpack_require__(9415);
// EXTERNAL MODULE: ./lib/layer/build.js + 6 modules
var build = __webpack_require__(1296);
// EXTERNAL MODULE: ./lib/layer/compression.js
var layer_compression = __webpack_require__(5847);
// EXTERNAL MODULE: ./lib/snapshot/snapshot.js
var snapshot_snapshot = __webpack_require__(9250);
// EXTERNAL MODULE: ./lib/snapshot/snapshots.js
var snapshots = __webpack_require__(5825);
// EXTERNAL MODULE: ./lib/snapshot/store.js
var snapshot_store = __webpack_require__(2541);
// EXTERNAL MODULE: ./lib/snapshot/view.js
var view = __webpack_require__(1723);
// EXTERNAL MODULE: ./lib/layer/overlay.js
var overlay = __webpack_require__(4649);
// EXTERNAL MODULE: ./lib/root/records.js
var records = __webpack_require__(126);
// EXTERNAL MODULE: ./lib/root/squash.js + 5 modules
var squash = __webpack_require__(969);
// EXTERNAL MODULE: ./lib/root/state.js
var root_state = __webpack_require__(9873);
// EXTERNAL MODULE: ./lib/root/stacks.js
var stacks = __webpack_require__(6739);
// EXTERNAL MODULE: ./lib/root/start-name.js
var start_name = __webpack_require__(3350);
// EXTERNAL MODULE: ./lib/root/stray-files.js
var stray_files = __webpack_require__(1163);
// EXTERNAL MODULE: ./lib/host/lock.js
var host_lock = __webpack_require__(439);
// EXTERNAL MODULE: ./lib/root/mount.js + 2 modules
var mount = __webpack_require__(7586);
// EXTERNAL MODULE: ./lib/root/transitions.js
var transitions = __webpack_require__(1832);
;// CONCATENATED MODULE: ./lib/root/undo-commit.js







/**
 * Makes the topmost layer of a root the upper again, when the snapshot that it was frozen for could not be saved: what
 * was changed is then a change as before, that `clean` drops and the next snapshot takes. Where the root has been used
 * since, the layer stays in its stack: nothing is lost either way.
 */
const undoCommit = async (store, { depth, kind, name: key }, { name }) => {
    const paths = (0,root_state/* rootPaths */.R7)(store, name);
    const lock = await (0,host_lock/* takeLock */.HJ)(paths.lock, { kind: 'exclusive', waitMilliseconds: 0 });
    if (!lock)
        return;
    try {
        const state = (0,root_state/* readRoot */.XD)(store, name);
        const top = state?.stack.at(-1);
        if (!state || !top || !('frozen' in top) || state.stack.length !== depth || !(0,root_state/* isMounted */.BX)(state))
            return;
        if (!state.frozenInUse?.includes(top.frozen) || (0,transitions/* upperHasChanges */.a1)(store, state))
            return;
        if ((0,processes/* processesIn */.rD)(state.holder).length > 0)
            return;
        if (!(await isGone(paths.merged(top.frozen))))
            return;
        // It will be frozen again, with other changes: an image that was made of it is not its image then.
        (0,records/* forgetPacked */.Ku)(store, name, top.frozen);
        const { key: own, ...rest } = state;
        const kept = own === undefined || (kind === 'key' && own === key) ? {} : { key: own };
        await (0,mount/* mountRoot */.m)(store, { ...rest, ...kept, stack: state.stack.slice(0, -1), generation: top.frozen });
    }
    finally {
        await lock.release();
    }
};
/** The merged root of that generation is taken away beside the job, at its own place. */
const isGone = async (merged) => {
    for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
        if (!(0,external_node_fs_.existsSync)(merged))
            return true;
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return false;
};

;// CONCATENATED MODULE: ./lib/root/pack-locked.js




















/** Packs what waits in a root, and gives the names. The caller holds its pack lock. Throws RootstockError. */
const packLockedRoot = async (store, name, options) => {
    // What killed packings left takes room that this one may need.
    await (0,snapshot_store/* sweepStaging */.ii)(store);
    const state = (0,root_state/* requireRoot */.oT)(store, name);
    const layers = [];
    const snapshots = [];
    let given;
    for (const pending of (0,records/* openPending */.Yn)(store, state)) {
        if (pending.boot !== (0,processes/* bootIdentity */.$s)()) {
            options.say(`warning: "${pending.name}" is not saved: the machine went down before it was; take the snapshot again`);
            (0,records/* closePending */.kI)(store, name, pending.id, { saved: false, why: 'the machine went down' });
            continue;
        }
        try {
            layers.push(...(await packFrozen(store, state, pending, options)));
            snapshots.push(await nameStack(store, state, pending));
        }
        catch (error) {
            // What a setup has made is saved once its key is given; the next command gives the root's own name too.
            const isOfSetup = pending.name === start_name/* startName */.S && given?.kind === 'key' && given.depth === pending.depth;
            if (!isOfSetup)
                await giveUp(store, state, pending, (0,errors/* messageOf */.bD)(error));
            throw error;
        }
        // Before the record, which may need its room: the name is given.
        (0,external_node_fs_.rmSync)((0,root_state/* rootPaths */.R7)(store, name).reserve, { force: true });
        (0,records/* closePending */.kI)(store, name, pending.id, { saved: true });
        given = pending;
    }
    await (0,squash/* squashIfLong */.NW)(store, name, options);
    return { layers, snapshots };
};
/** A failed commit is not tried again behind the user's back: its error is what they were told. */
const giveUp = async (store, state, pending, why) => {
    (0,external_node_fs_.rmSync)((0,root_state/* rootPaths */.R7)(store, state.name).reserve, { force: true });
    // They take room; where it cannot be done, gc does it.
    await (0,stray_files/* removeStrayFiles */.f)(store).catch(() => undefined);
    if ((0,root_state/* readRoot */.XD)(store, state.name)?.id !== state.id)
        return;
    const dropped = (0,records/* openPending */.Yn)(store, state).filter(({ depth }) => depth >= pending.depth);
    for (const { id } of dropped)
        (0,records/* closePending */.kI)(store, state.name, id, { saved: false, why });
    await undoCommit(store, pending, state);
};
/** Turns the frozen layers of a stack, up to a depth, into images. The caller holds the pack lock. */
const packFrozen = async (store, state, { depth, strict, name }, options) => {
    const built = [];
    for (const [index, layer] of state.stack.slice(0, depth).entries()) {
        if (!('frozen' in layer) || (0,records/* digestOfLayer */.ZY)(store, state.name, layer) !== undefined)
            continue;
        if (!state.holder || !(0,namespace/* isAlive */._n)(state.holder)) {
            throw new errors/* RootstockError */.RK(`saving "${name}"`, `root "${state.name}" is not mounted`, 'Run any command in it, and try again');
        }
        const source = {
            tree: (0,external_node_path_.join)((0,root_state/* generationPath */.uA)(store, state.name, layer.frozen), 'upper'),
            namespace: state.holder,
            owned: true,
            ...layer,
            overlayOptions: (0,overlay/* statedOptions */.k1)((0,external_node_os_.release)()),
            ...belowOf(store, state, index),
        };
        const compression = (0,layer_compression/* parseCompression */.Gd)(state.compression);
        built.push(await (0,build/* buildLayer */.o)(store.layers, source, {
            ...options,
            ...{ compression, strict, staging: store.staging },
            keep: (add, { digest }) => (0,snapshot_store/* whileNothingIsRemoved */.xU)(store, () => {
                (0,root_state/* requireSameRoot */.aZ)(store, state);
                add();
                (0,records/* writePacked */.S)(store, state.name, layer.frozen, digest);
            }),
        }).catch((error) => {
            // With a root goes all that packing runs in it.
            (0,root_state/* requireSameRoot */.aZ)(store, state);
            throw error;
        }));
    }
    return built;
};
/**
 * The layers below one of a stack, which are images by then. Not what is below all layers of base `host`: that may be another
 * on another machine, and tomorrow on this one.
 */
const belowOf = (store, { name, stack }, index) => {
    const layers = (0,stacks/* imagesOf */.IC)(store, { name, stack: stack.slice(0, index) });
    if (layers.length === 0 || layers.length < index)
        return {};
    return { below: async (place, namespace) => (await (0,view/* viewStack */.ID)(store, { layers }, place, namespace)).merged };
};
const nameStack = async (store, state, { kind, name, depth }) => {
    const layers = state.stack.slice(0, depth).map((layer) => (0,records/* digestOfLayer */.ZY)(store, state.name, layer));
    const digests = layers.filter((digest) => digest !== undefined);
    if (digests.length < depth) {
        throw new errors/* RootstockError */.RK(`saving "${name}"`, 'its layers are not in the root any more', 'Take the snapshot again');
    }
    const snapshot = (0,snapshot_snapshot/* makeSnapshot */.HM)(name, state, digests);
    await (0,snapshot_store/* aloneInStore */.O2)(store, () => {
        (0,root_state/* requireSameRoot */.aZ)(store, state);
        if (kind === 'key')
            (0,snapshots/* writeKey */.TE)(store, snapshot);
        else
            (0,snapshots/* writeSnapshot */.oF)(store, state.name, snapshot);
    });
    return snapshot;
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


/***/ })

};
