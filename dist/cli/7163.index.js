export const id = 7163;
export const ids = [7163];
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


/***/ })

};
