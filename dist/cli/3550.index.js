export const id = 3550;
export const ids = [3550,453,7343];
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

/***/ 3550:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  registerDiff: () => (/* binding */ registerDiff)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/commander/esm.mjs
var esm = __webpack_require__(8179);
// EXTERNAL MODULE: ./lib/host/format.js
var format = __webpack_require__(5703);
// EXTERNAL MODULE: ./lib/root/diff.js + 1 modules
var diff = __webpack_require__(5653);
;// CONCATENATED MODULE: ./lib/root/diff-summary.js
/**
 * Counts changes by the directory that they are in, ordered by path.
 * @param depth how many parts of its path count: `/usr/share` with 2; with 0 everything is in `/`
 */
const summarize = (changes, depth) => {
    const found = new Map();
    for (const { change, path, size } of changes) {
        const directory = `/${path.split('/').slice(1, -1).slice(0, depth).join('/')}`;
        const counted = found.get(directory) ?? { directory, ...nothing };
        const bytes = `${change}Bytes`;
        found.set(directory, { ...counted, [change]: counted[change] + 1, [bytes]: counted[bytes] + size });
    }
    return [...found.values()].sort((a, b) => (a.directory < b.directory ? -1 : 1));
};
const nothing = { added: 0, addedBytes: 0, modified: 0, modifiedBytes: 0, deleted: 0, deletedBytes: 0 };

// EXTERNAL MODULE: ./lib/root/lock.js
var root_lock = __webpack_require__(2549);
// EXTERNAL MODULE: ./lib/root/reference.js
var reference = __webpack_require__(453);
// EXTERNAL MODULE: ./lib/root/records.js
var records = __webpack_require__(126);
// EXTERNAL MODULE: ./lib/root/state.js
var root_state = __webpack_require__(9873);
// EXTERNAL MODULE: ./lib/cli/print.js
var print = __webpack_require__(7721);
// EXTERNAL MODULE: ./lib/cli/root-options.js
var root_options = __webpack_require__(8872);
;// CONCATENATED MODULE: ./lib/cli/diff.js











const registerDiff = (program, withContext) => {
    program
        .command('diff')
        .description('what was changed in a root since its stack, or since FROM; with TO, between two snapshots')
        .argument('[from]', 'a snapshot of the root, or a key')
        .argument('[to]', 'another')
        .addOption((0,root_options/* rootOption */.SW)())
        .option('--summary', 'only how much was changed in each directory')
        .option('--depth <number>', 'how many parts of their paths count for that', parseDepth, 2)
        .option('--json', 'as JSON')
        .action((from, to, options) => withContext(async (context) => {
        const changes = await diff_diff(context.store, options.root, from, to);
        if (options.summary)
            printSummary(context, summarize(changes, options.depth), options.json);
        else if (options.json)
            (0,print/* printJson */.Q2)(changes);
        else
            for (const change of changes)
                (0,print/* print */.yy)(changeText(change));
        return 0;
    }));
};
const parseDepth = (text) => {
    if (/^\d+$/.test(text))
        return Number(text);
    throw new esm/* InvalidArgumentError */.Di('It is a number.');
};
const printSummary = ({ say }, directories, json) => {
    if (json) {
        (0,print/* printJson */.Q2)(directories);
        return;
    }
    if (directories.length === 0) {
        say('nothing was changed');
        return;
    }
    const amount = (count, bytes) => count === 0 ? '' : `${count} (${(0,format/* formatBytes */.z3)(bytes)})`;
    const rows = directories.map((changed) => [
        readablePath(changed.directory),
        amount(changed.added, changed.addedBytes),
        amount(changed.modified, changed.modifiedBytes),
        amount(changed.deleted, changed.deletedBytes),
    ]);
    (0,print/* print */.yy)((0,print/* table */.tp)([['DIRECTORY', 'ADDED', 'MODIFIED', 'DELETED'], ...rows]));
};
const readablePath = (path) => path.replace(/[\n\r\t]/g, '?');
const changeText = ({ change, path, size }) => `${change.slice(0, 1).toUpperCase()} ${readablePath(path)}${size > 0 ? `  (${(0,format/* formatBytes */.z3)(size)})` : ''}`;
const diff_diff = async (store, root, from, to) => {
    (0,root_state/* requireRoot */.oT)(store, root);
    if (from !== undefined && to !== undefined) {
        return (0,diff/* diffStacks */.x)(store, snapshotView((0,reference/* resolveReference */.s)(store, root, from)), snapshotView((0,reference/* resolveReference */.s)(store, root, to)));
    }
    const asked = from === undefined ? undefined : (0,reference/* resolveReference */.s)(store, root, from);
    // The lock keeps the uppers that are looked at from being dropped; what runs may go on writing.
    const { state, lock } = await (0,root_lock/* useRoot */.e)(store, root);
    try {
        const stack = stackView(store, state);
        const upper = (0,external_node_path_.join)((0,root_state/* generationPath */.uA)(store, root, state.generation), 'upper');
        const live = { ...stack, layers: [...stack.layers, { directory: upper }] };
        const before = asked ? snapshotView(asked) : stack;
        return await (0,diff/* diffStacks */.x)(store, before, live, state.holder);
    }
    finally {
        await lock.release();
    }
};
const snapshotView = ({ base, layers }) => ({ base, layers });
const stackView = (store, state) => ({
    base: state.base,
    layers: state.stack.map((layer) => {
        const digest = (0,records/* digestOfLayer */.ZY)(store, state.name, layer);
        if (digest !== undefined)
            return digest;
        return {
            directory: (0,external_node_path_.join)((0,root_state/* generationPath */.uA)(store, state.name, 'frozen' in layer ? layer.frozen : 0), 'upper'),
        };
    }),
});


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

/***/ 7502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CQ: () => (/* binding */ erofsArguments),
/* harmony export */   HZ: () => (/* binding */ erofsMountOptions),
/* harmony export */   Kg: () => (/* binding */ requireRightErofsBuilder)
/* harmony export */ });
/* unused harmony exports parseErofsVersion, isRightErofsBuilder */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _host_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4627);


/**
 * The first release of erofs-utils that wrote right images in our reference: 1.7.1 (Ubuntu 24.04) merges xattrs that
 * differ in their last byte, among them `trusted.overlay.opaque` (fixed upstream by b2f6da8); 1.4 resets all times.
 */
const firstRightVersion = [1, 8];
/** What is compressed as one. The builder's own 4 kB make a twelfth more bytes with lz4, and a twentieth with zstd (measured). */
const clusterBytes = 65536;
/** A fixed UUID and time, so that the same tree gives the same bytes. */
const erofsArguments = (directory, image, { algorithm, level }, birth = 0) => [
    'mkfs.erofs',
    '--quiet',
    '-U',
    '00000000-0000-0000-0000-000000000000',
    '--mkfs-time',
    `-T${birth}`,
    ...(algorithm === 'none'
        ? []
        : [`-z${algorithm}${level === undefined ? '' : `,level=${level}`}`, `-C${clusterBytes}`]),
    image,
    directory,
];
const erofsMountOptions = ['ro,loop'];
/** Throws where the installed builder is not known to write right images. */
const requireRightErofsBuilder = async () => {
    const { stdout, stderr } = await (0,_host_command_js__WEBPACK_IMPORTED_MODULE_1__/* .runCommand */ .d1)(['mkfs.erofs', '--version'], { expected: [0, 1] });
    const version = parseErofsVersion(`${stdout}\n${stderr}`);
    if (!isRightErofsBuilder(version)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RootstockError */ .RK('making an erofs image', `mkfs.erofs ${version ?? 'of an unknown version'} writes wrong xattrs or times`, 'Use a squashfs compression such as zstd, or erofs-utils 1.8 or newer');
    }
};
const parseErofsVersion = (text) => /mkfs\.erofs (?:\S* )?v?(\d+\.\d+)/.exec(text)?.[1];
const isRightErofsBuilder = (version) => {
    const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
    const [leastMajor, leastMinor] = firstRightVersion;
    return major > leastMajor || (major === leastMajor && minor >= leastMinor);
};


/***/ }),

/***/ 8312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ mountImage)
/* harmony export */ });
/* harmony import */ var _host_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4627);
/* harmony import */ var _host_namespace_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1197);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _erofs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7502);
/* harmony import */ var _squashfs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6295);





const mountOptions = {
    squashfs: _squashfs_js__WEBPACK_IMPORTED_MODULE_4__/* .squashfsMountOptions */ .M,
    erofs: _erofs_js__WEBPACK_IMPORTED_MODULE_3__/* .erofsMountOptions */ .HZ,
};
/**
 * Mounts an image read-only in a namespace, over a loop device that the kernel frees with the mount. Returns the options
 * that worked. Throws RootstockError when no set of options works.
 */
const mountImage = async (image, format, target, namespace) => {
    const argv = firstThatWorks(mountOptions[format], format, image, target);
    const { exitCode, stdout, stderr } = await (0,_host_command_js__WEBPACK_IMPORTED_MODULE_0__/* .runCommand */ .d1)((0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_1__/* .inNamespace */ .d2)(namespace, argv), { expected: 'any' });
    if (exitCode === 0)
        return stdout.trim();
    const why = stderr.split('\n').findLast((line) => line.startsWith('mount: ')) ?? stderr.trim();
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(`mounting the image ${image}`, why, 'Does `rootstock check` name what is missing?');
};
/** Tries one set of options after the other, and prints the one that worked; in one child, since each takes as long as a mount. */
const firstThatWorks = (options, format, image, target) => [...['sh', '-c', firstThatWorksScript, 'rootstock', format, image, target], ...options];
const firstThatWorksScript = 'type=$1 image=$2 target=$3; shift 3; ' +
    'for options; do mount -t "$type" -o "$options" "$image" "$target" && exec echo "$options"; done; exit 1';


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

/***/ 8447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ mountImages)
/* harmony export */ });
/* unused harmony export sideBySideArguments */
/* harmony import */ var _host_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4627);
/* harmony import */ var _host_mountinfo_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1155);
/* harmony import */ var _host_namespace_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1197);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8312);




/**
 * Mounts images as `mountImage` does one. The first of a format shows which options the kernel takes; with these the others
 * are mounted side by side, since what a mount takes is mostly waiting: for a loop device to settle, and for every reader
 * of the mount table to be done. Throws RootstockError, like that, for an image that cannot be mounted.
 */
const mountImages = async (images, namespace) => {
    for (const format of ['squashfs', 'erofs']) {
        const [first, ...others] = images.filter((image) => image.format === format);
        if (!first)
            continue;
        const options = await (0,_image_js__WEBPACK_IMPORTED_MODULE_3__/* .mountImage */ .j)(first.image, format, first.target, namespace);
        if (others.length === 0)
            continue;
        await (0,_host_command_js__WEBPACK_IMPORTED_MODULE_0__/* .runCommand */ .d1)((0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_2__/* .inNamespace */ .d2)(namespace, sideBySideArguments(format, options)), {
            input: others.map(({ image, target }) => `${image}\0${target}\0`).join(''),
            // What could not be mounted is tried alone, which tells why.
            expected: [0, someFailed],
        });
        const mounted = new Set((0,_host_mountinfo_js__WEBPACK_IMPORTED_MODULE_1__/* .readMounts */ .u)(namespace.pid).map(({ mountPoint }) => mountPoint));
        for (const { image, target } of others)
            if (!mounted.has(target))
                await (0,_image_js__WEBPACK_IMPORTED_MODULE_3__/* .mountImage */ .j)(image, format, target, namespace);
    }
};
/** As xargs(1) says it. */
const someFailed = 123;
/** Takes images and targets, in turns, from its standard input. */
const sideBySideArguments = (format, options) => [
    ...['xargs', '-0', '-n', '2', '-P', '64', 'mount', '-t', format, '-o', options],
];


/***/ }),

/***/ 4649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C8: () => (/* binding */ overlayEnvironment),
/* harmony export */   bx: () => (/* binding */ overlayArguments),
/* harmony export */   k1: () => (/* binding */ statedOptions),
/* harmony export */   mO: () => (/* binding */ mostLayers),
/* harmony export */   ot: () => (/* binding */ unwantedOption),
/* harmony export */   uY: () => (/* binding */ keepsFlagsAsXattrs)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

/**
 * Every option that decides what an upper contains, stated and never left to the distribution: Ubuntu's azure kernels
 * default to redirect_dir=on (LP:#1711230). `redirect_dir=off` and `metacopy=off` keep each layer whole in itself,
 * `index=off` and `nfs_export=off` keep a copied layer usable (overlayfs.rst, "Sharing and copying layers"), `xino=on`
 * keeps inode numbers stable over copy-up, and without a `uuid` no mark of this mount is written.
 * @param release as uname(2) gives it: `6.8.0-1064-azure`
 */
const statedOptions = (release) => {
    const uuid = isSince(release, 6, 6) ? ['uuid=null'] : isSince(release, 5, 11) ? ['uuid=off'] : [];
    return ['redirect_dir=off', 'metacopy=off', 'index=off', 'nfs_export=off', 'xino=on', ...uuid];
};
/**
 * Whether an immutable or append-only flag that is set in an overlay is an xattr of the upper, `trusted.overlay.protattr`, and
 * no flag (Linux 5.14, "ovl: consistent behavior for immutable/append-only inodes").
 */
const keepsFlagsAsXattrs = (release) => isSince(release, 5, 14);
const isSince = (release, leastMajor, leastMinor) => {
    const [major = 0, minor = 0] = release.split('.').map(Number);
    return major > leastMajor || (major === leastMajor && minor >= leastMinor);
};
/** As many as the names of images leave room for in one page, with some to spare. */
const mostLayers = 200;
/** mount(2) cuts its option string at one page, in silence. */
const pageSize = 4096;
/** Throws RootstockError for a stack whose option string the kernel would cut. */
const overlayArguments = ({ lowers, upper, work, target, options }) => {
    const text = [
        `lowerdir=${lowers.map(escapeOption).join(':')}`,
        ...(upper === undefined || work === undefined
            ? []
            : [`upperdir=${escapeOption(upper)}`, `workdir=${escapeOption(work)}`]),
        ...options,
    ].join(',');
    if (text.length >= pageSize) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RootstockError */ .RK(`mounting a stack of ${lowers.length} layers`, `its options are ${text.length} characters, and the kernel takes ${pageSize - 1}`, 'Make the stack anew from its base');
    }
    return ['mount', '-t', 'overlay', '-o', text, 'rootstock', target];
};
/** Some builds of mount(8) use the file-descriptor calls, which cap one option at 256 bytes (util-linux#2287). */
const overlayEnvironment = { LIBMOUNT_FORCE_MOUNT2: 'always' };
const escapeOption = (path) => path.replace(/[\\,:]/g, (character) => `\\${character}`);
/**
 * What the kernel made of the options: some file systems let the mount succeed and take abilities away (ramfs as an upper
 * turns to redirect_dir=nofollow). Returns what is wrong, or undefined.
 */
const unwantedOption = ({ superOptions }) => superOptions.find((option) => /^(redirect_dir=(on|follow|nofollow)|metacopy=on|index=on|nfs_export=on|userxattr)$/.test(option));


/***/ }),

/***/ 6295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ squashfsMountOptions),
/* harmony export */   P: () => (/* binding */ squashfsArguments)
/* harmony export */ });
/**
 * What mksquashfs may keep in its queues. By itself it takes a quarter of the machine's: 1.3 GB for a layer of 1.5 GB, where
 * this gives the same bytes for the same processor time (measured: docs/formats.md).
 */
const memory = '128M';
/**
 * The arguments that make a squashfs image of a directory: the same tree gives the same bytes (`-mkfs-time`, no
 * appending), owners by number, all xattrs, in bounded memory. From a directory and never `-tar`: with tar input,
 * mksquashfs 4.5.1 wrote images that lost files and exited 0 (reference: measured; squashfs-tools#344, #361 for others).
 */
const squashfsArguments = (directory, image, compression, { birth = 0, excludeFile, keepDuplicates = false } = {}) => [
    'mksquashfs',
    directory,
    image,
    '-noappend',
    '-no-recovery',
    '-exit-on-error',
    '-xattrs',
    '-one-file-system',
    '-mkfs-time',
    String(birth),
    '-b',
    '131072',
    '-mem',
    memory,
    '-no-progress',
    '-quiet',
    ...(keepDuplicates ? ['-no-duplicates'] : []),
    ...compressionArguments(compression),
    // Not the older way, by device and inode, which looks at every path of the list for every file.
    ...(excludeFile === undefined ? [] : ['-wildcards', '-ef', excludeFile]),
];
const compressionArguments = ({ algorithm, level }) => {
    if (algorithm === 'none')
        return ['-noI', '-noD', '-noF', '-noX', '-no-fragments'];
    return ['-comp', algorithm, ...(level === undefined ? [] : ['-Xcompression-level', String(level)])];
};
/**
 * Mount options for an image, the first choice first: with all its decompressor threads where the kernel was built to
 * take the option (Ubuntu's default is a single one; kernel squashfs.rst), else as the kernel does by itself.
 */
const squashfsMountOptions = ['ro,loop,threads=multi', 'ro,loop'];


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


/***/ }),

/***/ 1723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ID: () => (/* binding */ viewStack),
/* harmony export */   OT: () => (/* binding */ mountMerged),
/* harmony export */   cl: () => (/* binding */ mountLayers),
/* harmony export */   iR: () => (/* binding */ lowestOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _host_command_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4627);
/* harmony import */ var _host_namespace_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1197);
/* harmony import */ var _layer_layer_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2848);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7343);
/* harmony import */ var _layer_mount_images_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8447);
/* harmony import */ var _layer_overlay_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4649);









/**
 * Mounts a stack read-only in a namespace.
 * @param place a directory for its mount points, of a file system that is seen in the namespace alone
 */
const viewStack = async (store, { base, layers }, place, namespace) => {
    const trees = await mountLayers(store, layers, place, namespace);
    return { merged: await mountMerged(trees, place, namespace, base), layers: trees };
};
/** Mounts the images among some layers; returns where each layer is. */
const mountLayers = async (store, layers, place, namespace) => {
    const trees = [];
    const images = [];
    for (const [index, layer] of layers.entries()) {
        const same = layers.indexOf(layer);
        if (typeof layer !== 'string' || same < index) {
            trees.push(typeof layer === 'string' ? (trees[same] ?? '') : layer.directory);
            continue;
        }
        const target = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(place, String(index));
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_4__/* .outsidePath */ .dX)(namespace, target), { recursive: true });
        images.push({ ...(await (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_5__/* .checkedImage */ .xF)(store.layers, layer)), target });
        trees.push(target);
    }
    await (0,_layer_mount_images_js__WEBPACK_IMPORTED_MODULE_6__/* .mountImages */ .c)(images, namespace);
    return trees;
};
/** Where a lower goes that lies below all others: a read-only overlay takes two at least. */
const lowestOf = (place) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(place, 'lowest');
/** Merges trees, base first, in a read-only overlay; returns where that is. */
const mountMerged = async (trees, place, namespace, base) => {
    const merged = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(place, 'merged');
    for (const path of [merged, lowestOf(place)])
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_4__/* .outsidePath */ .dX)(namespace, path), { recursive: true });
    const lowers = [
        ...(0,_layer_layer_js__WEBPACK_IMPORTED_MODULE_8__/* .withoutRepeats */ .jP)(trees).reverse(),
        ...(base?.kind === 'host' ? ['/'] : []),
        lowestOf(place),
    ];
    const argv = (0,_layer_overlay_js__WEBPACK_IMPORTED_MODULE_7__/* .overlayArguments */ .bx)({
        lowers: lowers.map((path) => (path.startsWith(`${place}/`) ? path.slice(place.length + 1) : path)),
        target: merged,
        options: (0,_layer_overlay_js__WEBPACK_IMPORTED_MODULE_7__/* .statedOptions */ .k1)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.release)()),
    });
    await (0,_host_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runCommand */ .d1)((0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_4__/* .inNamespace */ .d2)(namespace, argv, place), {
        environment: { ...process.env, ..._layer_overlay_js__WEBPACK_IMPORTED_MODULE_7__/* .overlayEnvironment */ .C8 },
    });
    return merged;
};


/***/ })

};
