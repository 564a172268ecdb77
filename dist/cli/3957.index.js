export const id = 3957;
export const ids = [3957,7343];
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

/***/ 3957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  registerList: () => (/* binding */ registerList)
});

// EXTERNAL MODULE: ./lib/host/format.js
var format = __webpack_require__(5703);
// EXTERNAL MODULE: ./lib/layer/layers.js
var layer_layers = __webpack_require__(7343);
// EXTERNAL MODULE: ./lib/root/referrers.js
var referrers = __webpack_require__(6436);
// EXTERNAL MODULE: ./lib/root/records.js
var records = __webpack_require__(126);
// EXTERNAL MODULE: ./lib/root/state.js
var root_state = __webpack_require__(9873);
// EXTERNAL MODULE: ./lib/root/transitions.js
var transitions = __webpack_require__(1832);
;// CONCATENATED MODULE: ./lib/root/layer-survey.js





/** Every layer of the store, with what refers to it: derived from the references, and counted nowhere. */
const surveyLayers = (store) => {
    const links = new Map((0,layer_layers/* listLayers */.VR)(store.layers).map((digest) => [digest, imageLink(store, digest)]));
    const references = new Map();
    const refer = (to, reference) => {
        if (!to)
            return;
        links.set(to.id, to);
        const known = references.get(to.id) ?? new Map();
        references.set(to.id, known.set(`${reference.kind} ${reference.name}`, reference));
    };
    const chain = (stack) => {
        for (const [index, link] of stack.entries())
            refer(stack[index - 1], { kind: 'layer', name: link.id });
    };
    for (const { kind, name, layers } of (0,referrers/* readReferrers */.tV)(store, 'leave out')) {
        if (kind === 'root')
            continue;
        const stack = layers.map((digest) => imageLink(store, digest));
        refer(stack.at(-1), { kind, name });
        chain(stack);
    }
    for (const state of (0,root_state/* readRoots */.Mi)(store, 'leave out')) {
        const { name } = state;
        const stack = stackLinks(store, state);
        refer(stack.at(-1), { kind: 'root', name });
        const upper = upperLink(store, state);
        refer(upper ?? stack.at(-1), { kind: 'upper', name });
        chain(upper ? [...stack, upper] : stack);
    }
    return [...links.values()].map((link) => ({
        ...{ digest: link.digest, state: link.state, root: link.root, origin: link.origin },
        ...describedOf(store, link),
        references: [...(references.get(link.id)?.values() ?? [])],
    }));
};
const imageLink = (store, digest) => (0,layer_layers/* hasLayer */.OY)(store.layers, digest)
    ? { ...imageOf(digest), state: 'image', origin: (0,layer_layers/* describeLayer */.$d)(store.layers, digest).origin }
    : { ...imageOf(digest), state: 'missing', origin: null };
const imageOf = (digest) => ({
    id: digest,
    digest,
    root: null,
});
const stackLinks = (store, state) => state.stack.map((layer) => {
    const digest = (0,records/* digestOfLayer */.ZY)(store, state.name, layer);
    if (digest !== undefined || !('frozen' in layer))
        return imageLink(store, digest ?? '');
    const id = `${state.name}/frozen-${layer.frozen}`;
    return { id, digest: null, state: 'frozen', root: state.name, origin: layer.origin };
});
/** An upper that nothing was written to is no layer yet: it would make none. */
const upperLink = (store, state) => {
    try {
        if (!(0,root_state/* isMounted */.BX)(state) || !(0,transitions/* upperHasChanges */.a1)(store, state))
            return undefined;
    }
    catch {
        // The root was dropped, or went to another generation, meanwhile.
        return undefined;
    }
    return { id: `${state.name}/upper`, digest: null, state: 'upper', root: state.name, origin: null };
};
const describedOf = (store, { digest, state }) => {
    if (digest === null || state === 'missing')
        return { sizeBytes: null, created: null };
    const { size, created } = (0,layer_layers/* describeLayer */.$d)(store.layers, digest);
    return { sizeBytes: size, created };
};

// EXTERNAL MODULE: ./lib/snapshot/snapshots.js
var snapshot_snapshots = __webpack_require__(5825);
// EXTERNAL MODULE: ./lib/root/stacks.js
var stacks = __webpack_require__(6739);
;// CONCATENATED MODULE: ./lib/root/survey.js




/** The snapshots of a root, or those that are found by key, oldest first. */
const surveySnapshots = (store, root, which) => {
    const state = (0,root_state/* readRoot */.XD)(store, root);
    const snapshots = which === 'keys' ? (0,snapshot_snapshots/* listKeys */.TH)(store, 'leave out') : (0,snapshot_snapshots/* listSnapshots */.mW)(store, root, 'leave out');
    const uses = countUses((0,referrers/* readReferrers */.tV)(store, 'leave out'));
    const keysOfStore = (0,snapshot_snapshots/* listKeys */.TH)(store, 'leave out');
    return snapshots.map((snapshot) => {
        const { name, base, layers, created } = snapshot;
        const sizeBytes = (0,referrers/* sizeOfLayers */.fq)(store, layers);
        const ownBytes = (0,referrers/* sizeOfLayers */.fq)(store, layers.filter((digest) => uses.get(digest) === 1));
        return {
            ...{ name, current: state !== undefined && (0,stacks/* standsOn */.RG)(store, state, snapshot), base: base.name },
            parent: parentOf(snapshot, snapshots),
            key: which === 'keys' ? name : (keyOf(store, keysOfStore, snapshot) ?? null),
            ...{ layers: layers.length, stack: layers, sizeBytes, ownBytes, sharedBytes: sizeBytes - ownBytes },
            created,
            used: new Date((0,snapshot_snapshots/* lastUse */.yC)(store, which === 'keys' ? undefined : root, snapshot)).toISOString(),
        };
    });
};
/** How many names and roots need each layer. */
const countUses = (referrers) => {
    const uses = new Map();
    for (const { layers } of referrers)
        for (const digest of new Set(layers))
            uses.set(digest, (uses.get(digest) ?? 0) + 1);
    return uses;
};
const parentOf = ({ layers }, snapshots) => snapshots
    .filter((other) => other.layers.length < layers.length && startsWith(layers, other.layers))
    .reduce((best, other) => (best && best.layers.length >= other.layers.length ? best : other), undefined)?.name ?? null;
const startsWith = (layers, beginning) => beginning.every((digest, index) => layers[index] === digest);
const keyOf = (store, keys, { base, layers }) => keys.find((key) => key.base.identity === base.identity && (0,stacks/* isSameStack */.xq)(store, key.layers, layers))?.name;

// EXTERNAL MODULE: ./lib/snapshot/store.js
var snapshot_store = __webpack_require__(2541);
// EXTERNAL MODULE: ./lib/cli/print.js
var print = __webpack_require__(7721);
// EXTERNAL MODULE: ./lib/cli/root-options.js
var root_options = __webpack_require__(8872);
// EXTERNAL MODULE: ./lib/cli/start-options.js + 1 modules
var start_options = __webpack_require__(434);
;// CONCATENATED MODULE: ./lib/cli/list.js








const registerList = (program, withContext) => {
    program
        .command('list')
        .description('the snapshots of a root, with the current ones marked')
        .addOption((0,root_options/* rootOption */.SW)())
        .option('--keys', 'the snapshots that are found by key instead')
        .option('--roots', 'the roots instead')
        .option('--layers', 'the layers of the store instead, with what refers to each')
        .option('--json', 'as JSON')
        .action((options) => withContext(async ({ store }) => {
        const { found, rows } = await (0,snapshot_store/* whileNothingIsRemoved */.xU)(store, () => list(store, options));
        if (options.json)
            (0,print/* printJson */.Q2)(found);
        else if (rows.length > 1)
            (0,print/* print */.yy)((0,print/* table */.tp)(rows));
        return 0;
    }));
};
const list = (store, options) => {
    if (options.roots)
        return theRoots(store);
    if (options.layers)
        return theLayers(store);
    return theSnapshots(store, options);
};
const theSnapshots = (store, { root, keys }) => {
    // Before its first use the default root has no snapshots, and is no mistake.
    if (root !== start_options/* defaultRoot */.cc)
        (0,root_state/* requireRoot */.oT)(store, root);
    const found = surveySnapshots(store, root, keys ? 'keys' : 'snapshots');
    const rows = found.map(({ name, current, base, parent, key, layers, sizeBytes, ownBytes, created }) => [
        ...[current ? '*' : '', name, base, parent ?? '', keys ? '' : (key ?? ''), String(layers)],
        ...[(0,format/* formatBytes */.z3)(sizeBytes), (0,format/* formatBytes */.z3)(ownBytes), (0,format/* formatAge */.nV)(Date.parse(created), Date.now())],
    ]);
    return {
        found,
        rows: [['', 'NAME', 'BASE', 'PARENT', keys ? '' : 'KEY', 'LAYERS', 'SIZE', 'OWN', 'AGE'], ...rows],
    };
};
const theRoots = (store) => {
    const found = (0,root_state/* readRoots */.Mi)(store).map(({ name, base, key, stack }) => {
        const current = surveySnapshots(store, name, 'snapshots').filter((snapshot) => snapshot.current);
        return {
            ...{ name, base: base.name, current: current.map((snapshot) => snapshot.name) },
            ...{ key: key ?? null, layers: stack.length },
        };
    });
    const rows = found.map(({ name, base, current, key, layers }) => [
        ...[name, base, current.join(' '), key ?? '', String(layers)],
    ]);
    return { found, rows: [['ROOT', 'BASE', 'CURRENT', 'KEY', 'LAYERS'], ...rows] };
};
const theLayers = (store) => {
    const found = surveyLayers(store);
    const rows = found.map(({ digest, state, root, origin, sizeBytes, created, references }) => [
        ...[
            digest?.slice(0, 12) ?? `${state} of ${root ?? ''}`,
            origin ?? (state === 'missing' ? '(missing)' : ''),
        ],
        ...[
            sizeBytes === null ? '' : (0,format/* formatBytes */.z3)(sizeBytes),
            created ? (0,format/* formatAge */.nV)(Date.parse(created), Date.now()) : '',
        ],
        ...[String(references.length), references.map(({ kind, name }) => `${kind} ${list_short(name)}`).join(', ')],
    ]);
    return { found, rows: [['LAYER', 'ORIGIN', 'SIZE', 'AGE', 'REFERENCES', ''], ...rows] };
};
const list_short = (name) => (/^[0-9a-f]{64}$/.test(name) ? name.slice(0, 12) : name);


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

/***/ 6739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ag: () => (/* binding */ isPendingHere),
/* harmony export */   IC: () => (/* binding */ imagesOf),
/* harmony export */   RG: () => (/* binding */ standsOn),
/* harmony export */   V$: () => (/* binding */ withLayers),
/* harmony export */   Z7: () => (/* binding */ requireWhole),
/* harmony export */   nw: () => (/* binding */ digestsOf),
/* harmony export */   xq: () => (/* binding */ isSameStack)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7343);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2541);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(126);




/** The layers of a root's stack that are images, base first. */
const imagesOf = (store, { name, stack }) => stack.map((layer) => (0,_records_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOfLayer */ .ZY)(store, name, layer)).filter((digest) => digest !== undefined);
/** The same of a stack that has only images; undefined while one of them is only frozen. */
const digestsOf = (store, state) => {
    const digests = imagesOf(store, state);
    return digests.length === state.stack.length ? digests : undefined;
};
/** Whether two stacks are the same, squashed layers counting as those that they stand for. */
const isSameStack = (store, a, b) => a.join() === b.join() || expand(store, a).join() === expand(store, b).join();
/** A layer may be squashed again, together with others. */
const expand = (store, layers) => layers.flatMap((digest) => {
    const squashed = (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_1__/* .hasLayer */ .OY)(store.layers, digest)
        ? (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_1__/* .describeLayer */ .$d)(store.layers, digest).squashed
        : undefined;
    return squashed ? expand(store, squashed) : [digest];
});
/** Whether a root stands on the stack of a snapshot: then every name of that stack is current. */
const standsOn = (store, state, { base, layers }) => {
    const digests = digestsOf(store, state);
    return (base.identity === state.base.identity && digests !== undefined && isSameStack(store, digests, layers));
};
/** Whether a name that is still to be given will mean the root's present stack. */
const isPendingHere = (store, state, name) => (0,_records_js__WEBPACK_IMPORTED_MODULE_3__/* .openPending */ .Yn)(store, state).some((pending) => pending.kind === 'snapshot' && pending.name === name && pending.depth === state.stack.length);
/**
 * Runs `work`, which makes a root refer to layers, while none is removed; returns undefined, with nothing done, when one
 * of them was removed before. Throws RootstockError for a layer that is damaged.
 */
const withLayers = async (store, layers, work) => {
    // Reading a whole image the first time takes long, and nobody need wait for it.
    for (const digest of layers)
        if ((0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_1__/* .hasLayer */ .OY)(store.layers, digest))
            await (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_1__/* .verifyLayer */ .fL)(store.layers, digest);
    return (0,_snapshot_store_js__WEBPACK_IMPORTED_MODULE_2__/* .whileNothingIsRemoved */ .xU)(store, () => layers.every((digest) => (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_1__/* .hasLayer */ .OY)(store.layers, digest)) ? work() : Promise.resolve(undefined));
};
/** Throws RootstockError unless every layer of a snapshot is in the store. */
const requireWhole = (store, { name, layers }) => {
    const missing = layers.find((digest) => !(0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_1__/* .hasLayer */ .OY)(store.layers, digest));
    if (missing === undefined)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RootstockError */ .RK(`starting from "${name}"`, `its layer ${missing.slice(0, 12)} is not in the store`, 'See what `rootstock fsck` says');
};


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
