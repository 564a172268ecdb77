export const id = 7586;
export const ids = [7586,6632];
export const modules = {

/***/ 7868:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ copyEntries)
/* harmony export */ });
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4627);

const attributes = [
    // Else a backslash in a path means what it means in C.
    '--no-unquote',
    '--format=posix',
    '--numeric-owner',
    '--acls',
    '--xattrs',
    '--xattrs-include=*',
    // Marks of overlay belong to where they are.
    '--xattrs-exclude=trusted.overlay.*',
];
/**
 * Copies some entries of a tree with all that they are, directories without what is in them; of a directory that is there
 * already, its attributes.
 * @param paths below the tree, parents first, with a leading slash, each character a byte; the tree itself is empty
 * @param enter puts a program where it sees both trees
 */
const copyEntries = async (from, to, paths, enter = (argv) => argv) => {
    if (paths.length === 0)
        return;
    const list = ['--null', '--verbatim-files-from', '--no-recursion', '--files-from=-'];
    await (0,_command_js__WEBPACK_IMPORTED_MODULE_0__/* .runPipeline */ .aI)(enter(['tar', '--create', '--file=-', '--sparse', ...attributes, `--directory=${from}`, ...list]), enter([
        ...['tar', '--extract', '--file=-', '--preserve-permissions', '--same-owner'],
        ...['--delay-directory-restore', ...attributes, `--directory=${to}`],
    ]), { input: paths.map((path) => `.${path}\0`).join(''), bytes: true });
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

/***/ 7586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ensureMounted: () => (/* binding */ ensureMounted),
  m: () => (/* binding */ mountRoot)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/host/atomic-file.js
var atomic_file = __webpack_require__(72);
// EXTERNAL MODULE: ./lib/host/command.js
var command = __webpack_require__(4627);
// EXTERNAL MODULE: ./lib/host/copy-entries.js
var copy_entries = __webpack_require__(7868);
// EXTERNAL MODULE: ./lib/host/mountinfo.js
var mountinfo = __webpack_require__(1155);
// EXTERNAL MODULE: ./lib/host/namespace.js
var namespace = __webpack_require__(1197);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./lib/host/in-turn.js
var in_turn = __webpack_require__(2527);
// EXTERNAL MODULE: ./lib/root/lowers.js
var root_lowers = __webpack_require__(6192);
// EXTERNAL MODULE: ./lib/root/records.js
var records = __webpack_require__(126);
// EXTERNAL MODULE: ./lib/root/state.js
var root_state = __webpack_require__(9873);
;// CONCATENATED MODULE: ./lib/root/discard.js









/** Whether a name on the scratch is that of a generation's directory. */
const isGeneration = (name) => /^\d+$/.test(name);
/** Takes away what the present mount of a root does not need: earlier merged roots, images and uppers. */
const discardUnneeded = async (store, state) => {
    const paths = (0,root_state/* rootPaths */.R7)(store, state.name);
    const mountPoints = (0,mountinfo/* readMounts */.u)(state.holder.pid).map(({ mountPoint }) => mountPoint);
    const images = state.stack.map((layer) => (0,root_lowers/* imageMountPoint */.$2)(store, state.name, (0,records/* digestOfLayer */.ZY)(store, state.name, layer) ?? ''));
    const unneededImages = mountPoints.filter((path) => (0,external_node_path_.dirname)(path) === paths.images && !images.includes(path));
    // At once: the next mount would take up an image that is about to go.
    if (unneededImages.length > 0) {
        // The directories there too: outside, the kernel would let one go that is a mount point elsewhere, and its mount with it.
        await (0,in_turn/* runInTurn */.C)(state.holder, [
            ['umount', '--lazy', '--', ...unneededImages],
            ['rmdir', '--', ...unneededImages],
        ]);
    }
    removeOldRecords(store, state);
    const merged = paths.merged(state.generation);
    const unneededMerged = mountPoints.filter((path) => (0,external_node_path_.dirname)(path) === (0,external_node_path_.dirname)(merged) && path !== merged);
    const neededUppers = [state.generation, ...(state.frozenInUse ?? [])].map((generation) => (0,root_state/* generationPath */.uA)(store, state.name, generation));
    const unneededUppers = (0,external_node_fs_.readdirSync)((0,namespace/* outsidePath */.dX)(state.holder, paths.scratch))
        .map((name) => (0,external_node_path_.join)(paths.scratch, name))
        .filter((path) => isGeneration((0,external_node_path_.basename)(path)) && !neededUppers.includes(path));
    if (unneededMerged.length + unneededUppers.length > 0)
        discardAside(state, unneededMerged, unneededUppers);
};
const day = 86_400_000;
/** What became of the names and layers of earlier commits; for a while whoever made them may still ask. */
const removeOldRecords = (store, { name, stack, pending }) => {
    const { packed } = (0,root_state/* rootPaths */.R7)(store, name);
    const needed = new Set([
        ...stack.map((layer) => ('frozen' in layer ? `${layer.frozen}.json` : '')),
        ...pending.map(({ id }) => `name-${id}.json`),
    ]);
    for (const file of (0,external_node_fs_.existsSync)(packed) ? (0,external_node_fs_.readdirSync)(packed) : []) {
        const path = (0,external_node_path_.join)(packed, file);
        if (!needed.has(file) && Date.now() - (0,external_node_fs_.statSync)(path).mtimeMs > day)
            (0,external_node_fs_.rmSync)(path);
    }
};
/**
 * Both take as long as there is data to write back or to delete, so a process does it that nobody waits for; it is one of
 * the namespace's, and ends with the root at the latest. What it leaves then is taken away by the next.
 */
const discardAside = ({ holder }, merged, uppers) => {
    const [program, ...rest] = (0,namespace/* inNamespace */.d2)(holder, [
        ...['sh', '-c', discardScript, 'rootstock: dropping an upper'],
        ...merged,
        '--',
        ...uppers,
    ]);
    (0,external_node_child_process_.spawn)(program, rest, { stdio: 'ignore', detached: true }).unref();
};
/** Of what is mounted below a merged root nothing is below a scratch, and rm stays on the scratch's file system. */
const discardScript = 'while [ "$1" != -- ]; do umount --recursive --lazy "$1"; rmdir "$1"; shift; done; exec rm -rf --one-file-system "$@"';

// EXTERNAL MODULE: ./lib/root/furnish.js + 2 modules
var furnish = __webpack_require__(4071);
// EXTERNAL MODULE: ./lib/root/holders.js
var holders = __webpack_require__(9587);
// EXTERNAL MODULE: ./lib/layer/overlay.js
var overlay = __webpack_require__(4649);
// EXTERNAL MODULE: ./lib/root/scratch-mount.js
var scratch_mount = __webpack_require__(8054);
// EXTERNAL MODULE: ./lib/host/safe-path.js
var safe_path = __webpack_require__(7561);
// EXTERNAL MODULE: ./lib/root/place.js
var root_place = __webpack_require__(2651);
// EXTERNAL MODULE: ./lib/root/users.js
var users = __webpack_require__(1072);
;// CONCATENATED MODULE: ./lib/root/side-layers.js








/** Directories that programs count on, with their modes; a base may have left them out. */
const usualDirectories = [
    ['/tmp', 0o1777],
    ['/run/lock', 0o1777],
    ['/run/rootstock', 0o755],
];
/**
 * Mounts the stack, at most three times: with the mount points at the paths they are wanted at; again where a link of the
 * root leads one of them elsewhere, or the user database lacks a user. Returns where everything goes.
 */
const makeSideLayers = async (store, state, holder, { attempt, unmount }) => {
    const generation = (0,namespace/* outsidePath */.dX)(holder, (0,root_state/* generationPath */.uA)(store, state.name, state.generation));
    const merged = (0,namespace/* outsidePath */.dX)(holder, (0,root_state/* rootPaths */.R7)(store, state.name).merged(state.generation));
    const relative = (name) => (0,external_node_path_.join)('s', String(state.generation), name);
    const below = (0,external_node_path_.join)(generation, 'below');
    const above = (0,external_node_path_.join)(generation, 'above');
    for (const directory of [below, above]) {
        (0,external_node_fs_.rmSync)(directory, { recursive: true, force: true });
        (0,external_node_fs_.mkdirSync)(directory, { recursive: true, mode: 0o755 });
    }
    const furnishings = (0,furnish/* furnishingsOf */.im)(store, state);
    for (const { target, kind } of furnishings)
        (0,root_place/* makePlace */.c)(below, target, kind);
    for (const [path, mode] of usualDirectories)
        (0,root_place/* makePlace */.c)(below, path, 'directory', mode);
    for (const { home, uid, gid } of state.users)
        (0,external_node_fs_.chownSync)((0,root_place/* makePlace */.c)(below, home, 'directory'), uid, gid);
    let side = { above: [], below: [relative('below')] };
    for (let round = 0;; round++) {
        await attempt(side);
        const placed = furnishings.map((furnishing) => ({
            furnishing,
            found: (0,safe_path/* resolveInRoot */.Q)(merged, furnishing.target),
        }));
        const missing = placed.filter(({ found }) => found?.kind === 'missing');
        const hasUsers = side.above.length > 0 || !writeUsers(merged, above, state);
        if (hasUsers && (missing.length === 0 || round >= 1)) {
            // A whiteout hides what lies below: such a place can only be made in the root itself.
            for (const { furnishing, found } of missing)
                (0,root_place/* makePlace */.c)(merged, found?.path ?? '', furnishing.kind);
            return placed.map(({ furnishing, found }) => ({ furnishing, place: found?.path ?? '' }));
        }
        await unmount();
        for (const { furnishing, found } of missing)
            (0,root_place/* makePlace */.c)(below, found?.path ?? '', furnishing.kind);
        side = {
            above: hasUsers && side.above.length === 0 ? [] : [relative('above')],
            below: [relative('below')],
        };
    }
};
/** Writes the user database with the callers added; false when it knows them already, or the root has none. */
const writeUsers = (merged, above, state) => {
    const passwd = (0,users/* readInRoot */.W9)(merged, '/etc/passwd');
    const place = (0,safe_path/* resolveInRoot */.Q)(merged, '/etc/passwd')?.path;
    if (passwd === undefined || place !== '/etc/passwd')
        return false;
    const changed = (0,users/* withUsers */.vS)(passwd, (0,users/* readInRoot */.W9)(merged, '/etc/group') ?? '', state.users);
    if (!changed)
        return false;
    copyMetadata((0,external_node_path_.join)(merged, 'etc'), (0,root_place/* makePlace */.c)(above, '/etc', 'directory'));
    copyMetadata(merged, above);
    for (const name of ['passwd', 'group']) {
        const file = (0,root_place/* makePlace */.c)(above, `/etc/${name}`, 'file');
        (0,external_node_fs_.writeFileSync)(file, changed[name]);
    }
    return true;
};
const copyMetadata = (from, to) => {
    const { uid, gid, mode } = (0,external_node_fs_.statSync)(from);
    (0,external_node_fs_.chownSync)(to, uid, gid);
    (0,external_node_fs_.chmodSync)(to, mode & 0o7777);
};

;// CONCATENATED MODULE: ./lib/root/mount.js

















/**
 * Mounts the root's stack under an upper, in the namespace of its holder, which is started where there is none, and
 * furnishes it. Writes the state: until then, whatever ends this, the root is as it was. What was mounted before is taken
 * away beside the job. The caller holds the root's exclusive lock. Throws RootstockError.
 * @param upper `same`: that of the state's generation, which may be there already, of an earlier boot say; `fresh`: a new
 *   one, of the generation after any that there ever was
 */
const mountRoot = async (store, wanted, upper = 'same') => {
    const paths = (0,root_state/* rootPaths */.R7)(store, wanted.name);
    const running = (0,root_state/* isMounted */.BX)(wanted) ? wanted.holder : undefined;
    const { namespace: holder, keep } = running
        ? { namespace: running, keep: () => Promise.resolve() }
        : await (0,namespace/* startNamespace */.sg)((0,holders/* holderTitle */.JB)(wanted.name));
    try {
        for (const directory of [paths.images, paths.scratch, paths.shown])
            (0,atomic_file/* makeDirectories */.Kb)(directory);
        // Programs of any user pass through it on the way to what is mounted there.
        (0,external_node_fs_.chmodSync)(paths.shown, 0o755);
        if (!running)
            await (0,scratch_mount/* mountScratch */.aO)(wanted.scratch, paths.scratch, holder);
        const generation = upper === 'fresh' ? freshGeneration((0,namespace/* outsidePath */.dX)(holder, paths.scratch), wanted) : wanted.generation;
        const state = { ...wanted, generation };
        (0,atomic_file/* makeDirectories */.Kb)(paths.merged(generation));
        const lowers = await (0,root_lowers/* mountLowers */.Oc)(store, state, holder);
        await mountGeneration(store, state, lowers.paths, holder);
        const mounted = { ...state, holder, frozenInUse: lowers.frozen };
        (0,root_state/* writeRoot */.ao)(store, mounted);
        // Only a holder that the state knows may outlive this process, and not that of a command's own root.
        if (mounted.owner.kind !== 'process')
            await keep();
        await discardUnneeded(store, mounted);
        return mounted;
    }
    catch (error) {
        if (!running)
            await (0,namespace/* endNamespace */.vn)(holder);
        throw error;
    }
};
/** Never one that a killed transition has begun: its upper may be half made, and be mounted. */
const freshGeneration = (scratch, { generation }) => 1 + Math.max(generation, ...(0,external_node_fs_.readdirSync)(scratch).filter(isGeneration).map(Number));
const mountGeneration = async (store, state, lowers, holder) => {
    const paths = (0,root_state/* rootPaths */.R7)(store, state.name);
    const generation = (0,root_state/* generationPath */.uA)(store, state.name, state.generation);
    const outside = (0,namespace/* outsidePath */.dX)(holder, generation);
    const has = (name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(outside, name));
    // The kernel wants its work directory empty; what is left there belongs to a mount that is gone.
    (0,external_node_fs_.rmSync)((0,external_node_path_.join)(outside, 'work'), { recursive: true, force: true });
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(outside, 'work'), { recursive: true });
    if (!has('upper')) {
        (0,external_node_fs_.rmSync)((0,external_node_path_.join)(outside, 'upper.new'), { recursive: true, force: true });
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(outside, 'upper.new'));
        const [top = ''] = lowers;
        const parent = (0,namespace/* outsidePath */.dX)(holder, top === '/' ? '/' : (0,external_node_path_.join)(paths.directory, top));
        // The merged root directory takes its mode, owner, times and xattrs from the upper.
        await (0,copy_entries/* copyEntries */.o)(parent, (0,external_node_path_.join)(outside, 'upper.new'), ['']);
        (0,external_node_fs_.renameSync)((0,external_node_path_.join)(outside, 'upper.new'), (0,external_node_path_.join)(outside, 'upper'));
    }
    const merged = paths.merged(state.generation);
    const attempt = async (side) => {
        const options = (0,overlay/* statedOptions */.k1)((0,external_node_os_.release)());
        const argv = (0,overlay/* overlayArguments */.bx)({
            lowers: [...side.above, ...lowers, ...side.below],
            upper: (0,external_node_path_.join)('s', String(state.generation), 'upper'),
            work: (0,external_node_path_.join)('s', String(state.generation), 'work'),
            target: merged,
            options,
        });
        try {
            await (0,command/* runCommand */.d1)((0,namespace/* inNamespace */.d2)(holder, argv, paths.directory), {
                environment: { ...process.env, ...overlay/* overlayEnvironment */.C8, LC_ALL: 'C' },
            });
        }
        catch (error) {
            throw new errors/* RootstockError */.RK(`mounting root "${state.name}"`, (0,errors/* messageOf */.bD)(error), 'See what `rootstock check` says');
        }
        const mounted = (0,mountinfo/* readMounts */.u)(holder.pid)
            .filter(({ mountPoint }) => mountPoint === merged)
            .pop();
        const unwanted = mounted && (0,overlay/* unwantedOption */.ot)(mounted);
        if (unwanted !== undefined) {
            throw new errors/* RootstockError */.RK(`mounting root "${state.name}"`, `the kernel made it ${unwanted}`, 'Use another --scratch');
        }
    };
    const unmount = async () => {
        await (0,command/* runCommand */.d1)((0,namespace/* inNamespace */.d2)(holder, ['umount', merged]));
    };
    try {
        const furnishings = await makeSideLayers(store, state, holder, { attempt, unmount });
        await (0,furnish/* furnishRoot */.ys)((0,namespace/* outsidePath */.dX)(holder, merged), merged, furnishings, { holder, directory: paths.directory });
    }
    catch (error) {
        await (0,command/* runCommand */.d1)((0,namespace/* inNamespace */.d2)(holder, ['umount', '--recursive', '--lazy', merged]), {
            expected: [0, 1, 32],
        });
        throw error;
    }
};
/** The root as it is when it is mounted, else mounted now. The caller holds its exclusive lock. */
const ensureMounted = (store, state) => (0,root_state/* isMounted */.BX)(state) ? Promise.resolve(state) : mountRoot(store, state);


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
