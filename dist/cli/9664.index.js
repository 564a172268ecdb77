export const id = 9664;
export const ids = [9664,515];
export const modules = {

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

/***/ 9664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   goOn: () => (/* binding */ goOn)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _make_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(515);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(453);
/* harmony import */ var _stacks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6739);
/* harmony import */ var _start_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7316);





/** What `startRoot` does where there is a root: it is as it is where it stands on what is asked for, else is put on that. */
const goOn = async (store, existing, asked, start) => {
    const { name, key, snapshot, options } = start;
    if (asked && asked.name !== existing.base.name) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`root "${name}"`, `it stands on ${existing.base.name}, not ${asked.name}`, `Use another --root, or remove it with \`rootstock scrub --root ${name}\``);
    }
    const own = async () => asked ?? start.parseBase(existing.base.name);
    const reference = await (0,_start_js__WEBPACK_IMPORTED_MODULE_4__/* .presentBase */ .hg)(existing, own, asked !== undefined);
    const moved = existing.base.identity !== reference.identity;
    const isThere = (key === undefined || (existing.key === key && !moved && !existing.unfinished)) &&
        (snapshot === undefined ||
            (0,_stacks_js__WEBPACK_IMPORTED_MODULE_3__/* .isPendingHere */ .Ag)(store, existing, snapshot) ||
            (0,_stacks_js__WEBPACK_IMPORTED_MODULE_3__/* .standsOn */ .RG)(store, existing, (0,_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .resolveReference */ .s)(store, name, snapshot)));
    if (!isThere)
        return (0,_make_js__WEBPACK_IMPORTED_MODULE_1__/* .restackRoot */ .c)(store, own, reference, start);
    if (moved)
        (0,_start_js__WEBPACK_IMPORTED_MODULE_4__/* .sayMoved */ .HG)(existing, options.say);
    return { state: existing, base: reference };
};


/***/ }),

/***/ 515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  makeRoot: () => (/* binding */ makeRoot),
  c: () => (/* binding */ restackRoot)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/base/base.js
var base_base = __webpack_require__(8928);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/host/lock.js
var host_lock = __webpack_require__(439);
// EXTERNAL MODULE: ./lib/root/create.js
var create = __webpack_require__(9270);
// EXTERNAL MODULE: ./lib/root/drop.js
var drop = __webpack_require__(1459);
// EXTERNAL MODULE: ./lib/snapshot/base-records.js
var base_records = __webpack_require__(8272);
;// CONCATENATED MODULE: ./lib/snapshot/bases.js

/**
 * The layers of a base: none for `host`, one for most, and one for each layer of an image. They are made when the store has
 * none of that identity. Two commands that want the same base at once make it once.
 */
const prepareBase = async (store, base, reference, options) => {
    if (base.kind === 'host')
        return { layers: [], reference };
    const { digests, settings } = await (0,base_records/* makeOnce */.GL)(store, reference, 'the base', options.say, async () => 
    // Its code is more than all else that a start reads.
    (await Promise.all(/* import() */[__webpack_require__.e(6118), __webpack_require__.e(7992), __webpack_require__.e(4362)]).then(__webpack_require__.bind(__webpack_require__, 6016))).makeBase(store, base, reference, options));
    const known = digests.length === 1 ? {} : { layers: digests.length };
    return { layers: digests, reference: { ...reference, ...known, ...(settings ? { settings } : {}) } };
};

// EXTERNAL MODULE: ./lib/snapshot/snapshots.js
var snapshots = __webpack_require__(5825);
// EXTERNAL MODULE: ./lib/root/match.js
var root_match = __webpack_require__(7577);
// EXTERNAL MODULE: ./lib/root/reference.js
var root_reference = __webpack_require__(453);
// EXTERNAL MODULE: ./lib/root/stacks.js
var stacks = __webpack_require__(6739);
;// CONCATENATED MODULE: ./lib/root/find-stack.js







/**
 * Finds the stack to start from, the snapshot's, that of the key or the one nearest to it, else the base's alone, and runs
 * `work`, which makes a root refer to it. What another command removed in between is looked for again.
 */
const withStack = async (store, base, reference, start, work) => {
    const { name, key, snapshot, options, compression } = start;
    for (;;) {
        const match = key === undefined ? undefined : await (0,root_match/* findMatch */.T)(store, reference, start, options.say);
        const from = snapshot === undefined
            ? match?.snapshot
            : (0,root_reference/* resolveReference */.s)(store, start.snapshotsOf ?? name, snapshot, reference);
        if (from)
            (0,stacks/* requireWhole */.Z7)(store, from);
        if (from && from.base.name !== reference.name)
            throw new errors/* RootstockError */.RK(`starting from "${from.name}"`, `it stands on ${from.base.name}, not on ${reference.name}`);
        const found = from
            ? { layers: from.layers, reference: withKnown(reference, from.base) }
            : await prepareBase(store, await base(), reference, { ...options, compression });
        const { layers } = found;
        const done = await (0,stacks/* withLayers */.V$)(store, layers, async () => {
            const done = await work({ match, layers, base: found.reference });
            if (from)
                (0,snapshots/* markUsed */.Nm)(store, start.snapshotsOf ?? name, from);
            else
                (0,base_records/* markBaseUsed */.ym)(store, reference);
            return { match, layers, base: found.reference, work: done };
        });
        if (done)
            return done;
    }
};
/** What a snapshot knows of its base travels with it, to machines that have never made the base themselves. */
const withKnown = (reference, { layers, settings }) => ({
    ...reference,
    ...(layers === undefined ? {} : { layers }),
    ...(settings ? { settings } : {}),
});

// EXTERNAL MODULE: ./lib/root/mount.js + 2 modules
var mount = __webpack_require__(7586);
// EXTERNAL MODULE: ./lib/root/pack.js
var pack = __webpack_require__(7679);
// EXTERNAL MODULE: ./lib/root/setup.js
var root_setup = __webpack_require__(2657);
// EXTERNAL MODULE: ./lib/root/start-name.js
var start_name = __webpack_require__(3350);
// EXTERNAL MODULE: ./lib/root/state.js
var state = __webpack_require__(9873);
// EXTERNAL MODULE: ./lib/root/transitions.js
var transitions = __webpack_require__(1832);
;// CONCATENATED MODULE: ./lib/root/make.js














/** Makes a root as `startRoot` says; undefined where there is one by the time that it may. */
const makeRoot = async (store, base, start) => {
    await (0,drop/* sweepRoots */.KK)(store);
    const { lock } = (0,state/* rootPaths */.R7)(store, start.name);
    return (0,host_lock/* withLock */.kK)(lock, 'exclusive', async () => {
        if ((0,state/* readRoot */.XD)(store, start.name))
            return undefined;
        try {
            return await makeLockedRoot(store, base, start);
        }
        catch (error) {
            // While it is held: whoever waits for it sees that it is gone, and takes another.
            (0,external_node_fs_.rmSync)(lock, { force: true });
            throw error;
        }
    });
};
/** Makes the root and sets it up. The caller holds its exclusive lock. */
const makeLockedRoot = async (store, base, start) => {
    const { name, snapshot } = start;
    const isOfSnapshot = snapshot !== undefined && start.base === undefined;
    const reference = isOfSnapshot
        ? (0,root_reference/* resolveReference */.s)(store, start.snapshotsOf ?? name, snapshot).base
        : await (0,base_base/* referenceOf */.Bz)(base);
    const { match, work: created } = await withStack(store, () => Promise.resolve(base), reference, start, ({ match, layers, base: found }) => {
        const { compression, maxLayers, scratch, binds, users, owner } = start;
        return (0,create/* createRoot */.H)(store, {
            ...{ name, compression, maxLayers, scratch, binds, users, owner, layers, base: found },
            architecture: (0,base_base/* architecture */.s2)(),
            key: match?.kind === 'exact' ? match.snapshot.name : undefined,
            ...unfinished(match, start),
        });
    });
    try {
        const mounted = await (0,mount/* mountRoot */.m)(store, created);
        const state = await setUp(store, mounted, match, start);
        return { state, base: reference, ...(match ? { match } : {}) };
    }
    catch (error) {
        // A root that could not be set up is none: the next try begins from the start.
        await (0,drop/* dropLockedRoot */.EE)(store, (0,state/* readRoot */.XD)(store, name) ?? created);
        throw error;
    }
};
/**
 * Puts a root that exists on the stack of another key or snapshot. Throws UsageError, with nothing changed, where it holds
 * changes.
 */
const restackRoot = async (store, own, reference, start) => {
    const { name, key, snapshot, options } = start;
    const what = `starting from ${snapshot === undefined ? `key "${key ?? ''}"` : `snapshot "${snapshot}"`}`;
    const packing = { tools: options.tools, say: options.say };
    const { state, match } = await (0,pack/* changePackedRoot */.nz)(store, name, { busy: 'refuse', what, ...packing }, async (current) => {
        const mounted = await (0,mount.ensureMounted)(store, current);
        // What a setup that was killed has changed, nobody asked to keep.
        if (!mounted.unfinished && (0,transitions/* upperHasChanges */.a1)(store, mounted)) {
            throw new errors/* UsageError */.eb(`${what} in root "${name}"`, 'it holds changes that no snapshot has', 'Keep them with `rootstock snapshot NAME`, drop them with `rootstock clean`, or use another --root');
        }
        const { match, work: started } = await withStack(store, own, reference, start, ({ match, layers, base }) => {
            const to = { stack: (0,transitions/* stackOf */.US)(layers), key: match?.kind === 'exact' ? key : undefined };
            return (0,transitions/* resetRoot */.SY)(store, { ...mounted, base, ...unfinished(match, start) }, to);
        });
        try {
            const set = await setUp(store, started, match, start);
            if (key !== undefined && set === started)
                await (0,start_name/* nameStart */.w)(store, set);
            return { match, state: set };
        }
        catch (error) {
            await (0,transitions/* resetRoot */.SY)(store, started);
            throw error;
        }
    });
    return { state, base: reference, ...(match ? { match } : {}) };
};
const needsSetup = (match, { key, setup }) => key !== undefined && setup !== undefined && match?.kind !== 'exact';
const unfinished = (match, start) => needsSetup(match, start) ? { unfinished: true } : {};
/** Runs the setup of a key that was not found, and commits what it did. */
const setUp = async (store, mounted, match, start) => {
    const { key, setup } = start;
    if (key === undefined || !setup || !needsSetup(match, start))
        return mounted;
    const started = Date.now();
    await (0,root_setup/* runSetup */.x)(store, mounted, setup);
    return (0,transitions/* commitRoot */.Yd)(store, mounted, {
        names: [
            { kind: 'key', name: key, strict: false },
            { kind: 'snapshot', name: start_name/* startName */.S, strict: false },
        ],
        origin: setup.origin,
        makeMilliseconds: Date.now() - started,
    });
};


/***/ }),

/***/ 7577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ findMatch)
/* harmony export */ });
/* harmony import */ var _base_base_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8928);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7343);
/* harmony import */ var _snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5825);




/**
 * The snapshot of the key, else the newest of the first restore key that has one; over the same base and for the same
 * machine. One whose layers are missing or damaged is no match, said in one line: a bad cache is a miss.
 */
const findMatch = async (store, reference, { key, restoreKeys = [] }, say) => {
    const machine = (0,_base_base_js__WEBPACK_IMPORTED_MODULE_0__/* .architecture */ .s2)();
    const exact = key === undefined ? undefined : findReadable(store, reference.identity, machine, key, say);
    if (exact && (await isUsable(store, exact, say)))
        return { kind: 'exact', snapshot: exact };
    for (const prefix of restoreKeys) {
        const near = (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_3__/* .findByPrefix */ .jQ)(store, reference.identity, machine, prefix);
        if (near && (await isUsable(store, near, say)))
            return { kind: 'prefix', snapshot: near };
    }
    return { kind: 'none' };
};
const findReadable = (store, identity, machine, key, say) => {
    try {
        return (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_3__/* .findByKey */ .Wf)(store, identity, machine, key);
    }
    catch (error) {
        say(`warning: snapshot "${key}" is not used: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`);
        return undefined;
    }
};
const isUsable = async (store, snapshot, say) => {
    if (!(0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_3__/* .isWhole */ .wP)(store, snapshot)) {
        say(`warning: snapshot "${snapshot.name}" is not used: a layer of it is missing`);
        return false;
    }
    try {
        for (const digest of snapshot.layers)
            await (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyLayer */ .fL)(store.layers, digest);
        return true;
    }
    catch (error) {
        say(`warning: snapshot "${snapshot.name}" is not used: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`);
        return false;
    }
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
