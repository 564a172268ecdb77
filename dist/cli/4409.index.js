export const id = 4409;
export const ids = [4409];
export const modules = {

/***/ 4409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  registerFsck: () => (/* binding */ registerFsck)
});

// EXTERNAL MODULE: ./lib/host/format.js
var format = __webpack_require__(5703);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/snapshot/store.js
var snapshot_store = __webpack_require__(2541);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/host/command.js
var command = __webpack_require__(4627);
// EXTERNAL MODULE: ./lib/host/digest.js
var host_digest = __webpack_require__(9324);
// EXTERNAL MODULE: ./lib/host/mountinfo.js
var mountinfo = __webpack_require__(1155);
// EXTERNAL MODULE: ./lib/host/staging-name.js
var staging_name = __webpack_require__(1271);
// EXTERNAL MODULE: ./lib/layer/layers.js
var layer_layers = __webpack_require__(7343);
// EXTERNAL MODULE: ./lib/host/atomic-file.js
var atomic_file = __webpack_require__(72);
;// CONCATENATED MODULE: ./lib/root/finding.js



/** Moves a file out of the way and into the store's `lost+found`: what is damaged is never used, and never thrown away. */
const setAside = (store, path, name = (0,external_node_path_.basename)(path)) => {
    const directory = (0,external_node_path_.join)(store.directory, 'lost+found');
    (0,external_node_fs_.mkdirSync)(directory, { recursive: true, mode: 0o700 });
    let place = (0,external_node_path_.join)(directory, name);
    for (let number = 1; (0,external_node_fs_.existsSync)(place); number++)
        place = (0,external_node_path_.join)(directory, `${name}.${number}`);
    (0,external_node_fs_.renameSync)(path, place);
    for (const changed of [directory, (0,external_node_path_.dirname)(path)])
        (0,atomic_file/* syncDirectory */.zR)(changed);
    return `set aside as ${place}`;
};

// EXTERNAL MODULE: ./lib/root/lowers.js
var lowers = __webpack_require__(6192);
// EXTERNAL MODULE: ./lib/root/state.js
var root_state = __webpack_require__(9873);
;// CONCATENATED MODULE: ./lib/root/fsck-layers.js











const readImages = async (store, quick) => {
    const digests = new Map();
    let bytes = 0;
    for (const digest of quick ? [] : (0,layer_layers/* listLayers */.VR)(store.layers)) {
        const path = (0,layer_layers/* imagePath */.d0)(store.layers, digest);
        try {
            digests.set(digest, await (0,host_digest/* digestOf */.o)(path));
            bytes += (0,external_node_fs_.statSync)(path).size;
        }
        catch (error) {
            // It was removed meanwhile, or the disk cannot read it.
            if ((0,external_node_fs_.existsSync)(path))
                digests.set(digest, (0,errors/* messageOf */.bD)(error));
        }
    }
    return { digests, bytes };
};
/** Checks every image against its description and its name, and returns those that are good. */
const checkLayers = (store, { digests }) => {
    const good = new Set();
    const findings = [];
    for (const digest of (0,layer_layers/* listLayers */.VR)(store.layers)) {
        const why = whatIsWrong(store, digest, digests.get(digest) ?? digest);
        if (why === undefined)
            good.add(digest);
        else
            findings.push(damaged(store, digest, why));
    }
    for (const digest of describedOnly(store)) {
        const device = mountedDevice(store, digest);
        if (device !== undefined)
            findings.push(missing(store, digest, device));
    }
    return { good, findings };
};
const whatIsWrong = (store, digest, read) => {
    try {
        const { size, digest: described } = (0,layer_layers/* describeLayer */.$d)(store.layers, digest);
        const found = (0,external_node_fs_.statSync)((0,layer_layers/* imagePath */.d0)(store.layers, digest)).size;
        if (described !== digest)
            return 'its description is that of another layer';
        if (found !== size)
            return `its image has ${found} bytes, and had ${size}`;
        return read === digest ? undefined : 'the bytes of its image are not those that its name says';
    }
    catch (error) {
        return (0,errors/* messageOf */.bD)(error);
    }
};
const damaged = (store, digest, why) => ({
    ...{ kind: 'problem', what: `layer ${digest.slice(0, 12)}`, why },
    repair: () => {
        const done = setAside(store, (0,layer_layers/* imagePath */.d0)(store.layers, digest));
        setAside(store, (0,layer_layers/* descriptionPath */.iD)(store.layers, digest));
        (0,layer_layers/* removeLayer */.e5)(store.layers, digest);
        return Promise.resolve(done);
    },
});
/** The layers whose description is there, and whose image is not. */
const describedOnly = ({ layers }) => (0,external_node_fs_.readdirSync)(layers.directory)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .filter((digest) => !(0,layer_layers/* hasLayer */.OY)(layers, digest));
/** The loop device over which a root still has a layer mounted: the kernel keeps a file that was unlinked. */
const mountedDevice = (store, digest) => (0,root_state/* listRoots */.qV)(store)
    .map((name) => readOrNone(store, name))
    .filter((state) => state !== undefined)
    .flatMap(({ name, holder }) => (0,mountinfo/* readMounts */.u)(holder.pid).filter(({ mountPoint }) => mountPoint === (0,lowers/* imageMountPoint */.$2)(store, name, digest)))[0]?.source;
const readOrNone = (store, name) => {
    try {
        const state = (0,root_state/* readRoot */.XD)(store, name);
        return state && (0,root_state/* isMounted */.BX)(state) ? state : undefined;
    }
    catch {
        return undefined;
    }
};
const missing = (store, digest, device) => ({
    ...{
        kind: 'problem',
        what: `layer ${digest.slice(0, 12)}`,
        why: 'its image is missing, and is still mounted',
    },
    repair: async () => {
        const description = (0,layer_layers/* describeLayer */.$d)(store.layers, digest);
        const copy = (0,external_node_path_.join)(store.staging, (0,staging_name/* stagingName */.z)('recovered'));
        const count = [`count=${description.size}`, 'iflag=count_bytes', 'bs=1M', 'status=none'];
        await (0,command/* runCommand */.d1)(['dd', `if=${device}`, `of=${copy}`, ...count]);
        if ((await (0,host_digest/* digestOf */.o)(copy)) !== digest)
            throw new Error('what is mounted is another image');
        (0,layer_layers/* addLayer */.VE)(store.layers, copy, description);
        return 'copied from where it is mounted';
    },
});

// EXTERNAL MODULE: ./lib/snapshot/base-records.js
var base_records = __webpack_require__(8272);
// EXTERNAL MODULE: ./lib/snapshot/snapshots.js
var snapshot_snapshots = __webpack_require__(5825);
;// CONCATENATED MODULE: ./lib/root/fsck-names.js







/** Checks that every name can be read, and means layers that are good. */
const checkNames = (store, good) => {
    const roots = (0,root_state/* listRoots */.qV)(store);
    const snapshots = roots.flatMap((root) => filesIn((0,snapshot_snapshots/* snapshotsOf */.XO)(store, root)).map((file) => ({
        ...{ file, what: `snapshot "${(0,external_node_path_.basename)(file, '.json')}" of root "${root}"` },
        ...{ place: ({ name }) => (0,snapshot_snapshots/* snapshotPath */.c0)(store, root, name), aside: `${root}-${(0,external_node_path_.basename)(file)}` },
    })));
    const keys = filesIn(store.keys).map((file) => ({
        ...{ file, what: `key ${(0,external_node_path_.basename)(file, '.json').slice(0, 12)}` },
        ...{ place: (key) => (0,snapshot_snapshots/* keyPath */.Dw)(store, key), aside: (0,external_node_path_.basename)(file) },
    }));
    const bases = filesIn(store.bases);
    return {
        checked: { snapshots: snapshots.length, keys: keys.length, bases: bases.length },
        findings: [
            ...[...snapshots, ...keys].flatMap((name) => checkName(store, name, good)),
            ...bases.flatMap((file) => checkBase(file, good)),
        ],
    };
};
const checkName = (store, { file, what, place, aside }, good) => {
    const why = fsck_names_whatIsWrong(file, place, good);
    if (why === undefined)
        return [];
    const repair = () => Promise.resolve(setAside(store, file, aside));
    return [{ kind: 'problem', what, why, repair }];
};
const fsck_names_whatIsWrong = (file, place, good) => {
    try {
        const snapshot = (0,snapshot_snapshots/* readSnapshotFile */.T_)(file);
        if (place(snapshot) !== file)
            return `the file says that its name is ${JSON.stringify(snapshot.name)}`;
        const bad = snapshot.layers.find((digest) => !good.has(digest));
        return bad === undefined ? undefined : `its layer ${bad.slice(0, 12)} is missing or damaged`;
    }
    catch (error) {
        return (0,errors/* messageOf */.bD)(error);
    }
};
/** A base is made again when it is wanted, so its record need not be kept. */
const checkBase = (file, good) => {
    const base = (0,base_records/* readBase */.wZ)(file);
    const bad = base?.digests.find((digest) => !good.has(digest));
    if (base && bad === undefined)
        return [];
    const why = bad === undefined ? 'its record cannot be read' : `its layer ${bad.slice(0, 12)} is missing or damaged`;
    const repair = () => {
        (0,external_node_fs_.rmSync)(file, { force: true });
        return Promise.resolve('forgotten: it is made again when it is wanted');
    };
    return [{ kind: 'problem', what: `base "${base?.name ?? (0,external_node_path_.basename)(file)}"`, why, repair }];
};
const filesIn = (directory) => {
    try {
        return (0,external_node_fs_.readdirSync)(directory)
            .filter((name) => name.endsWith('.json'))
            .map((name) => (0,external_node_path_.join)(directory, name));
    }
    catch {
        return [];
    }
};

// EXTERNAL MODULE: ./lib/host/lock.js
var host_lock = __webpack_require__(439);
// EXTERNAL MODULE: ./lib/host/namespace.js
var namespace = __webpack_require__(1197);
// EXTERNAL MODULE: ./lib/root/holders.js
var holders = __webpack_require__(9587);
// EXTERNAL MODULE: ./lib/root/records.js
var records = __webpack_require__(126);
;// CONCATENATED MODULE: ./lib/root/fsck-roots.js








/** Checks that every root can be mounted, and that no process holds the mounts of one that does not know of it. */
const checkRoots = async (store, good) => {
    const roots = (0,root_state/* listRoots */.qV)(store);
    const findings = roots.flatMap((name) => {
        const why = fsck_roots_whatIsWrong(store, name, good);
        return why === undefined ? [] : [{ kind: 'problem', what: `root "${name}"`, why }];
    });
    return { checked: { roots: roots.length }, findings: [...findings, ...(await strayHolders(store))] };
};
const fsck_roots_whatIsWrong = (store, name, good) => {
    try {
        const state = (0,root_state/* readRoot */.XD)(store, name);
        if (!state)
            return undefined;
        for (const layer of state.stack) {
            const digest = (0,records/* digestOfLayer */.ZY)(store, name, layer);
            if (digest !== undefined && !good.has(digest)) {
                return `its layer ${digest.slice(0, 12)} is missing or damaged; \`rollback-to\` another snapshot, or \`scrub\` it`;
            }
            if (digest === undefined && 'frozen' in layer && !hasFrozen(store, state, layer.frozen))
                return `the layer of ${layer.origin} is gone with its scratch; \`rollback-to\` a snapshot, or \`scrub\` it`;
        }
        return undefined;
    }
    catch (error) {
        return (0,errors/* messageOf */.bD)(error);
    }
};
/** A scratch that is not mounted, and is no directory, cannot be looked into. */
const hasFrozen = (store, state, generation) => {
    const { scratch, name, holder } = state;
    if (holder && (0,root_state/* isMounted */.BX)(state))
        return (0,external_node_fs_.existsSync)((0,namespace/* outsidePath */.dX)(holder, (0,external_node_path_.join)((0,root_state/* generationPath */.uA)(store, name, generation), 'upper')));
    if (scratch.kind === 'directory')
        return (0,external_node_fs_.existsSync)((0,external_node_path_.join)(scratch.path, String(generation), 'upper'));
    return scratch.kind === 'loop' && (0,external_node_fs_.existsSync)(scratch.image);
};
/** Holders of a root's mounts that its state does not name: nobody would ever end them. */
const strayHolders = async (store) => {
    const findings = [];
    for (const holder of (0,holders/* findHolders */.ZC)(store)) {
        const { pid, root } = holder;
        const { lock } = (0,root_state/* rootPaths */.R7)(store, root);
        // Whoever has the lock has just started it.
        if (await (0,host_lock/* isLocked */.ln)(lock))
            continue;
        const known = knownHolder(store, root);
        if (known === pid || known === 'unknown' || !(0,holders/* isStaying */.cH)(holder))
            continue;
        findings.push({
            ...{
                kind: 'problem',
                what: `process ${pid}`,
                why: `it holds mounts of root "${root}", which does not know of it`,
            },
            repair: () => (0,holders/* endHolder */.m_)(holder).then(() => 'ended'),
        });
    }
    return findings;
};
/** Of a root whose state cannot be read, any may be the one. */
const knownHolder = (store, root) => {
    try {
        const state = (0,root_state/* readRoot */.XD)(store, root);
        return state && (0,root_state/* isMounted */.BX)(state) ? state.holder.pid : 'none';
    }
    catch {
        return 'unknown';
    }
};

// EXTERNAL MODULE: ./lib/root/leftovers.js
var leftovers = __webpack_require__(1248);
;// CONCATENATED MODULE: ./lib/root/fsck.js






/**
 * Checks every promise of a store: that each layer is what its name says, that whatever is referred to is there, that what
 * is written down can be read, and that nothing is left of processes that are gone. With `repair` mends what can be mended.
 * Images are read while the store is in use; the rest is looked at while nobody changes it, which takes a moment.
 */
const checkStore = async (store, { repair, quick }) => {
    const read = await readImages(store, quick);
    return (0,snapshot_store/* aloneInStore */.O2)(store, async () => {
        const reported = [];
        const reportAll = async (findings) => {
            for (const finding of findings)
                reported.push(await report(finding, repair));
        };
        // In this order: what is mended first is then no fault of what refers to it.
        const found = checkLayers(store, read);
        await reportAll(found.findings);
        const { good } = repair ? checkLayers(store, read) : found;
        const names = checkNames(store, good);
        await reportAll(names.findings);
        const roots = await checkRoots(store, good);
        await reportAll(roots.findings);
        await reportAll((await (0,leftovers/* findLeftovers */.Q)(store)).map(leftover));
        const checked = { layers: good.size, bytes: read.bytes, ...names.checked, ...roots.checked };
        return { checked, findings: reported };
    });
};
const leftover = ({ what, remove }) => ({
    ...{ kind: 'leftover', what, why: 'its process is gone' },
    repair: () => remove().then(() => 'removed'),
});
const report = async ({ repair, ...finding }, isWanted) => {
    if (!isWanted || !repair)
        return { ...finding, repaired: null };
    try {
        return { ...finding, repaired: await repair() };
    }
    catch (error) {
        return { ...finding, why: `${finding.why}; and mending it failed: ${(0,errors/* messageOf */.bD)(error)}`, repaired: null };
    }
};

// EXTERNAL MODULE: ./lib/cli/print.js
var print = __webpack_require__(7721);
;// CONCATENATED MODULE: ./lib/cli/fsck.js



const registerFsck = (program, withContext) => {
    program
        .command('fsck')
        .description('check that every layer is what it was, and everything that is referred to is there')
        .option('--repair', 'mend what can be mended: remove leftovers, set what is damaged aside')
        .option('--quick', 'do not read the images')
        .option('--json', 'as JSON')
        .action((options) => withContext((context) => fsck(context, options)));
};
const fsck = async ({ store, say }, options) => {
    const { repair = false, quick = false, json } = options;
    const report = await checkStore(store, { repair, quick });
    const { checked, findings } = report;
    if (json)
        (0,print/* printJson */.Q2)(report);
    else {
        for (const { kind, what, why, repaired } of findings)
            (0,print/* print */.yy)(`${kind}: ${what}: ${why}${repaired === null ? '' : `: ${repaired}`}`);
    }
    const { layers, snapshots, keys, bases, roots, bytes } = checked;
    const left = findings.filter(({ kind, repaired }) => kind === 'problem' && repaired === null).length;
    say(`checked ${layers} layers (${(0,format/* formatBytes */.z3)(bytes)} read), ${snapshots} snapshots, ${keys} keys, ${bases} bases, ${roots} roots: ${left === 0 ? 'all is well' : `${left} problem${left === 1 ? '' : 's'}`}`);
    return left === 0 ? 0 : 1;
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

/***/ 9587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JB: () => (/* binding */ holderTitle),
/* harmony export */   ZC: () => (/* binding */ findHolders),
/* harmony export */   cH: () => (/* binding */ isStaying),
/* harmony export */   m_: () => (/* binding */ endHolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _host_namespace_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1197);
/* harmony import */ var _host_processes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9415);




const title = 'rootstock: root ';
/** What ps shows of the holder of a root. */
const holderTitle = (root) => `${title}${root}`;
/** PID 1 of every namespace that was started for a root of this store, whether its root knows of it or not. */
const findHolders = (store) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
    const words = readOrEmpty((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)('/proc', name, 'cmdline')).split('\0');
    const root = words.find((word) => word.startsWith(title))?.slice(title.length);
    const isFirst = /^NSpid:.*\s1$/m.test(readOrEmpty((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)('/proc', name, 'status')));
    if (root === undefined || !isFirst || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(root) !== root)
        return [];
    const mounts = readOrEmpty((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)('/proc', name, 'mountinfo'));
    const startTime = (0,_host_processes_js__WEBPACK_IMPORTED_MODULE_3__/* .processStartTime */ .X0)(Number(name));
    const isOurs = mounts.includes(` ${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(store.roots, root)}/`);
    return isOurs && startTime !== undefined ? [{ pid: Number(name), startTime, root }] : [];
});
/** Whether it still runs, and was not told to end. */
const isStaying = ({ pid, startTime }) => (0,_host_processes_js__WEBPACK_IMPORTED_MODULE_3__/* .processStartTime */ .X0)(pid) === startTime && !(0,_host_processes_js__WEBPACK_IMPORTED_MODULE_3__/* .isEnding */ .yp)(pid);
/** Ends a holder, and with it every process and every mount of its namespace. */
const endHolder = ({ pid, startTime }) => (0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_2__/* .endNamespace */ .vn)({ pid, startTime, boot: (0,_host_processes_js__WEBPACK_IMPORTED_MODULE_3__/* .bootIdentity */ .$s)() });
const readOrEmpty = (path) => {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8');
    }
    catch {
        return '';
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

/***/ 6192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ imageMountPoint),
/* harmony export */   Oc: () => (/* binding */ mountLowers),
/* harmony export */   c_: () => (/* binding */ topLowerPath)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _host_mountinfo_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1155);
/* harmony import */ var _host_namespace_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1197);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7343);
/* harmony import */ var _layer_mount_images_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8447);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(126);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9873);









/** Mounts the images of the stack that are not mounted yet. Throws RootstockError where a layer is gone. */
const mountLowers = async (store, state, holder) => {
    const paths = [];
    const frozen = [];
    // Read once: a frozen layer may become an image at any time.
    const layers = state.stack.map((layer) => ({ layer, digest: (0,_records_js__WEBPACK_IMPORTED_MODULE_7__/* .digestOfLayer */ .ZY)(store, state.name, layer) }));
    const digests = layers.map(({ digest }) => digest).filter((digest) => digest !== undefined);
    await mountMissing(store, state.name, digests, holder);
    for (const { layer, digest } of layers) {
        if (digest !== undefined)
            paths.unshift((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)('l', (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(imageMountPoint(store, state.name, digest))));
        else if ('frozen' in layer) {
            if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_4__/* .outsidePath */ .dX)(holder, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_state_js__WEBPACK_IMPORTED_MODULE_8__/* .generationPath */ .uA)(store, state.name, layer.frozen), 'upper')))) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(`mounting root "${state.name}"`, `the layer of ${layer.origin} is gone with its scratch, and was not saved before`, `Remove the root with \`rootstock scrub --root ${state.name}\``);
            }
            paths.unshift((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)('s', String(layer.frozen), 'upper'));
            frozen.push(layer.frozen);
        }
    }
    // The topmost of layers that are the same, as `withoutRepeats` says why.
    const unique = [...new Set(paths)];
    return { paths: state.base.kind === 'host' ? [...unique, '/'] : unique, frozen };
};
/** The topmost lower of a mounted root, as its namespace sees it. */
const topLowerPath = (store, { name, stack, frozenInUse = [] }) => {
    const top = stack.at(-1);
    if (!top)
        return '/';
    if ('frozen' in top && frozenInUse.includes(top.frozen))
        return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_state_js__WEBPACK_IMPORTED_MODULE_8__/* .generationPath */ .uA)(store, name, top.frozen), 'upper');
    return imageMountPoint(store, name, (0,_records_js__WEBPACK_IMPORTED_MODULE_7__/* .digestOfLayer */ .ZY)(store, name, top) ?? '');
};
/** Short, since all names together must fit one page; still unique among any number of layers that fit it. */
const imageMountPoint = (store, root, digest) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_state_js__WEBPACK_IMPORTED_MODULE_8__/* .rootPaths */ .R7)(store, root).images, digest.slice(0, 12));
const mountMissing = async (store, root, digests, holder) => {
    const mounted = new Set((0,_host_mountinfo_js__WEBPACK_IMPORTED_MODULE_3__/* .readMounts */ .u)(holder.pid).map(({ mountPoint }) => mountPoint));
    const missing = [];
    for (const digest of new Set(digests)) {
        const target = imageMountPoint(store, root, digest);
        if (mounted.has(target))
            continue;
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(target, { recursive: true, mode: 0o700 });
        missing.push({ ...(await (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_5__/* .checkedImage */ .xF)(store.layers, digest)), target });
    }
    await (0,_layer_mount_images_js__WEBPACK_IMPORTED_MODULE_6__/* .mountImages */ .c)(missing, holder);
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

/***/ 8054:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZU: () => (/* binding */ removeScratch),
/* harmony export */   aO: () => (/* binding */ mountScratch),
/* harmony export */   hr: () => (/* binding */ requireRoom)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _host_command_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4627);
/* harmony import */ var _host_free_bytes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5600);
/* harmony import */ var _host_mountinfo_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1155);
/* harmony import */ var _host_namespace_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1197);
/* harmony import */ var _host_remove_tree_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4129);








/** Mounts a scratch at a directory of the namespace; makes it first where it is not there. */
const mountScratch = async (scratch, target, namespace) => {
    const mount = (...args) => (0,_host_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runCommand */ .d1)((0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_6__/* .inNamespace */ .d2)(namespace, ['mount', ...args, target])).catch((error) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK('mounting the scratch', (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error), 'See what `rootstock check` says');
    });
    switch (scratch.kind) {
        case 'directory':
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(scratch.path, { recursive: true, mode: 0o700 });
            await mount('--bind', scratch.path);
            return;
        case 'tmpfs':
            await mount('-t', 'tmpfs', '-o', `size=${scratch.bytes},mode=700`, 'rootstock-scratch');
            return;
        case 'loop':
            if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(scratch.image))
                await makeLoopScratch(scratch.image, scratch.bytes);
            await mount('-t', 'ext4', '-o', 'loop,noatime', scratch.image);
            await useDirectIo(target, namespace);
    }
};
/**
 * A sparse file with a file system: it takes room only as it is written, and is dropped whole by one unlink.
 * Tables are left to be filled lazily, which makes it in milliseconds at any size.
 */
const makeLoopScratch = async (image, bytes) => {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(image), { recursive: true, mode: 0o700 });
    const unfinished = unfinishedImage(image);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(unfinished, '', { mode: 0o600 });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.truncateSync)(unfinished, bytes);
        const lazily = 'lazy_itable_init=1,lazy_journal_init=1,root_owner=0:0';
        await (0,_host_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runCommand */ .d1)(['mkfs.ext4', '-q', '-F', '-m', '0', '-E', lazily, unfinished]);
        // A killed maker must not leave a half-made file system under the name that is mounted.
        await (0,_host_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runCommand */ .d1)(['mv', '-T', unfinished, image]);
    }
    catch (error) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(unfinished, { force: true });
        throw error;
    }
};
/** A killed maker leaves one. */
const unfinishedImage = (image) => `${image}.new`;
/** Past the page cache of the file system below: measured seven times as fast for large writes. Only a help, so it may fail. */
const useDirectIo = async (target, namespace) => {
    const device = (0,_host_mountinfo_js__WEBPACK_IMPORTED_MODULE_5__/* .readMounts */ .u)(namespace.pid).find(({ mountPoint }) => mountPoint === target)?.source;
    if (device === undefined)
        return;
    await (0,_host_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runCommand */ .d1)(['losetup', '--direct-io=on', device], { expected: [0, 1] }).catch(() => undefined);
};
/** Removes what a scratch keeps on disk. The root's namespace must have ended. */
const removeScratch = async (scratch) => {
    if (scratch.kind === 'loop') {
        for (const file of [scratch.image, unfinishedImage(scratch.image)])
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(file, { force: true });
    }
    else if (scratch.kind === 'directory')
        await (0,_host_remove_tree_js__WEBPACK_IMPORTED_MODULE_7__/* .removeTree */ .d)(scratch.path);
};
/** Throws RootstockError unless a directory's file system has that many bytes free. */
const requireRoom = (directory, bytes) => {
    const free = (0,_host_free_bytes_js__WEBPACK_IMPORTED_MODULE_4__/* .freeBytes */ .g)(directory);
    if (free < bytes) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(`making a scratch on ${directory}`, `only ${Math.floor(free / 1e6)} MB are free, and ${Math.ceil(bytes / 1e6)} MB are wanted`, 'Free some, or name another place with --scratch PATH, or a smaller --scratch-size');
    }
};


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
