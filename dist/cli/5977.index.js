export const id = 5977;
export const ids = [5977];
export const modules = {

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

/***/ 5977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   registerSquash: () => (/* binding */ registerSquash)
/* harmony export */ });
/* harmony import */ var _host_format_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5703);
/* harmony import */ var _root_pack_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7679);
/* harmony import */ var _root_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(453);
/* harmony import */ var _root_squash_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(969);
/* harmony import */ var _root_stacks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6739);
/* harmony import */ var _root_state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9873);
/* harmony import */ var _snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9250);
/* harmony import */ var _gc_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5906);
/* harmony import */ var _pack_and_say_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7163);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7721);
/* harmony import */ var _root_options_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8872);











const registerSquash = (program, withContext) => {
    program
        .command('squash')
        .description('make one layer of those that a snapshot has above its base; its other names move with it')
        .argument('[snapshot]', 'a snapshot of the root, or a key (default: the current stack)')
        .addOption((0,_root_options_js__WEBPACK_IMPORTED_MODULE_8__/* .rootOption */ .SW)())
        .option('--json', 'print what was made as JSON')
        .action((word, { root, json }) => withContext((context) => squash(context, root, word, json)));
};
const squash = async (context, root, word, json) => {
    const { store, tools, say } = context;
    (0,_root_state_js__WEBPACK_IMPORTED_MODULE_4__/* .requireRoot */ .oT)(store, root);
    await (0,_pack_and_say_js__WEBPACK_IMPORTED_MODULE_6__.givePromisedNames)(context, root);
    const squashed = await (0,_root_pack_js__WEBPACK_IMPORTED_MODULE_0__/* .whileNobodyPacks */ .x6)(store, root, () => {
        const snapshot = word === undefined ? presentStack(store, root) : (0,_root_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .resolveReference */ .s)(store, root, word);
        (0,_root_stacks_js__WEBPACK_IMPORTED_MODULE_3__/* .requireWhole */ .Z7)(store, snapshot);
        return (0,_root_squash_js__WEBPACK_IMPORTED_MODULE_2__/* .squashStack */ ._4)(store, root, snapshot, { tools, say });
    });
    if (!squashed)
        say('there are not two layers to squash');
    else {
        say(`squashed ${squashed.count} layers into one of ${(0,_host_format_js__WEBPACK_IMPORTED_MODULE_9__/* .formatBytes */ .z3)(squashed.layer.size)}`);
        await (0,_gc_js__WEBPACK_IMPORTED_MODULE_5__.collectAfter)(context);
    }
    if (json) {
        const made = squashed && {
            digest: squashed.layer.digest,
            squashed: squashed.count,
            current: squashed.isMounted,
        };
        (0,_print_js__WEBPACK_IMPORTED_MODULE_7__/* .printJson */ .Q2)(made ?? { squashed: 0 });
    }
    return 0;
};
const presentStack = (store, root) => {
    const state = (0,_root_state_js__WEBPACK_IMPORTED_MODULE_4__/* .requireRoot */ .oT)(store, root);
    return (0,_snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_10__/* .makeSnapshot */ .HM)(root, state, (0,_root_stacks_js__WEBPACK_IMPORTED_MODULE_3__/* .digestsOf */ .nw)(store, state) ?? []);
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


/***/ })

};
