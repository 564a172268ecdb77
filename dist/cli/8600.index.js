export const id = 8600;
export const ids = [8600,7343];
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

/***/ 8600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  registerPull: () => (/* binding */ registerPull)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/base/base.js
var base_base = __webpack_require__(8928);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/layer/layers.js
var layer_layers = __webpack_require__(7343);
// EXTERNAL MODULE: ./lib/remote/find.js
var find = __webpack_require__(5311);
// EXTERNAL MODULE: ./lib/remote/remote.js
var remote_remote = __webpack_require__(8482);
// EXTERNAL MODULE: ./lib/snapshot/adopt.js
var adopt = __webpack_require__(5598);
// EXTERNAL MODULE: ./lib/snapshot/downloads.js
var downloads = __webpack_require__(1725);
// EXTERNAL MODULE: ./lib/snapshot/lend.js
var snapshot_lend = __webpack_require__(7835);
// EXTERNAL MODULE: ./lib/snapshot/names.js
var snapshot_names = __webpack_require__(8480);
// EXTERNAL MODULE: ./lib/remote/transfer.js
var transfer = __webpack_require__(4159);
// EXTERNAL MODULE: ./lib/host/format.js
var format = __webpack_require__(5703);
// EXTERNAL MODULE: ./lib/snapshot/shared.js
var snapshot_shared = __webpack_require__(3391);
;// CONCATENATED MODULE: ./lib/snapshot/pull.js






/**
 * Finds a snapshot and fetches the layers of it that are not here, each from the nearest remote that has it. Every image in
 * the directory is whole when this returns. Undefined for a miss. Throws RootstockError where what was found cannot be had.
 */
const pullSnapshot = async (remotes, wanted, options) => {
    const found = await (0,find/* findInRemotes */.Y)(remotes, wanted, options.say);
    if (!found)
        return undefined;
    const shared = (0,snapshot_shared/* parseShared */.fj)(found.description, found.remote.name);
    const { base, architecture, name } = shared.snapshot;
    if ((0,snapshot_shared/* scopeOf */.Od)(base, architecture) !== wanted.scope || name !== found.key) {
        const what = `reading "${found.key}" of ${found.remote.name}`;
        throw new errors/* RootstockError */.RK(what, 'it is not the snapshot that its key says', 'Push it again');
    }
    await fetchLayers(remotes, found, shared, options);
    const nearer = remotes.slice(0, remotes.indexOf(found.remote));
    return { ...shared, key: found.key, from: found.remote, nearer };
};
const fetchLayers = async (remotes, { remote, key }, { layers }, { directory, isHere, say, around = (_, fetch) => fetch() }) => {
    const missing = layers.filter(({ digest }) => !isHere(digest));
    if (missing.length === 0)
        return;
    const what = `fetching "${key}" from ${remote.name}`;
    const bytes = (0,remote_remote/* bytesOf */.$)(missing);
    (0,transfer/* requireRoom */.hr)(what, [directory, ...(remote.archives === undefined ? [] : [remote.archives])], bytes);
    // Nearest first; what was found in one is taken to be there, and asked for only in others.
    const candidates = remotes.filter((each) => each.unreadable() === undefined);
    const started = Date.now();
    await (0,transfer/* transferLayers */.E$)(what, missing, say, (layer, progress) => around(layer, async () => {
        const failures = [];
        for (const candidate of candidates) {
            try {
                if (candidate !== remote && !(await candidate.has(layer)))
                    continue;
                await candidate.fetch(layer, directory, progress);
                failures.forEach((failure) => {
                    say((0,find/* warningOf */.a)(failure));
                });
                return;
            }
            catch (error) {
                failures.push(error);
            }
        }
        throw failures[0];
    }));
    say(`fetched ${missing.length} ${missing.length === 1 ? 'layer' : 'layers'} of "${key}" from ${remote.name}: ${(0,format/* formatBytes */.z3)(bytes)} in ${(0,format/* formatSeconds */.Xo)(Date.now() - started)}`);
};

// EXTERNAL MODULE: ./lib/snapshot/snapshots.js
var snapshots = __webpack_require__(5825);
// EXTERNAL MODULE: ./lib/snapshot/store.js
var store = __webpack_require__(2541);
// EXTERNAL MODULE: ./lib/cli/print.js
var print = __webpack_require__(7721);
// EXTERNAL MODULE: ./lib/cli/remotes.js + 2 modules
var cli_remotes = __webpack_require__(3483);
;// CONCATENATED MODULE: ./lib/cli/pull.js

















const registerPull = (program, withContext) => {
    program
        .command('pull')
        .description('fetch a snapshot, with the layers that are not here yet; it is then here under its key')
        .argument('<key>', 'the key that it was saved under')
        .argument('<remotes...>', 'oci:HOST/REPOSITORY or dir:PATH; several are asked in turn, and nearer ones keep it')
        .option('--base <base>', 'what it stands on', 'host')
        .option('--restore-key <prefix>', 'else the newest whose key starts so (may be repeated)', (value, earlier) => [...earlier, value], [])
        .option('--json', 'print what was fetched as JSON')
        .action((key, remotes, options) => withContext((context) => pull(context, key, remotes, options)));
};
const pull = async (context, key, names, options) => {
    const { store, say } = context;
    const remotes = await (0,cli_remotes/* remotesOf */.x)(context, names);
    const base = await (0,base_base/* referenceOf */.Bz)(await (0,base_base/* parseBase */.Hp)(options.base, context.base));
    const wanted = {
        ...{ scope: (0,snapshot_shared/* scopeOf */.Od)(base, (0,base_base/* architecture */.s2)()), key: (0,snapshot_names/* checkKey */.yR)(key) },
        prefixes: options.restoreKey.map(snapshot_names/* checkKey */.yR),
    };
    const directory = (0,downloads/* openDownloads */.wO)(store);
    const pulled = await pullSnapshot(remotes, wanted, {
        ...{ directory, say },
        isHere: (digest) => (0,layer_layers/* hasLayer */.OY)(store.layers, digest),
        around: ({ digest }, fetch) => (0,downloads/* fetchOnce */.Wl)(store, directory, digest, fetch),
    });
    if (!pulled)
        throw new errors/* RootstockError */.RK(`pulling "${key}" over base ${base.name}`, `${remotes.map((remote) => remote.name).join(', ')} ${remotes.length === 1 ? 'has' : 'have'} none`, 'Name the base that it stands on with --base');
    const { snapshot, layers: descriptions } = pulled;
    const imageOf = (digest) => {
        const image = (0,external_node_path_.join)(directory, (0,remote_remote/* layerFileName */.d)(digest));
        return (0,external_node_fs_.existsSync)(image) && !(0,layer_layers/* hasLayer */.OY)(store.layers, digest) ? image : undefined;
    };
    await (0,adopt/* adoptSnapshot */.l)(store, { snapshot, descriptions, imageOf }, () => {
        (0,snapshots/* writeKey */.TE)(store, snapshot);
    });
    await keepNearer(context, pulled);
    if (options.json)
        (0,print/* printJson */.Q2)({ key: pulled.key, remote: pulled.from.name, layers: snapshot.layers });
    else
        (0,print/* print */.yy)(pulled.key);
    return 0;
};
const keepNearer = async (context, { snapshot, key, nearer }) => {
    const lend = (directory) => (0,store/* whileNothingIsRemoved */.xU)(context.store, () => (0,snapshot_lend/* lendImages */.Y)(context.store, snapshot, directory));
    for (const remote of nearer) {
        try {
            await (0,cli_remotes/* pushTo */.I)(context, remote, lend, { key, replace: false });
        }
        catch (error) {
            context.say((0,find/* warningOf */.a)(error));
        }
    }
};


/***/ }),

/***/ 3483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ pushTo),
  x: () => (/* binding */ remotesOf)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/host/atomic-file.js
var atomic_file = __webpack_require__(72);
// EXTERNAL MODULE: ./lib/host/command.js
var command = __webpack_require__(4627);
// EXTERNAL MODULE: ./lib/host/tools.js
var tools = __webpack_require__(9105);
;// CONCATENATED MODULE: ./lib/host/run-as-caller.js


/**
 * Runs a program as the user who called, in their environment, and returns what it printed: what they have configured, such
 * as a credential helper, is no business of root's. Throws CommandError when it fails.
 */
const runAsCaller = async (caller, argv, input) => {
    const { stdout } = await (0,command/* runCommand */.d1)(callerArguments(caller, argv), {
        environment: { ...caller.environment },
        input,
    });
    return stdout;
};
const callerArguments = ({ uid, gid, groups }, argv) => process.getuid?.() === uid
    ? argv
    : [
        // Not the one that the caller's PATH leads to: it is started as root.
        (0,tools/* findProgram */.Kp)('setpriv') ?? 'setpriv',
        ...[`--reuid=${uid}`, `--regid=${gid}`],
        groups.length === 0 ? '--clear-groups' : `--groups=${groups.join(',')}`,
        ...['--', ...argv],
    ];

// EXTERNAL MODULE: ./lib/host/staging-name.js
var staging_name = __webpack_require__(1271);
// EXTERNAL MODULE: ./lib/host/format.js
var format = __webpack_require__(5703);
// EXTERNAL MODULE: ./lib/remote/find.js
var find = __webpack_require__(5311);
// EXTERNAL MODULE: ./lib/remote/remote.js
var remote_remote = __webpack_require__(8482);
// EXTERNAL MODULE: ./lib/remote/transfer.js
var transfer = __webpack_require__(4159);
// EXTERNAL MODULE: ./lib/snapshot/shared.js
var snapshot_shared = __webpack_require__(3391);
;// CONCATENATED MODULE: ./lib/snapshot/push.js





/**
 * Saves the layers that the remote lacks, then makes the snapshot visible under its key. One that is there already, but whose
 * layers were evicted, is replaced: it would be a miss for ever. Throws RootstockError where it cannot be saved.
 */
const pushSnapshot = async (remote, shared, options) => {
    const { key, directory, say } = options;
    const publication = (0,snapshot_shared/* publicationOf */.MV)(shared, key);
    const present = await findPresent(remote, publication, say);
    const isSame = present.layers?.join() === shared.snapshot.layers.join();
    if (present.isWhole && (isSame || !options.replace))
        return { outcome: isSame ? 'same' : 'other', bytes: 0 };
    const lacking = await (0,transfer/* lackingIn */.TE)(remote, shared.layers);
    const bytes = (0,remote_remote/* bytesOf */.$)(lacking);
    const what = `saving "${key}" in ${remote.name}`;
    if (remote.archives !== undefined)
        (0,transfer/* requireRoom */.hr)(what, [remote.archives], bytes);
    const started = Date.now();
    await (0,transfer/* transferLayers */.E$)(what, lacking, say, (layer, progress) => remote.save(layer, directory, progress));
    const replace = options.replace || (present.isThere && !present.isWhole);
    const outcome = await remote.publish(publication, { replace });
    if (outcome === 'exists')
        return { outcome: 'other', bytes };
    say(`saved "${key}" in ${remote.name}: ${(0,format/* formatBytes */.z3)(bytes)} in ${(0,format/* formatSeconds */.Xo)(Date.now() - started)}`);
    return { outcome: 'saved', bytes };
};
/** What the key means there now. */
const findPresent = async (remote, { scope, key }, say) => {
    const found = await remote.find({ scope, key, prefixes: [] });
    if (!found)
        return { isThere: false, isWhole: false };
    try {
        const { snapshot, layers } = (0,snapshot_shared/* parseShared */.fj)(found.description, remote.name);
        const isWhole = (await (0,transfer/* lackingIn */.TE)(remote, layers)).length === 0;
        return { isThere: true, isWhole, layers: snapshot.layers };
    }
    catch (error) {
        say((0,find/* warningOf */.a)(error));
        return { isThere: true, isWhole: false };
    }
};

;// CONCATENATED MODULE: ./lib/cli/remotes.js







/** The remotes that a command names. Throws UsageError for one that is not known. */
const remotesOf = async ({ directory, caller }, names) => {
    // Only when it is used: reading the code of all remotes takes longer than most commands.
    const { parseRemote } = await Promise.all(/* import() */[__webpack_require__.e(6752), __webpack_require__.e(330)]).then(__webpack_require__.bind(__webpack_require__, 330));
    const { environment } = caller;
    const home = environment['HOME'] ?? '/';
    const run = (argv, input) => runAsCaller(caller, argv, input);
    return names.map((name) => parseRemote(name, { directory, environment, home, run }));
};
/**
 * Saves a snapshot in a remote, as `key`. Throws RootstockError where another one has the key.
 * @param lend puts its images into a directory, where they are kept until they are saved
 */
const pushTo = async ({ store, say }, remote, lend, { key, replace }) => {
    const directory = (0,external_node_path_.join)(store.staging, (0,staging_name/* stagingName */.z)('push'));
    (0,atomic_file/* makeDirectories */.Kb)(directory);
    try {
        const shared = await lend(directory);
        const name = key ?? shared.snapshot.name;
        const pushed = await pushSnapshot(remote, shared, { key: name, directory, replace, say });
        if (pushed.outcome !== 'other')
            return { ...pushed, key: name };
        throw new errors/* RootstockError */.RK(`saving "${name}" in ${remote.name}`, 'another snapshot has that key', 'Replace it with --force, or choose another key with --as');
    }
    finally {
        await (0,promises_.rm)(directory, { recursive: true, force: true });
    }
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

/***/ 5600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ freeBytes)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);

/** How many bytes those who are not root may still write on the file system of a directory. Throws where there is none. */
const freeBytes = (directory) => {
    const { bavail, bsize } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statfsSync)(directory);
    return bavail * bsize;
};


/***/ }),

/***/ 4311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ withProgress)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5703);

/** How often long work says that it goes on, in milliseconds. */
const interval = 10_000;
/** Says every ten seconds that work which prints nothing itself still goes on. @param what may say how far it is */
const withProgress = async (what, say, work) => {
    const started = Date.now();
    const timer = setInterval(() => {
        say(`${typeof what === 'string' ? what : what()}: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSeconds */ .Xo)(Date.now() - started)} so far`);
    }, interval);
    timer.unref();
    try {
        return await work();
    }
    finally {
        clearInterval(timer);
    }
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

/***/ 5311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ findInRemotes),
/* harmony export */   a: () => (/* binding */ warningOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

/**
 * The snapshot of the key in the nearest remote that has it; else, of what they have for the prefixes, that of the first
 * prefix, in the nearest one. A remote that cannot be asked is passed over, in one line: a bad cache is a miss.
 * @param remotes nearest first
 */
const findInRemotes = async (remotes, wanted, say) => {
    const near = [];
    for (const remote of remotes) {
        const closed = remote.unreadable();
        if (closed !== undefined) {
            say(`${remote.name} is not asked: ${closed}`);
            continue;
        }
        try {
            const found = await remote.find(wanted);
            if (found?.key === wanted.key)
                return { ...found, remote };
            if (found)
                near.push({ ...found, remote });
        }
        catch (error) {
            say(warningOf(error));
        }
    }
    const rank = ({ key }) => wanted.prefixes.findIndex((prefix) => key.startsWith(prefix));
    return near.sort((a, b) => rank(a) - rank(b))[0];
};
const warningOf = (error) => `warning: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`;


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

/***/ 4159:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ transferLayers),
/* harmony export */   TE: () => (/* binding */ lackingIn),
/* harmony export */   hr: () => (/* binding */ requireRoom)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var p_map__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(606);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _host_free_bytes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5600);
/* harmony import */ var _host_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5703);
/* harmony import */ var _host_progress_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4311);
/* harmony import */ var _remote_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8482);








/** How many layers go over at once. */
const atOnce = 4;
/**
 * Runs `work` for every layer, several at once, and says every ten seconds how far it is. After a failure no more are begun, and it is thrown
 * when those under way have ended: their files are then nobody's.
 */
const transferLayers = (what, layers, say, work) => {
    const total = (0,_host_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z3)((0,_remote_js__WEBPACK_IMPORTED_MODULE_5__/* .bytesOf */ .$)(layers));
    let bytes = 0;
    const progress = (more) => (bytes += more);
    const shown = () => `${what}: ${bytes === 0 ? total : `${(0,_host_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z3)(bytes)} of ${total}`}`;
    const failures = [];
    const transfer = async (layer) => {
        if (failures.length > 0)
            return;
        await work(layer, progress).catch((error) => failures.push(error));
    };
    return (0,_host_progress_js__WEBPACK_IMPORTED_MODULE_6__/* .withProgress */ .E)(shown, say, async () => {
        await (0,p_map__WEBPACK_IMPORTED_MODULE_7__/* ["default"] */ .Ay)(layers, transfer, { concurrency: atOnce });
        if (failures.length > 0)
            throw failures[0];
    });
};
/** The layers that the remote lacks. */
const lackingIn = async (remote, layers) => {
    const present = await (0,p_map__WEBPACK_IMPORTED_MODULE_7__/* ["default"] */ .Ay)(layers, (layer) => remote.has(layer), { concurrency: 2 * atOnce });
    return layers.filter((_, index) => present[index] === false);
};
/** Throws RootstockError where the disks of some directories, which need not be there yet, have no room for so many bytes in each. */
const requireRoom = (what, directories, bytes) => {
    const needs = new Map();
    for (const directory of directories) {
        const place = existing(directory);
        const { dev } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(place);
        needs.set(dev, { place, bytes: bytes + (needs.get(dev)?.bytes ?? 0) });
    }
    for (const { place, bytes: needed } of needs.values()) {
        const free = (0,_host_free_bytes_js__WEBPACK_IMPORTED_MODULE_3__/* .freeBytes */ .g)(place);
        if (free >= needed)
            continue;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(what, `it needs ${(0,_host_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z3)(needed)}, and ${place} has room for ${(0,_host_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z3)(free)}`, 'Free some: `rootstock gc` removes what nothing needs');
    }
};
const existing = (path) => ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path) ? path : existing((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path)));


/***/ }),

/***/ 5598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ adoptSnapshot)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);
/* harmony import */ var _host_atomic_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7343);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2541);





/**
 * Takes a snapshot from elsewhere into the store: its layers first, then its name, in one go: nobody sees a part of it, and
 * nothing of it is collected in between. Throws RootstockError, before the store is changed, for an image without a
 * description that fits it; what `writeName` throws for a layer that is nowhere leaves layers that nothing refers to.
 * @param writeName gives the snapshot its name: `writeKey` or `writeSnapshot`. It may throw, where the name is taken.
 */
const adoptSnapshot = async (store, { snapshot, descriptions, imageOf }, writeName) => {
    const brought = snapshot.layers.flatMap((digest) => {
        const image = imageOf(digest);
        return image === undefined ? [] : [{ image, description: descriptionOf(digest, image, descriptions) }];
    });
    // Before the lock: whoever waits for that need not wait for the disk.
    for (const { image } of brought)
        (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_2__/* .syncPath */ .Z8)(image);
    await (0,_store_js__WEBPACK_IMPORTED_MODULE_4__/* .aloneInStore */ .O2)(store, () => {
        for (const { image, description } of brought)
            (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_3__/* .addLayer */ .VE)(store.layers, image, description);
        writeName();
    });
};
const descriptionOf = (digest, image, descriptions) => {
    const what = `taking layer ${digest.slice(0, 12)} in`;
    const description = descriptions.find((layer) => layer.digest === digest);
    if (!description)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RootstockError */ .RK(what, 'it has no description');
    // With either of them wrong the layer would be found damaged at its first use.
    const { size } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(image);
    if (description.size !== size)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RootstockError */ .RK(what, `it has ${size} bytes, and its description says ${description.size}`);
    (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_3__/* .layerImageFormat */ ._S)(description);
    return description;
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


/***/ }),

/***/ 7835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ lendImages)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7343);
/* harmony import */ var _remote_remote_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8482);
/* harmony import */ var _shared_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3391);





/**
 * Puts the images of a snapshot into a directory of the store's file system as `DIGEST.image`, by hard links: no copy, and
 * nothing that is collected meanwhile is lost on its way. Throws RootstockError where a layer is missing.
 */
const lendImages = (store, snapshot, directory) => {
    const shared = (0,_shared_js__WEBPACK_IMPORTED_MODULE_3__/* .describeShared */ .V4)(store, snapshot);
    for (const { digest } of shared.layers) {
        const link = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, (0,_remote_remote_js__WEBPACK_IMPORTED_MODULE_4__/* .layerFileName */ .d)(digest));
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(link, { force: true });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.linkSync)((0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_2__/* .imagePath */ .d0)(store.layers, digest), link);
    }
    return shared;
};


/***/ }),

/***/ 3391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MV: () => (/* binding */ publicationOf),
/* harmony export */   NV: () => (/* binding */ parseDescribed),
/* harmony export */   Od: () => (/* binding */ scopeOf),
/* harmony export */   V4: () => (/* binding */ describeShared),
/* harmony export */   fj: () => (/* binding */ parseShared)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _host_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9324);
/* harmony import */ var _layer_layer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2848);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7343);
/* harmony import */ var _snapshot_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9250);





/** The format of what is shared; another one is never found. */
const format = 'v1';
/** Only what is of this format, and for the same machine and base, can be found. */
const scopeOf = ({ identity }, architecture) => `${format}-${architecture}-${(0,_host_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOfText */ .N)(identity).slice(0, 16)}`;
/** A snapshot of the store, as it travels. Throws RootstockError where a layer is missing. */
const describeShared = (store, snapshot) => ({
    snapshot,
    layers: [...new Set(snapshot.layers)].map((digest) => (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_2__/* .describeLayer */ .$d)(store.layers, digest)),
});
/**
 * What came from elsewhere. Throws RootstockError unless it is whole and of formats that this version knows.
 * @param from where it came from
 */
const parseShared = (text, from) => {
    try {
        return parseDescribed(JSON.parse(text));
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RootstockError */ .RK(`reading a snapshot of ${from}`, (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error), 'Push it again with this version');
    }
};
/** Throws unless the value has a snapshot, and describes its layers, each once, in formats that this version knows. */
const parseDescribed = (value) => {
    const described = value;
    const snapshot = (0,_snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .parseSnapshot */ .E$)(described?.snapshot);
    if (!Array.isArray(described?.layers))
        throw new Error('it does not describe its layers');
    const layers = described.layers.map(_layer_layer_js__WEBPACK_IMPORTED_MODULE_4__/* .parseLayerDescription */ .L7);
    const digests = layers.map(({ digest }) => digest);
    if (new Set(digests).size !== digests.length)
        throw new Error('it describes a layer twice');
    const missing = snapshot.layers.find((digest) => !digests.includes(digest));
    if (missing !== undefined)
        throw new Error(`it does not describe its layer ${missing.slice(0, 12)}`);
    const strange = digests.find((digest) => !snapshot.layers.includes(digest));
    if (strange !== undefined)
        throw new Error(`it describes ${strange.slice(0, 12)}, which is no layer of it`);
    return { snapshot, layers };
};
/** How a snapshot is published under a key. */
const publicationOf = (shared, key) => {
    const { snapshot, layers } = shared;
    const { base, architecture, created } = snapshot;
    const parent = snapshot.layers.at(-2);
    const text = JSON.stringify({ snapshot: { ...snapshot, name: key }, layers });
    return {
        ...{ scope: scopeOf(base, architecture), key, layers, description: text },
        annotations: {
            'org.opencontainers.image.created': created,
            'dev.rootstock.key': key,
            'dev.rootstock.architecture': architecture,
            'dev.rootstock.base': base.name,
            'dev.rootstock.base.identity': base.identity,
            ...(parent === undefined ? {} : { 'dev.rootstock.parent': parent }),
        },
    };
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
