export const id = 7992;
export const ids = [7992];
export const modules = {

/***/ 7673:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ markOpaque)
/* harmony export */ });
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4627);

/**
 * Marks directories of a tree so that they hide what lies below them.
 * @param paths below the tree, with a leading slash, each character a byte
 * @param enter puts a program where it sees the tree
 */
const markOpaque = async (tree, paths, enter) => {
    if (paths.length === 0)
        return;
    const mark = ['setfattr', '--no-dereference', '--name=trusted.overlay.opaque', '--value=y', '--'];
    await (0,_command_js__WEBPACK_IMPORTED_MODULE_0__/* .runCommand */ .d1)(enter(['xargs', '-0', ...mark]), {
        input: paths.map((path) => `${(0,_command_js__WEBPACK_IMPORTED_MODULE_0__/* .asBytes */ .Yd)(tree)}${path}\0`).join(''),
        bytes: true,
    });
};


/***/ }),

/***/ 836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ unhurried)
/* harmony export */ });
/** After all others for a processor; and for a disk, since that goes by it where nothing else is said (ioprio_set(2)). */
const unhurried = (argv) => ['nice', '-n', '10', ...argv];


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

/***/ 1296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ buildLayer)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/host/command.js
var command = __webpack_require__(4627);
// EXTERNAL MODULE: ./lib/host/atomic-file.js
var atomic_file = __webpack_require__(72);
// EXTERNAL MODULE: ./lib/host/namespace.js
var host_namespace = __webpack_require__(1197);
// EXTERNAL MODULE: ./lib/host/priority.js
var priority = __webpack_require__(836);
// EXTERNAL MODULE: ./lib/host/progress.js
var progress = __webpack_require__(4311);
// EXTERNAL MODULE: ./lib/host/staging-name.js
var staging_name = __webpack_require__(1271);
// EXTERNAL MODULE: ./lib/host/tools.js
var tools = __webpack_require__(9105);
// EXTERNAL MODULE: ./lib/host/digest.js
var host_digest = __webpack_require__(9324);
// EXTERNAL MODULE: ./lib/layer/compare.js
var layer_compare = __webpack_require__(2086);
// EXTERNAL MODULE: ./lib/layer/image.js
var layer_image = __webpack_require__(8312);
;// CONCATENATED MODULE: ./lib/layer/check-image.js




/**
 * Reads an image back and compares it with its source; meanwhile hashes it, while it is still in memory, and has the disk
 * keep it. Returns its digest. Throws RootstockError, naming the first path that differs.
 */
const checkImage = async (checked, namespace) => {
    const { image, mounted, format, source, timesLost } = checked;
    const compare = async () => {
        await (0,layer_image/* mountImage */.j)(image, format, mounted, namespace);
        const read = await (0,layer_compare/* readTree */.Zc)(mounted, namespace);
        await (0,layer_compare/* compareTrees */.tc)({ source, image: read, hasAcls: format === 'erofs', timesLost, namespace });
    };
    const [digest] = await Promise.all([(0,host_digest/* digestOf */.o)(image), compare(), sync(image)]);
    return digest;
};
const sync = async (path) => {
    const file = await (0,promises_.open)(path, 'r');
    try {
        await file.sync();
    }
    finally {
        await file.close();
    }
};

// EXTERNAL MODULE: ./lib/layer/compression.js
var layer_compression = __webpack_require__(5847);
// EXTERNAL MODULE: ./lib/layer/erofs.js
var erofs = __webpack_require__(7502);
;// CONCATENATED MODULE: ./lib/layer/duplicate-search.js
/**
 * mksquashfs compares each file with all earlier ones of its size: 40,000 files of 4 kB took it 15 s in place of 0.7, and 500,000
 * of 20 kB more than half an hour (4.5.1, measured). So many pairs take about a second.
 */
const mostPairs = 5e7;
/** What it takes to be one size: it looks at the lower 16 bits (mksquashfs.c, DUP_HASH). */
const sizes = 1 << 16;
/** Whether to look for files of the same content would take longer than to pack them. */
const isSearchLong = (entries) => {
    const counts = new Map();
    let pairs = 0;
    for (const { type, size } of entries) {
        if (type !== 'f' || size === '0')
            continue;
        const count = counts.get(Number(size) % sizes) ?? 0;
        pairs += count;
        counts.set(Number(size) % sizes, count + 1);
    }
    return pairs > mostPairs;
};

// EXTERNAL MODULE: ./lib/layer/layer.js
var layer_layer = __webpack_require__(2848);
// EXTERNAL MODULE: ./lib/layer/layers.js
var layer_layers = __webpack_require__(7343);
// EXTERNAL MODULE: ./lib/layer/compare-content.js + 1 modules
var compare_content = __webpack_require__(6327);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/layer/xattrs.js
var layer_xattrs = __webpack_require__(5681);
;// CONCATENATED MODULE: ./lib/layer/unchanged.js



/**
 * The entries of an upper that say just what the layers below say: files and symlinks that were copied up, or written again,
 * and are as they were, but for their content, and directories that need not be there for anything else. What is below an
 * opaque directory, or where the layers below show no directory, is never among them; nor is a file that has another name,
 * on either side, since the names would be one file no more.
 * @param below the layers below, merged, as this process sees them
 */
const likeBelow = ({ entries, xattrs }, below) => {
    const prefix = (0,command/* asBytes */.Yd)(below);
    // What the layers below have in these directories is seen.
    const seen = new Set();
    return entries.filter((entry) => {
        const { path } = entry;
        if (path !== '/' && (!seen.has(parentOf(path)) || !isPlain(path)))
            return false;
        const place = (0,command/* bufferOf */.Kb)(path === '/' ? prefix : `${prefix}${path}`);
        const status = (0,external_node_fs_.lstatSync)(place, { bigint: true, throwIfNoEntry: false });
        if (!status)
            return false;
        const isSeen = entry.type === 'd' && status.isDirectory() && !isOpaque(xattrs.get(path));
        if (isSeen)
            seen.add(path);
        if (path === '/' || !hasSameStatus(entry, status))
            return false;
        if (entry.type === 'l')
            return (0,external_node_fs_.readlinkSync)(place, 'latin1') === entry.target;
        return entry.type === 'f' || isSeen;
    });
};
/** Times as the image of a tree has them, in whole seconds. */
const hasSameStatus = ({ type, mode, uid, gid, size, seconds, links }, status) => (type === 'd'
    ? status.isDirectory()
    : type === 'f'
        ? status.isFile()
        : type === 'l' && status.isSymbolicLink()) &&
    (type === 'd' || (links === 1 && status.nlink === 1n && BigInt(size) === status.size)) &&
    Number.parseInt(mode, 8) === Number(status.mode & 4095n) &&
    uid === String(status.uid) &&
    gid === String(status.gid) &&
    status.mtimeNs === BigInt(seconds) * 1000000000n;
/** Any mark will do: one that hides nothing costs no more than a few bytes. */
const isOpaque = (lines = []) => lines.some((line) => line.startsWith('trusted.overlay.'));
/** Whether image builders take the path as it is, in a list of what to leave out, and not as a pattern or a comment. One that is very long is none. */
const isPlain = (path) => /^[-\w./+:~@%,=\x80-\xff]{1,3000}$/.test(path);
const parentOf = (path) => path.slice(0, path.lastIndexOf('/')) || '/';
/**
 * Of what is like below, that which may be left out: all xattrs are the same, too, and a directory keeps nothing.
 * @param differing files of other content
 */
const unchangedOf = ({ entries, xattrs }, candidates, { xattrsBelow, differing }) => {
    const unchanged = new Set(candidates
        .map(({ path }) => path)
        .filter((path) => !differing.has(path) && (0,layer_xattrs/* hasSameXattrs */.Hl)(xattrs.get(path), xattrsBelow.get(path))));
    // From the end, so that what is in a directory comes before it.
    for (const { path } of [...entries].reverse())
        if (path !== '/' && !unchanged.has(path))
            unchanged.delete(parentOf(path));
    return unchanged;
};

;// CONCATENATED MODULE: ./lib/layer/left-out.js




/**
 * Leaves out of a tree what the layers below show just so: copied up and not changed, or installed again. The tree itself is
 * not touched.
 * @param below the layers below, merged, as the namespace sees them
 */
const leaveOutUnchanged = async (tree, below, namespace) => {
    const [source, lower] = [tree.path, below].map((path) => (0,host_namespace/* outsidePath */.dX)(namespace, path));
    const candidates = likeBelow(tree, lower);
    if (candidates.length === 0)
        return { tree, exclude: [] };
    const paths = candidates.map(({ path }) => path);
    const [xattrsBelow, differing] = await Promise.all([
        (0,layer_xattrs/* readXattrs */.lO)(below, (argv) => (0,host_namespace/* inNamespace */.d2)(namespace, argv), paths),
        (0,compare_content/* differingContent */.AB)([source, lower], candidates.filter(({ type }) => type === 'f')),
    ]);
    return without(tree, unchangedOf(tree, candidates, { xattrsBelow, differing: new Set(differing) }));
};
/** A tree without some of its paths. */
const without = (tree, paths) => {
    const left = tree.entries.filter(({ path }) => paths.has(path));
    if (left.length === 0)
        return { tree, exclude: [] };
    const files = left.filter(({ type }) => type !== 'd');
    return {
        tree: {
            ...tree,
            entries: tree.entries.filter(({ path }) => !paths.has(path)),
            xattrs: new Map([...tree.xattrs].filter(([path]) => !paths.has(path))),
        },
        exclude: left.map(({ path }) => path).filter((path) => !paths.has(parentOf(path))),
        leftOut: {
            files: files.length,
            bytes: files.reduce((sum, { type, size }) => sum + (type === 'f' ? Number(size) : 0), 0),
        },
    };
};

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./lib/layer/inspect.js



const overlayPrefix = 'trusted.overlay.';
const aclPrefix = 'system.posix_acl_';
const lostFlag = 'immutable or append-only flag';
/** True only for the mount that wrote them, and read by the kernel only on an upper: without them images are equal. */
const localMarkNames = ['origin', 'impure', 'uuid', 'nlink', 'upper'];
/** A file with such a mark has its content, or its name, in another layer: an image of it would not stand for itself. */
const refusedMarkNames = ['metacopy', 'redirect'];
/**
 * Finds in the xattrs of a tree what an image of it would lose, and what must be stripped before. Throws RootstockError for a
 * tree that no image can stand for: one with `metacopy` or `redirect` marks.
 */
const inspectXattrs = (tree, xattrs) => {
    const losses = [];
    const localMarks = new Map();
    for (const [path, lines] of xattrs) {
        const names = lines.map(layer_xattrs/* nameOfXattr */.ux);
        const marks = names.filter((name) => name.startsWith(overlayPrefix));
        const refused = marks.find((name) => isMark(name, refusedMarkNames));
        if (refused !== undefined) {
            throw new errors/* RootstockError */.RK(`making a layer of ${tree}`, `${(0,command/* readable */.HD)(path)} carries ${refused}, so its content is in another layer`, 'Such a tree was written by an overlay with other options than Rootstock states');
        }
        if (names.some((name) => name.startsWith(aclPrefix)))
            losses.push({ path, what: 'POSIX ACL' });
        if (marks.some((name) => isMark(name, ['protattr'])))
            losses.push({ path, what: lostFlag });
        const local = marks.filter(isLocalMark);
        if (local.length > 0)
            localMarks.set(path, local);
    }
    return { losses, localMarks };
};
const isMark = (name, marks) => name.startsWith(overlayPrefix) && marks.includes(name.slice(overlayPrefix.length));
const isLocalMark = (name) => isMark(name, localMarkNames);
/** The entries with a flag that no image holds. */
const findFlags = async (tree, enter) => {
    // lsattr fails on what has no flags (links, devices) and goes on.
    const { stdout } = await (0,command/* runCommand */.d1)(enter(['lsattr', '-R', '-a', tree]), { expected: [0, 1], bytes: true });
    return parseLsattr(stdout).map((path) => ({ path: below(tree, path), what: lostFlag }));
};
/**
 * Takes the marks off that are true only on this machine and mount. Hard links carry one mark under each of their names:
 * taken off the first, it is gone from all, and `setfattr` fails for the others. So where it failed the tree is read again.
 */
const stripLocalMarks = async (tree, { localMarks }, enter) => {
    const byMark = new Map();
    for (const [path, names] of localMarks) {
        for (const name of names) {
            const paths = byMark.get(name) ?? [];
            byMark.set(name, paths);
            paths.push(path === '/' ? (0,command/* asBytes */.Yd)(tree) : `${(0,command/* asBytes */.Yd)(tree)}${path}`);
        }
    }
    let failed = '';
    for (const [name, paths] of byMark) {
        const { stderr } = await (0,command/* runCommand */.d1)(enter(['xargs', '-0', 'setfattr', '-h', '-x', name, '--']), {
            input: `${paths.join('\0')}\0`,
            bytes: true,
            // What xargs makes of the status of setfattr.
            expected: [0, 123],
        });
        failed ||= stderr;
    }
    if (failed === '' || inspectXattrs(tree, await (0,layer_xattrs/* readXattrs */.lO)(tree, enter)).localMarks.size === 0)
        return;
    throw new errors/* RootstockError */.RK(`making a layer of ${tree}`, `marks of overlay stay on it: ${failed}`);
};
/** The paths with the immutable or the append-only flag in what `lsattr` printed. */
const parseLsattr = (text) => text
    .split('\n')
    .map((line) => /^([-a-zA-Z]{16,}) (.+)$/.exec(line))
    .filter((match) => match !== null && /[ai]/.test(match[1] ?? ''))
    .map((match) => match?.[2] ?? '')
    .filter((path) => !path.endsWith('/..'))
    // How it lists the tree itself.
    .map((path) => path.replace(/\/\.$/, ''));
const below = (tree, path) => path === tree ? '/' : path.slice(Buffer.byteLength(tree));
const uniqueLosses = (losses) => [
    ...new Map(losses.map((loss) => [`${loss.what}\0${loss.path}`, loss])).values(),
];

// EXTERNAL MODULE: ./lib/layer/overlay.js
var overlay = __webpack_require__(4649);
// EXTERNAL MODULE: ./lib/layer/tree-listing.js
var tree_listing = __webpack_require__(292);
;// CONCATENATED MODULE: ./lib/layer/prepare-tree.js








/** Reads the tree, strips what is true only here, and says what the image will not hold. */
const prepareTree = async (source, format, namespace, enter) => {
    const [read, flagged] = await Promise.all([
        (0,layer_compare/* readTree */.Zc)(source.tree, namespace),
        hasFlags(source) ? findFlags(source.tree, enter) : [],
    ]);
    const inspection = inspectXattrs(source.tree, read.xattrs);
    if (inspection.localMarks.size > 0 && !source.owned) {
        const [first] = inspection.localMarks.keys();
        throw new errors/* RootstockError */.RK(`making a layer of ${source.tree}`, `${(0,command/* readable */.HD)(first ?? '')} carries marks of an overlay mount`, 'Use a copy of the merged tree, not an upper directory');
    }
    await stripLocalMarks(source.tree, inspection, enter);
    const losses = [...inspection.losses, ...flagged, ...(0,tree_listing/* timeLosses */.J5)(read.entries)];
    return {
        tree: { ...read, xattrs: (0,layer_xattrs/* withoutXattrs */.LW)(read.xattrs, isLocalMark) },
        // erofs keeps POSIX ACLs and all times; no format keeps inode flags.
        losses: uniqueLosses(losses).filter(({ what }) => format === 'squashfs' || what === lostFlag),
    };
};
/** Whether the tree may have flags of its own: looking for them opens every file. */
const hasFlags = ({ overlayOptions }) => overlayOptions.length === 0 || !(0,overlay/* keepsFlagsAsXattrs */.uY)((0,external_node_os_.release)());
const reportLosses = (source, losses, { strict, say, compression }) => {
    if (losses.length === 0)
        return;
    const shown = losses.slice(0, 10).map(({ path, what }) => `${(0,command/* readable */.HD)(path)} (${what})`);
    const rest = losses.length > shown.length ? ` and ${losses.length - shown.length} more` : '';
    const text = `a ${compression.format} image cannot hold: ${shown.join(', ')}${rest}`;
    if (strict)
        throw new errors/* RootstockError */.RK(`packing ${source.origin}`, text, 'Remove them, or leave --strict out');
    say(`warning: ${source.origin}: ${text}`);
};

// EXTERNAL MODULE: ./lib/layer/squashfs.js
var squashfs = __webpack_require__(6295);
;// CONCATENATED MODULE: ./lib/layer/build.js



















/**
 * Turns a tree into a layer: packs it, mounts what was packed, compares it with the tree, and only then gives it its name
 * in the store. Nothing with a name is left when it throws. Says which paths lose what, or throws for them with `strict`.
 */
const buildLayer = async (layers, source, options) => {
    const { compression, say } = options;
    const builder = compression.format === 'erofs' ? 'mkfs.erofs' : 'mksquashfs';
    await (0,tools/* requireTools */.PA)([builder, 'getfattr', 'setfattr'], options.tools);
    if (compression.format === 'erofs')
        await (0,erofs/* requireRightErofsBuilder */.Kg)();
    const staging = (0,external_node_path_.join)(options.staging, (0,staging_name/* stagingName */.z)('layer'));
    const work = (namespace) => packAndCheck(layers, source, { ...options, staging }, namespace);
    try {
        (0,atomic_file/* makeDirectories */.Kb)((0,external_node_path_.join)(staging, 'mounted'));
        return await (0,progress/* withProgress */.E)(`packing ${source.origin}`, say, () => (0,host_namespace/* withNamespace */.iY)('rootstock: packing a layer', work, source.namespace));
    }
    catch (error) {
        if (!isNoRoom(error))
            throw error;
        const advice = `Free some in ${options.staging}`;
        throw new errors/* RootstockError */.RK(`packing ${source.origin}`, 'no room is left for the image', advice);
    }
    finally {
        await (0,promises_.rm)(staging, { recursive: true, force: true });
    }
};
const isNoRoom = (error) => /No space left|Failed to write|ENOSPC/.test(String(error));
/** @param namespace sees the tree, and ends with all that is mounted and run here */
const packAndCheck = async (layers, source, options, namespace) => {
    const { compression, staging } = options;
    const started = Date.now();
    const { format } = compression;
    const enter = (argv) => (0,host_namespace/* inNamespace */.d2)(namespace, argv);
    const [image, mounted] = [(0,external_node_path_.join)(staging, 'image'), (0,external_node_path_.join)(staging, 'mounted')];
    const { tree: whole, losses } = await prepareTree(source, format, namespace, enter);
    reportLosses(source, losses, options);
    const { tree, exclude, leftOut } = await leaveOut(source, whole, options, namespace);
    await pack(source, { image, tree, exclude }, options, enter);
    const timesLost = new Set(losses.filter(({ what }) => what.startsWith('time')).map(({ path }) => path));
    const digest = await checkImage({ image, mounted, format, source: tree, timesLost }, namespace);
    const { entries } = tree;
    const description = {
        format: layer_layer/* layerFormat */.x0,
        digest,
        compression: (0,layer_compression/* formatCompression */.gv)(compression),
        size: (await (0,promises_.stat)(image)).size,
        entries: entries.length,
        contentSize: entries.reduce((sum, { type, size }) => sum + (type === 'f' ? Number(size) : 0), 0),
        overlayOptions: source.overlayOptions,
        ...makingOf(source),
        created: new Date().toISOString(),
        packMilliseconds: Date.now() - started,
        ...(leftOut ? { leftOut } : {}),
        losses: losses.slice(0, 100).map(({ path, what }) => ({ path: (0,command/* readable */.HD)(path), what })),
    };
    const add = () => {
        (0,layer_layers/* addLayer */.VE)(layers, image, description);
    };
    if (options.keep)
        await options.keep(add, description);
    else
        add();
    return description;
};
const makingOf = ({ origin, makeMilliseconds, squashed }) => ({
    origin,
    ...(makeMilliseconds === undefined ? {} : { makeMilliseconds }),
    ...(squashed === undefined ? {} : { squashed }),
});
/**
 * The time that an image says it was made at. A squashed tree may be that of one of the layers that it stands for, where
 * that has written all anew: its image must be another all the same, for its description says what it stands for.
 */
const birthOf = ({ squashed }) => (squashed === undefined ? 0 : 1);
/** What was found wrong below is no reason to keep nothing: then the layer has it all. */
const leaveOut = async ({ below, origin }, tree, { compression, staging, say }, namespace) => {
    // erofs keeps fractions of seconds, and takes no list.
    if (!below || compression.format !== 'squashfs')
        return { tree, exclude: [] };
    const place = (0,external_node_path_.join)(staging, 'below');
    (0,atomic_file/* makeDirectories */.Kb)(place);
    try {
        return await leaveOutUnchanged(tree, await below(place, namespace), namespace);
    }
    catch (error) {
        // Then nothing can be packed either.
        if (isNoRoom(error))
            throw error;
        say(`warning: ${origin}: nothing that is below it is left out: ${(0,errors/* messageOf */.bD)(error)}`);
        return { tree, exclude: [] };
    }
};
const pack = async (source, { image, tree, exclude }, { compression, staging }, enter) => {
    const birth = birthOf(source);
    if (compression.format === 'erofs') {
        await (0,command/* runCommand */.d1)(enter((0,priority/* unhurried */.j)((0,erofs/* erofsArguments */.CQ)(source.tree, image, compression, birth))));
        return;
    }
    const excludeFile = exclude.length === 0 ? undefined : (0,external_node_path_.join)(staging, 'exclude');
    if (excludeFile !== undefined)
        await (0,promises_.writeFile)(excludeFile, exclude.map((path) => `${path.slice(1)}\n`).join(''), 'latin1');
    const keepDuplicates = isSearchLong(tree.entries);
    const settings = { birth, keepDuplicates, ...(excludeFile === undefined ? {} : { excludeFile }) };
    await (0,command/* runCommand */.d1)(enter((0,priority/* unhurried */.j)((0,squashfs/* squashfsArguments */.P)(source.tree, image, compression, settings))));
};


/***/ }),

/***/ 6327:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  AB: () => (/* binding */ differingContent),
  Yn: () => (/* binding */ firstDifferingContent)
});

// UNUSED EXPORTS: batchesOf

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(5919);
;// CONCATENATED MODULE: ./lib/layer/content-thread.js
/**
 * Answers each batch of files with its Differences. It runs as the text of a thread, since a thread of
 * its own file would be one more file to bundle: so it uses nothing but what it is given.
 */
const compareInThread = ({ closeSync, constants, openSync, readSync }, { setPriority }, { parentPort, workerData }) => {
    const [one, other] = workerData;
    // So much of both stays in a processor's own cache between reading and comparing.
    const buffers = [Buffer.allocUnsafe(1 << 18), Buffer.allocUnsafe(1 << 18)];
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    const open = (directory, path) => openSync(Buffer.from(`/proc/self/fd/${directory}${path}`, 'latin1'), flags);
    const fill = (file, buffer, wanted) => {
        let length = 0;
        for (let count = -1; count !== 0 && length < wanted; length += count)
            count = readSync(file, buffer, length, wanted - length, null);
        return length === wanted;
    };
    const isSameContent = (a, b, size) => {
        for (let rest = size; rest > 0; rest -= buffers[0].length) {
            const length = Math.min(rest, buffers[0].length);
            if (!fill(a, buffers[0], length) || !fill(b, buffers[1], length))
                return false;
            if (buffers[0].compare(buffers[1], 0, length, 0, length) !== 0)
                return false;
        }
        return true;
    };
    const isSame = ({ path, size }) => {
        const a = open(one, path);
        try {
            const b = open(other, path);
            try {
                return isSameContent(a, b, Number(size));
            }
            finally {
                closeSync(b);
            }
        }
        finally {
            closeSync(a);
        }
    };
    const differs = (file) => {
        const { path } = file;
        try {
            return isSame(file) ? undefined : { path };
        }
        catch (error) {
            return { path, why: error instanceof Error ? error.message : String(error) };
        }
    };
    // Of this thread alone, on Linux.
    setPriority(10);
    parentPort?.on('message', (files) => {
        parentPort.postMessage(files.map(differs).filter((difference) => difference !== undefined));
    });
};

;// CONCATENATED MODULE: ./lib/layer/compare-content.js





/** More read no faster: the kernel has one decompressor for a mount, or one for each processor. */
const mostThreads = 4;
/**
 * The first of some files that has not the same content in two trees, by threads that read both, each file once.
 * @param trees as this process sees them
 */
const firstDifferingContent = async (trees, files) => {
    let first;
    await compareContent(trees, files, (differences) => {
        first ??= differences[0];
        return first === undefined;
    });
    return first;
};
/** The same, but all of them; a file that cannot be read is one. */
const differingContent = async (trees, files) => {
    const found = [];
    await compareContent(trees, files, (differences) => {
        found.push(...differences.map(({ path }) => path));
        return true;
    });
    return found;
};
/** @param goOn takes what a batch of files has, and says whether to go on */
const compareContent = async (trees, files, goOn) => {
    const batches = batchesOf(files);
    if (batches.length === 0)
        return;
    const open = trees.map((tree) => (0,external_node_fs_.openSync)(tree, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_DIRECTORY));
    const workers = [];
    const work = async (worker) => {
        for (let batch = batches.shift(); batch; batch = batches.shift()) {
            worker.postMessage(batch);
            const [differences] = (await (0,external_node_events_.once)(worker, 'message'));
            if (!goOn(differences))
                batches.length = 0;
        }
    };
    try {
        const count = Math.min(mostThreads, (0,external_node_os_.availableParallelism)(), batches.length);
        while (workers.length < count)
            workers.push(startThread(open));
        await Promise.all(workers.map(work));
    }
    finally {
        await Promise.all(workers.map((worker) => worker.terminate()));
        for (const directory of open)
            (0,external_node_fs_.closeSync)(directory);
    }
};
const startThread = (workerData) => {
    stepOutOfRemovedDirectory();
    const modules = ['fs', 'os', 'worker_threads'].map((name) => `require('node:${name}')`).join();
    const resourceLimits = { maxYoungGenerationSizeMb: 4 };
    return new external_node_worker_threads_.Worker(`(${compareInThread.toString()})(${modules})`, {
        ...{ eval: true, execArgv: [], workerData, resourceLimits },
    });
};
const mostFiles = 256;
const mostBytes = 8 << 20;
/** What one thread reads in one go: the largest first, the others in their order, in which an image has them too. */
const batchesOf = (files) => {
    const isLarge = ({ size }) => Number(size) >= mostBytes;
    const large = files.filter(isLarge).sort((a, b) => Number(b.size) - Number(a.size));
    const batches = large.map(listed);
    let bytes = Infinity;
    for (const file of files.filter((other) => !isLarge(other))) {
        const size = Number(file.size);
        if (bytes + size > mostBytes || (batches.at(-1)?.length ?? mostFiles) >= mostFiles) {
            batches.push([]);
            bytes = 0;
        }
        batches.at(-1)?.push(...listed(file));
        bytes += size;
    }
    return batches;
};
/** A thread asks where its process is as soon as it starts, and ends the process where that is nowhere. */
const stepOutOfRemovedDirectory = () => {
    try {
        // Not `process.cwd`, which remembers what it said before.
        external_node_fs_.realpathSync.native('.');
    }
    catch {
        process.chdir('/');
    }
};
/** No more of it than a thread has to be sent. */
const listed = ({ path, size }) => [{ path, size }];


/***/ }),

/***/ 2086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zc: () => (/* binding */ readTree),
/* harmony export */   tc: () => (/* binding */ compareTrees)
/* harmony export */ });
/* unused harmony export firstListedDifference */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);
/* harmony import */ var _host_command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4627);
/* harmony import */ var _host_namespace_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1197);
/* harmony import */ var _compare_content_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6327);
/* harmony import */ var _tree_listing_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(292);
/* harmony import */ var _xattrs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5681);







const readTree = async (path, namespace) => {
    const enter = (argv) => (0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_3__/* .inNamespace */ .d2)(namespace, argv);
    const [entries, xattrs] = await Promise.all([(0,_tree_listing_js__WEBPACK_IMPORTED_MODULE_5__/* .listTree */ .nT)(path, enter), (0,_xattrs_js__WEBPACK_IMPORTED_MODULE_6__/* .readXattrs */ .lO)(path, enter)]);
    return { path, entries, xattrs };
};
/**
 * Throws RootstockError, naming the first path that differs, unless the image holds just what its source does: names, types,
 * modes, owners by number, whole seconds, xattrs, hard links, device numbers, and the content of every file.
 */
const compareTrees = async (comparison) => {
    const listed = firstListedDifference(comparison) ?? firstUnlistedDifference(comparison);
    const difference = listed === undefined ? await firstContentDifference(comparison) : { path: listed };
    if (!difference)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RootstockError */ .RK('checking the image of a layer', `${(0,_host_command_js__WEBPACK_IMPORTED_MODULE_2__/* .readable */ .HD)(difference.path)} differs from its source${difference.why === undefined ? '' : ` (${difference.why})`}`, 'The image was thrown away: the tree changed meanwhile, or the installed image builder is broken (try another compression)');
};
/** The first path that only one side has, or of which anything differs that a listing has, but for fractions of a second. */
const firstListedDifference = ({ source, image, timesLost, }) => {
    const [links, imageLinks] = [firstNames(source.entries), firstNames(image.entries)];
    for (const [index, entry] of image.entries.entries()) {
        const original = source.entries[index];
        // Both are in order, so whichever comes first is not on the other side.
        if (!original || entry.path < original.path)
            return entry.path;
        const same = original.path === entry.path &&
            original.type === entry.type &&
            original.mode === entry.mode &&
            original.uid === entry.uid &&
            original.gid === entry.gid &&
            original.target === entry.target &&
            (original.type !== 'f' || original.size === entry.size) &&
            (original.seconds === entry.seconds || timesLost.has(entry.path)) &&
            firstName(original, links) === firstName(entry, imageLinks);
        if (!same)
            return original.path;
    }
    return source.entries[image.entries.length]?.path;
};
/** The first of the names that each file has in a tree, of those with more than one somewhere. */
const firstNames = (entries) => {
    const names = new Map();
    for (const { inode, path } of entries)
        if (inode !== '' && !names.has(inode))
            names.set(inode, path);
    return names;
};
const firstName = ({ path, inode }, names) => inode === '' ? path : (names.get(inode) ?? path);
const firstUnlistedDifference = (comparison) => {
    const { source, image, hasAcls, namespace } = comparison;
    const isLeftOut = (name) => !hasAcls && name.startsWith('system.');
    const [wanted, found] = [source, image].map(({ xattrs }) => (0,_xattrs_js__WEBPACK_IMPORTED_MODULE_6__/* .withoutXattrs */ .LW)(xattrs, isLeftOut));
    const deviceOf = ({ path }, entry) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)((0,_host_command_js__WEBPACK_IMPORTED_MODULE_2__/* .bufferOf */ .Kb)(`${(0,_host_command_js__WEBPACK_IMPORTED_MODULE_2__/* .asBytes */ .Yd)((0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_3__/* .outsidePath */ .dX)(namespace, path))}${entry.path}`)).rdev;
    return ((0,_xattrs_js__WEBPACK_IMPORTED_MODULE_6__/* .differingXattrs */ .p5)(wanted, found) ??
        source.entries
            .filter(({ type }) => type === 'c' || type === 'b')
            .find((entry) => deviceOf(source, entry) !== deviceOf(image, entry))?.path);
};
/** Each file is read once, whatever number of names it has: these are seen to be the same on both sides before. */
const firstContentDifference = ({ source, image, namespace }) => {
    const names = firstNames(source.entries);
    const files = source.entries.filter((entry) => entry.type === 'f' && firstName(entry, names) === entry.path);
    return (0,_compare_content_js__WEBPACK_IMPORTED_MODULE_4__/* .firstDifferingContent */ .Yn)([(0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_3__/* .outsidePath */ .dX)(namespace, source.path), (0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_3__/* .outsidePath */ .dX)(namespace, image.path)], files);
};


/***/ }),

/***/ 292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J5: () => (/* binding */ timeLosses),
/* harmony export */   nT: () => (/* binding */ listTree)
/* harmony export */ });
/* unused harmony export splitRecords */
/* harmony import */ var _host_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4627);

const fields = ['%P', '%y', '%m', '%U', '%G', '%s', '%T@', '%n', '%D:%i', '%l'];
/** Every entry of a tree, on its own file system only, ordered by path. */
const listTree = async (tree, enter) => {
    const format = fields.map((field) => `${field}\\0`).join('');
    const entries = [];
    const known = new Map();
    // A tree may have a million entries, and few owners, modes and sizes.
    const once = (value = '') => known.get(value) ?? (known.set(value, value), value);
    // Read as it comes: kept whole, what find prints would take more memory than the entries.
    const onOutput = splitRecords(fields.length, ([path = '', ...values]) => {
        const [type = '', mode, uid, gid, size, seconds, links, inode = '', target = ''] = values;
        entries.push({
            path: `/${path}`,
            type: once(type),
            mode: once(mode),
            uid: once(uid),
            gid: once(gid),
            size: once(size),
            seconds: Math.floor(Number(seconds)),
            links: Number(links),
            inode: type === 'd' || links === '1' ? '' : inode,
            target,
        });
    });
    await (0,_host_command_js__WEBPACK_IMPORTED_MODULE_0__/* .runCommand */ .d1)(enter(['find', tree, '-xdev', '-printf', format]), { onOutput });
    return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
};
/** Takes bytes as they come, and hands on each record: so many fields, each of which a zero ends, a byte a character. */
const splitRecords = (count, take) => {
    let rest = Buffer.alloc(0);
    return (chunk) => {
        const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
        let [start, record] = [0, []];
        for (let at = 0, end = bytes.indexOf(0); end >= 0; at = end + 1, end = bytes.indexOf(0, at)) {
            record.push(bytes.toString('latin1', at, end));
            if (record.length < count)
                continue;
            take(record);
            [start, record] = [end + 1, []];
        }
        rest = bytes.subarray(start);
    };
};
/** squashfs keeps times as unsigned 32-bit seconds (squashfs.rst). */
const timeLosses = (entries) => entries
    .filter(({ seconds }) => seconds < 0 || seconds > 0xffffffff)
    .map(({ path }) => ({ path, what: 'time before 1970 or after 2106' }));


/***/ }),

/***/ 5681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hl: () => (/* binding */ hasSameXattrs),
/* harmony export */   LW: () => (/* binding */ withoutXattrs),
/* harmony export */   as: () => (/* binding */ unescapeOctal),
/* harmony export */   lO: () => (/* binding */ readXattrs),
/* harmony export */   p5: () => (/* binding */ differingXattrs),
/* harmony export */   ux: () => (/* binding */ nameOfXattr),
/* harmony export */   v5: () => (/* binding */ parseGetfattr)
/* harmony export */ });
/* unused harmony export parseXattrs */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _host_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4627);


/**
 * All xattrs of a tree, POSIX ACLs among them. Throws RootstockError where they cannot be read.
 * @param paths of these entries alone, and none of what is below them
 */
const readXattrs = async (tree, enter, paths) => {
    const options = ['-P', '-h', '-d', '-e', 'hex', '--absolute-names', '-m', '-'];
    let problem;
    const onLine = (line) => {
        // So says an image of a tree without any xattrs, of each entry.
        if (!line.endsWith(': Operation not supported'))
            problem ??= line;
    };
    const { stdout } = await (paths === undefined
        ? (0,_host_command_js__WEBPACK_IMPORTED_MODULE_1__/* .runCommand */ .d1)(enter(['getfattr', '-R', ...options, '--', tree]), { bytes: true, onLine, expected: [0, 1] })
        : (0,_host_command_js__WEBPACK_IMPORTED_MODULE_1__/* .runCommand */ .d1)(enter(['xargs', '-0', '-r', 'getfattr', ...options, '--']), {
            input: paths.map((path) => `${(0,_host_command_js__WEBPACK_IMPORTED_MODULE_1__/* .asBytes */ .Yd)(tree)}${path}\0`).join(''),
            ...{ bytes: true, onLine },
            // What xargs makes of a status of 1.
            expected: [0, 123],
        }));
    if (problem !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RootstockError */ .RK(`reading the xattrs of ${tree}`, problem);
    return parseXattrs(stdout, tree);
};
const nameOfXattr = (line) => line.split('=', 1)[0] ?? line;
/** What `getfattr -d` printed; it writes control characters and backslashes in octal. */
const parseXattrs = (text, tree) => {
    const length = Buffer.byteLength(tree);
    const found = new Map();
    for (const block of text.split('\n\n')) {
        const [first = '', ...lines] = block.split('\n').filter((line) => line !== '');
        if (!first.startsWith('# file: '))
            continue;
        const path = unescapeOctal(first.slice('# file: '.length)).slice(length);
        found.set(path === '' ? '/' : path, lines.sort());
    }
    return found;
};
/** Without those that an image cannot hold, or need not. */
const withoutXattrs = (xattrs, isLeftOut) => new Map([...xattrs].map(([path, lines]) => [path, lines.filter((line) => !isLeftOut(nameOfXattr(line)))]));
/** The first path whose xattrs are not the same in both trees. */
const differingXattrs = (one, other) => [...new Set([...one.keys(), ...other.keys()])].find((path) => !hasSameXattrs(one.get(path), other.get(path)));
/** Lines are in order, so that they can be compared as they are. */
const hasSameXattrs = (one = [], other = []) => one.length === other.length && one.every((line, index) => line === other[index]);
/** The paths and names in what `getfattr` printed; it writes control characters and backslashes in octal. */
const parseGetfattr = (text) => {
    const found = [];
    let path = '';
    for (const line of text.split('\n')) {
        if (line.startsWith('# file: '))
            path = unescapeOctal(line.slice('# file: '.length));
        else if (line !== '')
            found.push({ path, name: nameOfXattr(line) });
    }
    return found;
};
/** Bytes that are written as a backslash and three octal digits. */
const unescapeOctal = (text) => text.replace(/\\([0-7]{3})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 8)));


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
