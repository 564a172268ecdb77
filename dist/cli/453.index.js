export const id = 453;
export const ids = [453,7343];
export const modules = {

/***/ 1684:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ areSettings),
/* harmony export */   f: () => (/* binding */ settingsOf)
/* harmony export */ });
/** Reads them from the `config` of an image's config. What is not well-formed is left out. */
const settingsOf = (value) => {
    const { Env: variables, WorkingDir: directory } = (value ?? {});
    const entries = (Array.isArray(variables) ? variables : [])
        .filter((entry) => typeof entry === 'string' && /^[^=\0]+=[^\0]*$/.test(entry))
        .map((entry) => [
        entry.slice(0, entry.indexOf('=')),
        entry.slice(entry.indexOf('=') + 1),
    ]);
    return {
        environment: Object.fromEntries(entries),
        ...(typeof directory === 'string' && /^\/[^\0]+$/.test(directory) ? { directory } : {}),
    };
};
/** Whether a value is well-formed settings, or none: they travel with snapshots. */
const areSettings = (value) => {
    if (value === undefined)
        return true;
    const { environment, directory } = (value ?? {});
    return (typeof environment === 'object' &&
        environment !== null &&
        Object.entries(environment).every(([name, text]) => !/[=\0]/.test(name) && typeof text === 'string' && !text.includes('\0')) &&
        (directory === undefined || (typeof directory === 'string' && directory.startsWith('/'))));
};


/***/ }),

/***/ 9324:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ digestOfText),
/* harmony export */   o: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);


/** The sha256 of a file, in lower-case hexadecimal digits, read as a stream. */
const digestOf = async (path) => {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for await (const chunk of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path, { highWaterMark: 1 << 20 }))
        hash.update(chunk);
    return hash.digest('hex');
};
/** The same of a text, as UTF-8, or of bytes. */
const digestOfText = (text) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');


/***/ }),

/***/ 2848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   L7: () => (/* binding */ parseLayerDescription),
/* harmony export */   jP: () => (/* binding */ withoutRepeats),
/* harmony export */   x0: () => (/* binding */ layerFormat)
/* harmony export */ });
const isDigest = (text) => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);
/**
 * The layers of a stack, each once: the topmost of those that are the same, since the kernel takes no layer twice (ELOOP).
 * The stack shows the same without the lower one: whatever that says of a path, the upper one says again.
 */
const withoutRepeats = (layers) => layers.filter((layer, index) => layers.lastIndexOf(layer) === index);
const layerFormat = 1;
/** Throws unless the value is a layer description of a format that this version knows. */
const parseLayerDescription = (value) => {
    const description = value;
    if (description?.format !== layerFormat) {
        throw new Error(`the layer's format is ${String(description?.format)}, and this version knows ${layerFormat}`);
    }
    const { digest, compression, origin, created, size, entries, contentSize, packMilliseconds } = description;
    const { overlayOptions, losses, squashed = [], leftOut = { files: 0, bytes: 0 } } = description;
    const isWhole = isDigest(digest) &&
        [compression, origin, created].every((text) => typeof text === 'string') &&
        [size, entries, contentSize, packMilliseconds, leftOut.files, leftOut.bytes].every((number) => typeof number === 'number') &&
        [overlayOptions, losses, squashed].every((list) => Array.isArray(list)) &&
        squashed.every(isDigest);
    if (!isWhole)
        throw new Error('the description of the layer is not whole');
    return description;
};


/***/ }),

/***/ 7343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ describeLayer),
/* harmony export */   OY: () => (/* binding */ hasLayer),
/* harmony export */   R9: () => (/* binding */ imageSize),
/* harmony export */   VE: () => (/* binding */ addLayer),
/* harmony export */   VR: () => (/* binding */ listLayers),
/* harmony export */   _S: () => (/* binding */ layerImageFormat),
/* harmony export */   d0: () => (/* binding */ imagePath),
/* harmony export */   e5: () => (/* binding */ removeLayer),
/* harmony export */   fL: () => (/* binding */ verifyLayer),
/* harmony export */   iD: () => (/* binding */ descriptionPath),
/* harmony export */   xF: () => (/* binding */ checkedImage)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72);
/* harmony import */ var _host_digest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9324);
/* harmony import */ var _remote_remote_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8482);
/* harmony import */ var _compression_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5847);
/* harmony import */ var _layer_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2848);








const imagePath = ({ directory }, digest) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, (0,_remote_remote_js__WEBPACK_IMPORTED_MODULE_6__/* .layerFileName */ .d)(digest));
const descriptionPath = ({ directory }, digest) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, `${digest}.json`);
/** The digests of all whole layers. */
const listLayers = (layers) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(layers.directory)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .filter((digest) => (0,_layer_js__WEBPACK_IMPORTED_MODULE_7__/* .isDigest */ .Bc)(digest) && hasLayer(layers, digest));
const hasLayer = (layers, digest) => {
    const image = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(imagePath(layers, digest), { throwIfNoEntry: false });
    return (image !== undefined && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(descriptionPath(layers, digest), { throwIfNoEntry: false }) !== undefined);
};
/** Bytes of an image; none where it is not there. */
const imageSize = (layers, digest) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(imagePath(layers, digest), { throwIfNoEntry: false })?.size ?? 0;
/** The image of a layer, once its bytes are seen to be those that its name says. Throws RootstockError when they are not. */
const checkedImage = async (layers, digest) => {
    await verifyLayer(layers, digest);
    return { image: imagePath(layers, digest), format: layerImageFormat(describeLayer(layers, digest)) };
};
/** Throws RootstockError when the layer is not in the store, or is of another format. */
const describeLayer = (layers, digest) => {
    try {
        const value = (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readJson */ .Vh)(descriptionPath(layers, digest));
        if (value === undefined)
            throw new Error('it is not in the store');
        return (0,_layer_js__WEBPACK_IMPORTED_MODULE_7__/* .parseLayerDescription */ .L7)(value);
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(`reading layer ${digest.slice(0, 12)}`, (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error), 'Use the version that made it, or see what `rootstock fsck` says');
    }
};
const layerImageFormat = (description) => (0,_compression_js__WEBPACK_IMPORTED_MODULE_5__/* .parseCompression */ .Gd)(description.compression).format;
/**
 * Gives an image its name: its bytes are on disk first, then its description, then its name. Adding one that is there
 * already changes nothing, but for one that is not what its name says: that is replaced. The image must be on the store's
 * file system; it is moved.
 */
const addLayer = (layers, image, description) => {
    const { digest } = description;
    if (hasLayer(layers, digest) && readVerified(layers, digest) === fingerprint(imagePath(layers, digest))) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(image, { force: true });
        return;
    }
    // Readable by all, in a directory that only root may enter: a hard link elsewhere then lends it to one user.
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(image, 0o444);
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .syncPath */ .Z8)(image);
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .writeFileAtomically */ .lo)(descriptionPath(layers, digest), `${JSON.stringify(description, null, 2)}\n`);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(image, imagePath(layers, digest));
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .syncDirectory */ .zR)(layers.directory);
    markVerified(layers, digest);
};
const removeLayer = (layers, digest) => {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(imagePath(layers, digest), { force: true });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(descriptionPath(layers, digest), { force: true });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(verifiedPath(layers, digest), { force: true });
};
const verifiedPath = ({ directory }, digest) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, `${digest}.verified`);
const markVerified = (layers, digest) => {
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .writeFileAtomically */ .lo)(verifiedPath(layers, digest), fingerprint(imagePath(layers, digest)));
};
/**
 * Size, time and inode of an image: while they are the same, so are its bytes, short of a failing disk. Not its ctime:
 * a hard link, by which it is lent for uploading, changes that.
 */
const fingerprint = (path) => {
    const { size, mtimeMs, ino } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
    return JSON.stringify({ size, mtimeMs, ino });
};
/**
 * Sees that the image is what its name says, by reading all of it the first time it is used on this machine and not
 * again while the file is untouched. Throws RootstockError when it is not.
 */
const verifyLayer = async (layers, digest) => {
    const path = imagePath(layers, digest);
    const { size } = describeLayer(layers, digest);
    const status = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false });
    if (status?.size === size) {
        if (readVerified(layers, digest) === fingerprint(path))
            return;
        if ((await (0,_host_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .digestOf */ .o)(path)) === digest) {
            markVerified(layers, digest);
            return;
        }
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(`checking layer ${digest.slice(0, 12)}`, status ? 'its bytes are not those that its name says' : 'its image is missing', 'See what `rootstock fsck` says');
};
const readVerified = (layers, digest) => {
    try {
        return JSON.stringify((0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readJson */ .Vh)(verifiedPath(layers, digest)));
    }
    catch {
        return undefined;
    }
};


/***/ }),

/***/ 8482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ bytesOf),
/* harmony export */   d: () => (/* binding */ layerFileName)
/* harmony export */ });
/** Bytes of all of them. */
const bytesOf = (layers) => layers.reduce((sum, { size }) => sum + size, 0);
/** What a remote calls a layer's file in the directory that it is fetched into or saved from. */
const layerFileName = (digest) => `${digest}.image`;


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

/***/ 9250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ parseSnapshot),
/* harmony export */   HM: () => (/* binding */ makeSnapshot),
/* harmony export */   nR: () => (/* binding */ timeOf)
/* harmony export */ });
/* unused harmony export snapshotFormat */
/* harmony import */ var _base_image_settings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1684);
/* harmony import */ var _layer_layer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2848);


const snapshotFormat = 1;
/** A name for a stack, given now. */
const makeSnapshot = (name, { base, architecture }, layers) => ({
    format: snapshotFormat,
    ...{ name, base, architecture, layers },
    created: new Date().toISOString(),
});
/** Throws unless the value is a snapshot of a format that this version knows. */
const parseSnapshot = (value) => {
    const snapshot = value;
    if (snapshot?.format !== snapshotFormat) {
        throw new Error(`its format is ${String(snapshot?.format)}, and this version knows ${snapshotFormat}`);
    }
    const { name, base, layers, architecture, created } = snapshot;
    const whole = typeof name === 'string' &&
        typeof architecture === 'string' &&
        typeof base?.name === 'string' &&
        typeof base.identity === 'string' &&
        (base.layers === undefined || Number.isInteger(base.layers)) &&
        (0,_base_image_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .areSettings */ .c)(base.settings) &&
        ['host', 'layer'].includes(base.kind) &&
        typeof created === 'string' &&
        Array.isArray(layers) &&
        layers.every(_layer_layer_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc);
    if (!whole)
        throw new Error('it is not whole');
    return snapshot;
};
/** When a snapshot was made; the beginning of time, where it says that in words of its own. */
const timeOf = ({ created }) => new Date(Date.parse(created) || 0);


/***/ }),

/***/ 5825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ removeSnapshot),
/* harmony export */   Cb: () => (/* binding */ findSnapshot),
/* harmony export */   Dw: () => (/* binding */ keyPath),
/* harmony export */   Nm: () => (/* binding */ markUsed),
/* harmony export */   TE: () => (/* binding */ writeKey),
/* harmony export */   TH: () => (/* binding */ listKeys),
/* harmony export */   T_: () => (/* binding */ readSnapshotFile),
/* harmony export */   Wf: () => (/* binding */ findByKey),
/* harmony export */   XO: () => (/* binding */ snapshotsOf),
/* harmony export */   c0: () => (/* binding */ snapshotPath),
/* harmony export */   jQ: () => (/* binding */ findByPrefix),
/* harmony export */   mW: () => (/* binding */ listSnapshots),
/* harmony export */   oF: () => (/* binding */ writeSnapshot),
/* harmony export */   wP: () => (/* binding */ isWhole),
/* harmony export */   yC: () => (/* binding */ lastUse),
/* harmony export */   yE: () => (/* binding */ removeKey)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72);
/* harmony import */ var _host_digest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9324);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7343);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8480);
/* harmony import */ var _snapshot_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9250);








/** The directory of the snapshots that are named in a root. */
const snapshotsOf = (store, root) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(store.roots, root, 'snapshots');
const fileOf = (directory, name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, `${name}.json`);
const snapshotPath = (store, root, name) => fileOf(snapshotsOf(store, root), name);
/** The snapshots named in a root, oldest first. */
const listSnapshots = (store, root, unreadable = 'throw') => readAll(snapshotsOf(store, root), unreadable);
/** The snapshots that are found by key, oldest first. */
const listKeys = (store, unreadable = 'throw') => readAll(store.keys, unreadable);
const findSnapshot = (store, root, name) => 
// A key may be anything, a path too, and is looked for by commands that take either.
(0,_names_js__WEBPACK_IMPORTED_MODULE_6__/* .isName */ .Eo)(name) ? readOne(snapshotPath(store, root, name)) : undefined;
/** Makes a name mean a stack, whatever it meant before. Its layers must be in the store. */
const writeSnapshot = (store, root, snapshot) => {
    write(store, snapshotsOf(store, root), snapshot.name, snapshot);
};
const removeSnapshot = (store, root, name) => {
    remove(snapshotPath(store, root, name));
};
/**
 * Keys may hold any character, and the same key means another snapshot over another base and on another machine, so the
 * file's name is a hash of the three.
 */
const keyFile = (identity, architecture, key) => (0,_host_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .digestOfText */ .N)(JSON.stringify([identity, architecture, key]));
const keyPath = (store, { base, architecture, name }) => fileOf(store.keys, keyFile(base.identity, architecture, name));
const findByKey = (store, identity, architecture, key) => readOne(fileOf(store.keys, keyFile(identity, architecture, key)));
/** The newest snapshot, over that base and for that machine, whose key starts so. One that cannot be read is none. */
const findByPrefix = (store, identity, architecture, prefix) => listKeys(store, 'leave out')
    .filter((snapshot) => snapshot.base.identity === identity && snapshot.architecture === architecture)
    .filter((snapshot) => snapshot.name.startsWith(prefix) && isWhole(store, snapshot))
    .pop();
const writeKey = (store, snapshot) => {
    write(store, store.keys, keyFile(snapshot.base.identity, snapshot.architecture, snapshot.name), snapshot);
};
const removeKey = (store, key) => {
    remove(keyPath(store, key));
};
/** Notes that something starts from a snapshot of the root or from a key: what nobody uses is collected first. */
const markUsed = (store, root, snapshot) => {
    const now = new Date();
    for (const file of filesOf(store, root, snapshot)) {
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.utimesSync)(file, now, now);
        }
        catch {
            // A layer's digest has no file; and it is only a help.
        }
    }
};
/** When a snapshot was last started from, or else made; in milliseconds. */
const lastUse = (store, root, snapshot) => Math.max(...filesOf(store, root, snapshot).map((file) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(file, { throwIfNoEntry: false })?.mtimeMs ?? 0));
const filesOf = (store, root, snapshot) => [
    ...(root !== undefined && (0,_names_js__WEBPACK_IMPORTED_MODULE_6__/* .isName */ .Eo)(snapshot.name) ? [snapshotPath(store, root, snapshot.name)] : []),
    keyPath(store, snapshot),
];
/** Whether every layer of the snapshot is in the store. */
const isWhole = (store, snapshot) => snapshot.layers.every((digest) => (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_5__/* .hasLayer */ .OY)(store.layers, digest));
const write = (store, directory, file, snapshot) => {
    const missing = snapshot.layers.find((digest) => !(0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_5__/* .hasLayer */ .OY)(store.layers, digest));
    if (missing !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(`saving snapshot "${snapshot.name}"`, `its layer ${missing.slice(0, 12)} is not in the store`);
    }
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .makeDirectory */ .Oh)(directory);
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .writeFileAtomically */ .lo)(fileOf(directory, file), `${JSON.stringify(snapshot, null, 2)}\n`);
};
/** Synced: its layers are removed next, and a name must not come back without them. */
const remove = (path) => {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { force: true });
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .syncDirectory */ .zR)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
};
/** The snapshot in a file. Throws unless there is one, of a format that this version knows. */
const readSnapshotFile = (path) => (0,_snapshot_js__WEBPACK_IMPORTED_MODULE_7__/* .parseSnapshot */ .E$)((0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readJson */ .Vh)(path));
const readOne = (path) => {
    try {
        const value = (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readJson */ .Vh)(path);
        return value === undefined ? undefined : (0,_snapshot_js__WEBPACK_IMPORTED_MODULE_7__/* .parseSnapshot */ .E$)(value);
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(`reading the snapshot ${path}`, (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error), 'Use the version that made it, or `rootstock fsck --repair`, which sets it aside');
    }
};
const compareTexts = (a, b) => (a < b ? -1 : Number(a > b));
const readIfWhole = (path) => {
    try {
        return readOne(path);
    }
    catch {
        return undefined;
    }
};
const readAll = (directory, unreadable) => {
    let names;
    try {
        names = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(directory).filter((name) => name.endsWith('.json'));
    }
    catch {
        return [];
    }
    return names
        .map((name) => (unreadable === 'throw' ? readOne : readIfWhole)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name)))
        .filter((snapshot) => snapshot !== undefined)
        .sort((a, b) => compareTexts(a.created, b.created) || compareTexts(a.name, b.name));
};


/***/ })

};
