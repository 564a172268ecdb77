export const id = 8141;
export const ids = [8141];
export const modules = {

/***/ 8141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  registerJob: () => (/* binding */ registerJob)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/base/base.js
var base_base = __webpack_require__(8928);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/host/digest.js
var host_digest = __webpack_require__(9324);
// EXTERNAL MODULE: ./lib/layer/layers.js
var layer_layers = __webpack_require__(7343);
// EXTERNAL MODULE: ./lib/remote/remote.js
var remote = __webpack_require__(8482);
// EXTERNAL MODULE: ./lib/root/drop.js
var drop = __webpack_require__(1459);
// EXTERNAL MODULE: ./lib/root/match.js
var match = __webpack_require__(7577);
// EXTERNAL MODULE: ./lib/snapshot/adopt.js
var adopt = __webpack_require__(5598);
// EXTERNAL MODULE: ./lib/snapshot/lend.js
var lend = __webpack_require__(7835);
// EXTERNAL MODULE: ./lib/snapshot/names.js
var names = __webpack_require__(8480);
// EXTERNAL MODULE: ./lib/snapshot/shared.js
var shared = __webpack_require__(3391);
// EXTERNAL MODULE: ./lib/snapshot/snapshots.js
var snapshots = __webpack_require__(5825);
// EXTERNAL MODULE: ./lib/cli/print.js
var print = __webpack_require__(7721);
// EXTERNAL MODULE: ./lib/host/remove-tree.js
var remove_tree = __webpack_require__(4129);
// EXTERNAL MODULE: ./lib/root/scratch-choice.js
var scratch_choice = __webpack_require__(1048);
;// CONCATENATED MODULE: ./lib/cli/spool.js






/** Makes the job's own places anew, and removes those of jobs of the same runner that were killed. */
const makePlaces = async (context, job) => {
    const { store, caller } = context;
    const name = `${runnerPrefix(job.runner)}${job.job.replace(/[^A-Za-z0-9-]/g, '_').slice(0, 100)}`;
    const spool = (0,external_node_path_.join)(spoolsOf(context), name);
    const elsewhere = archivesElsewhere(store.directory, job.scratch, caller.environment['RUNNER_TEMP']);
    const place = elsewhere === undefined ? spool : (0,external_node_path_.join)(elsewhere, name);
    for (const directory of new Set([spool, place])) {
        await removeOthers((0,external_node_path_.dirname)(directory), job.runner, name);
        await (0,remove_tree/* removeTree */.d)(directory);
        makePlace(context, directory);
    }
    return { spool, archives: (0,external_node_path_.join)(place, 'archive') };
};
const spoolsOf = ({ store }) => (0,external_node_path_.join)(store.directory, 'spool');
/** Makes a directory of the caller's, again where a post step of the same job has removed it. */
const makePlace = ({ caller }, directory) => {
    (0,external_node_fs_.mkdirSync)(directory, { recursive: true, mode: 0o700 });
    // The caller passes through; what else is there stays closed.
    for (const path of [(0,external_node_path_.dirname)((0,external_node_path_.dirname)(directory)), (0,external_node_path_.dirname)(directory)])
        (0,external_node_fs_.chmodSync)(path, 0o711);
    (0,external_node_fs_.chownSync)(directory, caller.uid, caller.gid);
};
/** The directory for archives where the scratch is on another disk than the store, and nobody else's. */
const archivesElsewhere = (store, scratch, runnerTemp) => {
    const disk = (0,scratch_choice/* scratchDisk */.U)({ kind: scratch, ...(runnerTemp === undefined ? {} : { runnerTemp }) });
    if (disk === undefined || (0,external_node_fs_.statSync)(disk).dev === (0,external_node_fs_.statSync)(store).dev)
        return undefined;
    const ours = (0,external_node_path_.join)(disk, 'rootstock');
    const isOurs = [ours, (0,external_node_path_.join)(ours, 'archives')].every((path) => {
        const status = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
        return !status || (status.isDirectory() && status.uid === process.getuid?.());
    });
    return isOurs ? (0,external_node_path_.join)(ours, 'archives') : undefined;
};
const runnerPrefix = (runner) => `${(0,host_digest/* digestOfText */.N)(runner).slice(0, 12)}-`;
/** A runner does one job at a time. A step more has the same job, and what saves beside it a spool named after the job's. */
const removeOthers = async (directory, runner, own) => {
    for (const name of (0,external_node_fs_.existsSync)(directory) ? (0,external_node_fs_.readdirSync)(directory) : []) {
        if (name.startsWith(runnerPrefix(runner)) && name !== own && !name.startsWith(`${own}-`))
            await (0,remove_tree/* removeTree */.d)((0,external_node_path_.join)(directory, name));
    }
};
/** Throws RootstockError unless it is a spool of the store. */
const checkSpool = (context, spool) => {
    if ((0,external_node_path_.dirname)(spool) === spoolsOf(context))
        return spool;
    throw new errors/* RootstockError */.RK(`using the spool ${spool}`, 'it is not below the store');
};
const removePlaces = async (context, { spool, archives }) => {
    await (0,remove_tree/* removeTree */.d)(checkSpool(context, spool));
    const place = (0,external_node_path_.dirname)(archives);
    const isOurs = (0,external_node_path_.basename)(place) === (0,external_node_path_.basename)(spool) && (0,external_node_path_.dirname)(place).endsWith('/rootstock/archives');
    if (isOurs)
        await (0,remove_tree/* removeTree */.d)(place);
};

;// CONCATENATED MODULE: ./lib/cli/job.js
















/**
 * What the action asks of the command, which alone is root: the action itself, with its network and its tokens, stays the
 * runner's user. Files are handed over in a spool, a directory of the caller's.
 */
const registerJob = (program, withContext) => {
    const job = program.command('job', { hidden: true }).description('what the action asks for');
    job
        .command('begin')
        .requiredOption('--runner <directory>')
        .requiredOption('--job <id>')
        .requiredOption('--base <base>')
        .option('--scratch <place>', '', 'auto')
        .option('--key <key>')
        .option('--restore-key <prefix>', '', (value, earlier) => [...earlier, value], [])
        .action((options) => withContext((context) => begin(context, options)));
    job
        .command('adopt')
        .requiredOption('--spool <directory>')
        .action(({ spool }) => withContext((context) => job_adopt(context, spool)));
    job
        .command('lend')
        .requiredOption('--spool <directory>')
        .requiredOption('--identity <text>')
        .requiredOption('--key <key>')
        .action((options) => withContext((context) => job_lend(context, options)));
    job
        .command('end')
        .requiredOption('--spool <directory>')
        .requiredOption('--archives <directory>')
        .action((places) => withContext(async (context) => {
        await removePlaces(context, places);
        return 0;
    }));
};
/** Drops what an earlier job of the runner left, makes a spool, and says what the store has for the key. */
const begin = async (context, options) => {
    const { store, say } = context;
    const base = await (0,base_base/* parseBase */.Hp)(options.base, context.base);
    if (options.key !== undefined)
        (0,names/* checkKey */.yR)(options.key);
    for (const root of await (0,drop/* sweepRoots */.KK)(store, { kind: 'job', runner: options.runner, job: options.job })) {
        say(`dropped root "${root}", which an earlier job left`);
    }
    const reference = await (0,base_base/* referenceOf */.Bz)(base);
    const { kind, snapshot } = await (0,match/* findMatch */.T)(store, reference, { key: options.key, restoreKeys: options.restoreKey.map(names/* checkKey */.yR) }, say);
    const places = await makePlaces(context, options);
    (0,print/* printJson */.Q2)({
        base: reference,
        architecture: (0,base_base/* architecture */.s2)(),
        match: kind,
        matchedKey: snapshot?.name ?? null,
        layers: (0,layer_layers/* listLayers */.VR)(store.layers),
        ...places,
    });
    return 0;
};
/** Takes what was downloaded into the store: each layer once its bytes are those that its name says, the snapshot last. */
const job_adopt = async (context, spool) => {
    const { store } = context;
    checkSpool(context, spool);
    try {
        const text = (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(spool, 'snapshot.json'), 'utf8');
        const { snapshot, layers: descriptions } = (0,shared/* parseShared */.fj)(text, 'the spool');
        const brought = new Map();
        for (const digest of snapshot.layers) {
            if ((0,layer_layers/* hasLayer */.OY)(store.layers, digest))
                continue;
            const image = (0,external_node_path_.join)(spool, (0,remote/* layerFileName */.d)(digest));
            // Ours from here on: nobody else may change it between the check and its name.
            (0,external_node_fs_.chownSync)(image, 0, 0);
            (0,external_node_fs_.chmodSync)(image, 0o400);
            if ((await (0,host_digest/* digestOf */.o)(image)) !== digest)
                throw new Error(`layer ${digest.slice(0, 12)} is not what its name says`);
            brought.set(digest, image);
        }
        const imageOf = (digest) => brought.get(digest);
        await (0,adopt/* adoptSnapshot */.l)(store, { snapshot, descriptions, imageOf }, () => {
            (0,snapshots/* writeKey */.TE)(store, snapshot);
        });
        (0,print/* printJson */.Q2)({ key: snapshot.name, layers: snapshot.layers });
        return 0;
    }
    catch (error) {
        throw new errors/* RootstockError */.RK('taking the downloaded snapshot in', (0,errors/* messageOf */.bD)(error), 'It is not used');
    }
};
/** Prints a key's snapshot, and puts its images into the spool as hard links: no copy, no second place on disk. */
const job_lend = (context, { spool, identity, key }) => {
    const { store } = context;
    checkSpool(context, spool);
    const snapshot = (0,snapshots/* findByKey */.Wf)(store, identity, (0,base_base/* architecture */.s2)(), key);
    if (!snapshot)
        throw new errors/* RootstockError */.RK(`saving key "${key}"`, 'the store has no snapshot of it');
    // The post step of another root of the job has removed it.
    if (!(0,external_node_fs_.existsSync)(spool))
        makePlace(context, spool);
    (0,print/* printJson */.Q2)((0,lend/* lendImages */.Y)(store, snapshot, spool));
    return Promise.resolve(0);
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

/***/ 7577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ findMatch)
/* harmony export */ });
/* harmony import */ var _base_base_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8928);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7343);
/* harmony import */ var _snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5825);




/**
 * The snapshot of the key, else the newest of the first restore key that has one; over the same base and for the same
 * machine. One whose layers are missing or damaged is no match, said in one line: a bad cache is a miss.
 */
const findMatch = async (store, reference, { key, restoreKeys = [] }, say) => {
    const machine = (0,_base_base_js__WEBPACK_IMPORTED_MODULE_0__/* .architecture */ .s2)();
    const exact = key === undefined ? undefined : findReadable(store, reference.identity, machine, key, say);
    if (exact && (await isUsable(store, exact, say)))
        return { kind: 'exact', snapshot: exact };
    for (const prefix of restoreKeys) {
        const near = (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_3__/* .findByPrefix */ .jQ)(store, reference.identity, machine, prefix);
        if (near && (await isUsable(store, near, say)))
            return { kind: 'prefix', snapshot: near };
    }
    return { kind: 'none' };
};
const findReadable = (store, identity, machine, key, say) => {
    try {
        return (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_3__/* .findByKey */ .Wf)(store, identity, machine, key);
    }
    catch (error) {
        say(`warning: snapshot "${key}" is not used: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`);
        return undefined;
    }
};
const isUsable = async (store, snapshot, say) => {
    if (!(0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_3__/* .isWhole */ .wP)(store, snapshot)) {
        say(`warning: snapshot "${snapshot.name}" is not used: a layer of it is missing`);
        return false;
    }
    try {
        for (const digest of snapshot.layers)
            await (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyLayer */ .fL)(store.layers, digest);
        return true;
    }
    catch (error) {
        say(`warning: snapshot "${snapshot.name}" is not used: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`);
        return false;
    }
};


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
