export const id = 4664;
export const ids = [4664,7163];
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

/***/ 4664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   registerPush: () => (/* binding */ registerPush)
/* harmony export */ });
/* harmony import */ var _root_hold_snapshot_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6580);
/* harmony import */ var _snapshot_lend_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7835);
/* harmony import */ var _snapshot_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8480);
/* harmony import */ var _pack_and_say_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7163);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7721);
/* harmony import */ var _remotes_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3483);
/* harmony import */ var _root_options_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8872);







const registerPush = (program, withContext) => {
    program
        .command('push')
        .description('save a snapshot, with the layers that are not there yet, in a remote')
        .argument('<name>', 'a snapshot of the root, a key, or the digest of a layer')
        .argument('<remote>', 'oci:HOST/REPOSITORY or dir:PATH')
        .addOption((0,_root_options_js__WEBPACK_IMPORTED_MODULE_6__/* .rootOption */ .SW)())
        .option('--as <key>', 'the key to save it under (default: its name)')
        .option('--force', 'replace another snapshot of that key')
        .option('--json', 'print what was saved as JSON')
        .action((name, remote, options) => withContext((context) => push(context, name, remote, options)));
};
const push = async (context, word, name, options) => {
    const { store, say } = context;
    const [remote] = await (0,_remotes_js__WEBPACK_IMPORTED_MODULE_5__/* .remotesOf */ .x)(context, [name]);
    if (!remote)
        return 2;
    const key = options.as === undefined ? undefined : (0,_snapshot_names_js__WEBPACK_IMPORTED_MODULE_2__/* .checkKey */ .yR)(options.as);
    await (0,_pack_and_say_js__WEBPACK_IMPORTED_MODULE_3__.givePromisedNames)(context, options.root);
    const lend = (directory) => (0,_root_hold_snapshot_js__WEBPACK_IMPORTED_MODULE_0__/* .holdSnapshot */ .S)(store, options.root, word, (snapshot) => Promise.resolve((0,_snapshot_lend_js__WEBPACK_IMPORTED_MODULE_1__/* .lendImages */ .Y)(store, snapshot, directory)));
    const { outcome, bytes, ...pushed } = await (0,_remotes_js__WEBPACK_IMPORTED_MODULE_5__/* .pushTo */ .I)(context, remote, lend, {
        key,
        replace: options.force ?? false,
    });
    if (outcome === 'same')
        say(`${remote.name} has "${pushed.key}" already`);
    if (options.json)
        (0,_print_js__WEBPACK_IMPORTED_MODULE_4__/* .printJson */ .Q2)({ remote: remote.name, key: pushed.key, saved: outcome === 'saved', bytes });
    return 0;
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

/***/ 6580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ holdSnapshot)
/* harmony export */ });
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(453);
/* harmony import */ var _stacks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6739);


/**
 * Runs `hold`, which links or mounts the layers of a snapshot, while none of them is removed; their bytes are checked
 * before. What another command removed in between is looked for again. Throws RootstockError for what is not there.
 * @param word what means the stack: a name, a key or a layer's digest
 */
const holdSnapshot = async (store, root, word, hold) => {
    for (;;) {
        const snapshot = (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .resolveReference */ .s)(store, root, word);
        (0,_stacks_js__WEBPACK_IMPORTED_MODULE_1__/* .requireWhole */ .Z7)(store, snapshot);
        const held = await (0,_stacks_js__WEBPACK_IMPORTED_MODULE_1__/* .withLayers */ .V$)(store, snapshot.layers, async () => ({ value: await hold(snapshot) }));
        if (held)
            return held.value;
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


/***/ })

};
