export const id = 1850;
export const ids = [1850];
export const modules = {

/***/ 1850:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  registerCheck: () => (/* binding */ registerCheck)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/base/base.js
var base_base = __webpack_require__(8928);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/host/command.js
var command = __webpack_require__(4627);
// EXTERNAL MODULE: ./lib/host/namespace.js
var host_namespace = __webpack_require__(1197);
// EXTERNAL MODULE: ./lib/host/remove-tree.js
var remove_tree = __webpack_require__(4129);
// EXTERNAL MODULE: ./lib/host/staging-name.js
var staging_name = __webpack_require__(1271);
// EXTERNAL MODULE: ./lib/host/tools.js
var tools = __webpack_require__(9105);
// EXTERNAL MODULE: ./lib/layer/overlay.js
var overlay = __webpack_require__(4649);
// EXTERNAL MODULE: ./lib/root/scratch-choice.js
var scratch_choice = __webpack_require__(1048);
;// CONCATENATED MODULE: ./lib/root/check.js












const requiredPrograms = [
    'unshare',
    'nsenter',
    'setpriv',
    'mount',
    'losetup',
    'flock',
    'tar',
    'xargs',
    'find',
    'mkfs.ext4',
];
const installedWhenNeeded = [
    'mksquashfs',
    'getfattr',
    'mmdebstrap',
    'zstd',
    'xz',
    'mkfs.erofs',
];
/** Tries what Rootstock needs of this machine, and says what it would choose. Leaves nothing behind. */
const checkMachine = async (store, base) => {
    const findings = [{ what: 'kernel', state: 'ok', detail: (0,external_node_os_.release)() }];
    for (const name of requiredPrograms) {
        const path = (0,tools/* findProgram */.Kp)(name);
        findings.push({ what: name, state: path === undefined ? 'failed' : 'ok', detail: path ?? 'not installed' });
    }
    for (const tool of installedWhenNeeded) {
        const path = (0,tools/* findProgram */.Kp)(tool);
        const detail = path ?? `not installed; comes with ${(0,tools/* packageNames */.Vs)([tool]).join(' ')} when it is needed`;
        findings.push({ what: tool, state: path === undefined ? 'missing' : 'ok', detail });
    }
    findings.push(await attempt('namespaces', () => (0,host_namespace/* withNamespace */.iY)('rootstock: check', () => Promise.resolve('mount and PID'))));
    findings.push(await attempt('overlay', () => inScratch(store, tryOverlay)));
    findings.push(await attempt('loop devices', () => inScratch(store, tryLoop)));
    for (const baseIsHost of [true, false]) {
        const what = baseIsHost ? 'scratch over host' : 'scratch over others';
        findings.push(await attempt(what, () => {
            const scratch = (0,scratch_choice/* chooseScratch */.C)({ kind: 'auto', baseIsHost }, store.directory);
            return Promise.resolve(`${scratch.kind} ${scratch.kind === 'loop' ? scratch.image : scratch.kind === 'directory' ? scratch.path : ''}`);
        }));
    }
    findings.push(await attempt('base host', async () => (await (0,base_base/* parseBase */.Hp)('host', base)).identity()));
    findings.push({ what: 'store', state: 'ok', detail: store.directory });
    return findings;
};
const attempt = async (what, work) => {
    try {
        return { what, state: 'ok', detail: await work() };
    }
    catch (error) {
        return { what, state: 'failed', detail: (0,errors/* messageOf */.bD)(error) };
    }
};
const inScratch = async (store, work) => {
    const directory = (0,external_node_path_.join)(store.staging, (0,staging_name/* stagingName */.z)('check'));
    (0,external_node_fs_.mkdirSync)(directory, { mode: 0o700 });
    try {
        return await (0,host_namespace/* withNamespace */.iY)('rootstock: check', (namespace) => work(directory, namespace));
    }
    finally {
        await (0,remove_tree/* removeTree */.d)(directory);
    }
};
const tryOverlay = async (directory, namespace) => {
    for (const name of ['tmpfs', 'merged'])
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(directory, name));
    const memory = (0,external_node_path_.join)(directory, 'tmpfs');
    await (0,command/* runCommand */.d1)((0,host_namespace/* inNamespace */.d2)(namespace, ['mount', '-t', 'tmpfs', 'rootstock-check', memory]));
    const directories = ['lower', 'upper', 'work'].map((name) => (0,external_node_path_.join)(memory, name));
    await (0,command/* runCommand */.d1)((0,host_namespace/* inNamespace */.d2)(namespace, ['mkdir', ...directories]));
    const options = (0,overlay/* statedOptions */.k1)((0,external_node_os_.release)());
    const [lower, upper, work] = directories;
    const argv = (0,overlay/* overlayArguments */.bx)({ lowers: [lower], upper, work, target: (0,external_node_path_.join)(directory, 'merged'), options });
    await (0,command/* runCommand */.d1)((0,host_namespace/* inNamespace */.d2)(namespace, argv), { environment: { ...process.env, ...overlay/* overlayEnvironment */.C8 } });
    return options.join(',');
};
const tryLoop = async (directory, namespace) => {
    const image = (0,external_node_path_.join)(directory, 'image');
    const mounted = (0,external_node_path_.join)(directory, 'mounted');
    (0,external_node_fs_.mkdirSync)(mounted);
    await (0,command/* runCommand */.d1)(['truncate', '-s', '8M', image]);
    await (0,command/* runCommand */.d1)(['mkfs.ext4', '-q', '-F', image]);
    await (0,command/* runCommand */.d1)((0,host_namespace/* inNamespace */.d2)(namespace, ['mount', '-o', 'loop', image, mounted]));
    return 'an image was made and mounted';
};

// EXTERNAL MODULE: ./lib/cli/print.js
var print = __webpack_require__(7721);
;// CONCATENATED MODULE: ./lib/cli/check.js


const registerCheck = (program, withContext) => {
    program
        .command('check')
        .description('what this machine supports, and what would be chosen')
        .option('--json', 'as JSON')
        .action(({ json }) => withContext(async ({ store, base }) => {
        const findings = await checkMachine(store, base);
        if (json)
            (0,print/* printJson */.Q2)(findings);
        else
            (0,print/* print */.yy)((0,print/* table */.tp)(findings.map(({ what, state, detail }) => [state, what, detail])));
        return findings.some(({ state }) => state === 'failed') ? 1 : 0;
    }));
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


/***/ })

};
