export const id = 7999;
export const ids = [7999,7163];
export const modules = {

/***/ 7999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  registerImport: () => (/* binding */ registerImport)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:tty"
var external_node_tty_ = __webpack_require__(7066);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/base/base.js
var base_base = __webpack_require__(8928);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/host/format.js
var format = __webpack_require__(5703);
// EXTERNAL MODULE: ./lib/host/progress.js
var progress = __webpack_require__(4311);
// EXTERNAL MODULE: ./lib/remote/remote.js
var remote = __webpack_require__(8482);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: ./lib/host/free-bytes.js
var free_bytes = __webpack_require__(5600);
// EXTERNAL MODULE: ./lib/host/remove-tree.js
var remove_tree = __webpack_require__(4129);
// EXTERNAL MODULE: ./lib/host/staging-name.js
var staging_name = __webpack_require__(1271);
// EXTERNAL MODULE: ./lib/layer/layers.js
var layer_layers = __webpack_require__(7343);
// EXTERNAL MODULE: ./lib/snapshot/adopt.js
var adopt = __webpack_require__(5598);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(6118);
// EXTERNAL MODULE: ./lib/snapshot/archive.js
var snapshot_archive = __webpack_require__(9610);
;// CONCATENATED MODULE: ./lib/snapshot/archive-kind.js
/** How many of its first bytes tell what a file is. */
const headBytes = 2048;
/**
 * Tells what was given in place of a Rootstock file, by what is in it and not by its name.
 * @param head the first bytes; all of them, of a short file
 * @param file its name, for the advice
 */
const refusalOf = (head, file) => {
    if (head.length === 0)
        return { why: 'it is empty' };
    const packer = packers.find(({ magic }) => head.toString('latin1').startsWith(magic))?.program;
    if (packer !== undefined) {
        const advice = `If a Rootstock file is inside, use \`${packer} -dc ${file} | rootstock import -\``;
        return { why: `it is compressed, by ${packer}, and a Rootstock file is not`, advice };
    }
    const first = firstMember(head);
    if (first === undefined)
        return { why: 'it is no Rootstock file' };
    if (first === 'rootstock.json')
        return undefined;
    if (/^(blobs|oci-layout|index\.json)(\/|$)/.test(first))
        return containerImage;
    if (/^(manifest\.json|repositories)$|^[0-9a-f]{64}(\/|\.json$|\.tar$)/.test(first))
        return containerImage;
    return {
        why: 'it is a tar archive, but no Rootstock file',
        advice: `To start from the system in it, use \`rootstock run --base tar:${file}\``,
    };
};
/** Of podman and skopeo, of docker, and of both at once: which it is takes reading it all. */
const containerImage = {
    why: 'it is a container image, and no Rootstock file',
    advice: 'To start from it, use `rootstock run` with `--base oci:layout:PATH` or `--base docker-archive:PATH`',
};
const packers = [
    { program: 'gzip', magic: '\x1f\x8b' },
    { program: 'xz', magic: '\xfd7zXZ\0' },
    { program: 'zstd', magic: '\x28\xb5\x2f\xfd' },
    { program: 'bzip2', magic: 'BZh' },
];
/** The name of the first member of a tar, past the directory itself; undefined when it is none. */
const firstMember = (head) => {
    for (let offset = 0; offset + 512 <= head.length; offset += 512) {
        const header = head.subarray(offset, offset + 512);
        if (header.toString('latin1', 257, 262) !== 'ustar')
            return undefined;
        const name = header.toString('latin1', 0, 100).replace(/\0.*$/s, '').replace(/^\.\//, '');
        if (name !== '')
            return name;
    }
    return undefined;
};

;// CONCATENATED MODULE: ./lib/snapshot/read-archive.js





/**
 * Reads a Rootstock file as a stream. Throws UsageError for one that is not whole, or holds anything else, or is something
 * else; and what the reader throws.
 */
const readArchive = async ({ name, bytes }, reader) => {
    const what = `import of ${name}`;
    try {
        const { head, rest } = await takeHead(bytes);
        const refusal = refusalOf(head, name);
        if (refusal)
            throw new errors/* UsageError */.eb(what, refusal.why, refusal.advice);
        const archive = (0,tar_stream.extract)();
        const fed = (0,promises_.pipeline)(rest, archive);
        fed.catch(() => undefined);
        await readMembers(archive, reader);
        await fed;
    }
    catch (error) {
        // What the system says keeps its own words.
        if (error instanceof errors/* RootstockError */.RK || error.code !== undefined)
            throw error;
        const why = (0,errors/* messageOf */.bD)(error).replace('Unexpected end of data', 'it ends too early');
        throw new errors/* UsageError */.eb(what, why, 'Nothing of it was taken in; get the file again');
    }
    finally {
        // Whoever writes into a pipe would be waited for.
        bytes.destroy();
    }
};
const readMembers = async (archive, reader) => {
    const awaited = new Map();
    let begun = false;
    for await (const entry of archive) {
        const { name, type, size } = entry.header;
        const bytes = entry;
        const shown = JSON.stringify(name);
        if (type !== 'file' && type !== 'contiguous-file')
            throw new Error(`its member ${shown} is no file`);
        if (!begun) {
            if (name !== snapshot_archive/* contentName */.T1)
                throw new Error(`it begins with ${shown}, not with ${snapshot_archive/* contentName */.T1}`);
            const content = (0,snapshot_archive/* parseContent */.Fs)(await readText(bytes, size));
            for (const layer of content.layers)
                awaited.set(layer.digest, layer);
            await reader.begin(content);
            begun = true;
            continue;
        }
        const layer = awaited.get((0,snapshot_archive/* digestInName */.Tl)(name) ?? '');
        if (!layer)
            throw new Error(`its member ${shown} does not belong there, or comes twice`);
        if (layer.size !== size)
            throw new Error(`its member ${shown} has ${size} bytes, not ${layer.size}`);
        awaited.delete(layer.digest);
        await reader.image(layer, bytes);
    }
    if (!begun)
        throw new Error('it has no members');
    const [missing] = awaited.keys();
    if (missing !== undefined)
        throw new Error(`its layer ${missing.slice(0, 12)} is missing`);
};
/** More than the longest stack takes; what is longer would only fill the memory. */
const longestContent = 16 << 20;
const readText = async (bytes, size) => {
    if (size > longestContent)
        throw new Error(`its ${snapshot_archive/* contentName */.T1} has ${size} bytes`);
    const chunks = [];
    for await (const chunk of bytes)
        chunks.push(chunk);
    return Buffer.concat(chunks).toString();
};
/** The first bytes of a stream, and all of it. */
const takeHead = async (bytes) => {
    const iterator = bytes[Symbol.asyncIterator]();
    const chunks = [];
    let length = 0;
    for (let next; length < headBytes && !(next = await iterator.next()).done; length += next.value.length)
        chunks.push(next.value);
    const head = Buffer.concat(chunks);
    const rest = async function* () {
        yield head;
        yield* { [Symbol.asyncIterator]: () => iterator };
    };
    return { head, rest: rest() };
};

// EXTERNAL MODULE: ./lib/snapshot/store.js
var snapshot_store = __webpack_require__(2541);
// EXTERNAL MODULE: ./lib/snapshot/names.js
var names = __webpack_require__(8480);
// EXTERNAL MODULE: ./lib/snapshot/snapshots.js
var snapshots = __webpack_require__(5825);
// EXTERNAL MODULE: ./lib/root/reference.js
var reference = __webpack_require__(453);
// EXTERNAL MODULE: ./lib/root/stacks.js
var stacks = __webpack_require__(6739);
;// CONCATENATED MODULE: ./lib/root/import-name.js





/** Throws UsageError for a name that cannot be given, or is taken: not by the same stack, which has it already. */
const requireNamePossible = (store, state, snapshot, { asKey, force }) => {
    const { name, base, architecture } = snapshot;
    const isSame = (found) => found?.base.identity === base.identity && (0,stacks/* isSameStack */.xq)(store, found.layers, snapshot.layers);
    if (asKey || !state) {
        (0,names/* checkKey */.yR)(name);
        const found = (0,snapshots/* findByKey */.Wf)(store, base.identity, architecture, name);
        if (found && !force && !isSame(found))
            throw new errors/* RootstockError */.RK(`key "${name}"`, 'it exists', 'Use another name, or --force to move it');
        return;
    }
    (0,names/* checkName */.I3)('snapshot', name);
    if (state.base.name !== base.name)
        throw new errors/* UsageError */.eb(`snapshot "${name}" in root "${state.name}"`, `it stands on ${base.name}, not on ${state.base.name}`, 'Name another --root, or import it with --as-key');
    if (!force && !isSame((0,snapshots/* findSnapshot */.Cb)(store, state.name, name)))
        (0,reference.requireFreeName)(store, state, name);
};
/** Gives the name. Throws like the above. The caller is alone in the store, and the layers are in it. */
const giveName = (store, state, snapshot, options) => {
    requireNamePossible(store, state, snapshot, options);
    if (options.asKey || !state) {
        (0,snapshots/* writeKey */.TE)(store, snapshot);
        return 'key';
    }
    (0,snapshots/* writeSnapshot */.oF)(store, state.name, snapshot);
    return 'snapshot';
};

// EXTERNAL MODULE: ./lib/root/names.js
var root_names = __webpack_require__(9116);
// EXTERNAL MODULE: ./lib/root/state.js
var state = __webpack_require__(9873);
;// CONCATENATED MODULE: ./lib/root/import-archive.js


















/**
 * Takes the snapshot of a Rootstock file in, as it is read: each layer once its bytes are those that its name says, and the
 * name last. Throws, with no name given, for a file that is not whole, of another machine's architecture, or for a name
 * that is taken.
 */
const importArchive = async (store, source, options) => {
    // What killed imports left takes room that this one may need.
    await (0,snapshot_store/* sweepStaging */.ii)(store);
    const staging = (0,external_node_path_.join)(store.staging, (0,staging_name/* stagingName */.z)('import'));
    (0,external_node_fs_.mkdirSync)(staging, { mode: 0o700 });
    const imageOf = (digest) => (0,external_node_path_.join)(staging, digest);
    const added = [];
    let content;
    try {
        await readArchive(source, {
            begin: async (found) => {
                content = { ...found, snapshot: { ...found.snapshot, name: options.name ?? found.snapshot.name } };
                await requireUsable(store, source.name, content, options);
            },
            image: async (layer, bytes) => {
                if (await borrow(store, layer.digest, imageOf(layer.digest)))
                    await drain(bytes);
                else {
                    await writeChecked(source.name, layer, bytes, imageOf(layer.digest));
                    added.push(layer);
                }
            },
        });
        if (!content)
            throw new Error('an archive was read that did not begin');
        const { snapshot, layers: descriptions } = content;
        const given = await (0,root_names/* whileNothingCommits */.PA)(store, options.root, async (state) => {
            let given = 'key';
            await (0,adopt/* adoptSnapshot */.l)(store, { snapshot, descriptions, imageOf }, () => {
                given = giveName(store, state, snapshot, options);
            });
            return given;
        });
        return { snapshot, given, added };
    }
    finally {
        await (0,remove_tree/* removeTree */.d)(staging);
    }
};
/** Throws where the file cannot be used, before all of it is read. */
const requireUsable = async (store, file, { snapshot, layers }, options) => {
    const what = `import of ${file}`;
    if (snapshot.architecture !== (0,base_base/* architecture */.s2)() && !options.force)
        throw new errors/* UsageError */.eb(what, `it is for ${snapshot.architecture}, and this machine is ${(0,base_base/* architecture */.s2)()}`, 'Import it with --force where its programs can run here');
    requireNamePossible(store, (0,state/* readRoot */.XD)(store, options.root), snapshot, options);
    const needed = (0,remote/* bytesOf */.$)(layers.filter(({ digest }) => !(0,layer_layers/* hasLayer */.OY)(store.layers, digest)));
    const free = (0,free_bytes/* freeBytes */.g)(store.staging);
    if (needed > free)
        throw new errors/* RootstockError */.RK(what, `it takes ${(0,format/* formatBytes */.z3)(needed)}, and ${store.directory} has room for ${(0,format/* formatBytes */.z3)(free)}`, 'Free some: `rootstock gc` removes what nothing needs');
    const { base } = snapshot;
    if (base.kind === 'host' && base.identity !== (await options.host()).identity)
        options.say(`warning: "${snapshot.name}" was made over another machine's own root than this one's: ` +
            'what it expects below it may be missing, and only --snapshot finds it here, not --key');
};
/** Keeps a layer that the store has, for as long as this takes, by a hard link. One that is damaged is not there. */
const borrow = async (store, digest, place) => {
    if (!(0,layer_layers/* hasLayer */.OY)(store.layers, digest))
        return false;
    try {
        await (0,layer_layers/* verifyLayer */.fL)(store.layers, digest);
        (0,external_node_fs_.linkSync)((0,layer_layers/* imagePath */.d0)(store.layers, digest), place);
        return true;
    }
    catch {
        return (0,external_node_fs_.existsSync)(place);
    }
};
const drain = async (bytes) => {
    const iterator = bytes[Symbol.asyncIterator]();
    while (!(await iterator.next()).done)
        ;
};
const writeChecked = async (file, { digest }, bytes, path) => {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const hashed = async function* () {
        for await (const chunk of bytes) {
            hash.update(chunk);
            yield chunk;
        }
    };
    await (0,promises_.pipeline)(hashed, (0,external_node_fs_.createWriteStream)(path, { flags: 'wx', mode: 0o400 }));
    if (hash.digest('hex') === digest)
        return;
    throw new errors/* UsageError */.eb(`import of ${file}`, `the bytes of its layer ${digest.slice(0, 12)} are not those that its name says`, 'Nothing of it was taken in; get the file again');
};

// EXTERNAL MODULE: ./lib/cli/pack-and-say.js
var pack_and_say = __webpack_require__(7163);
// EXTERNAL MODULE: ./lib/cli/print.js
var print = __webpack_require__(7721);
// EXTERNAL MODULE: ./lib/cli/root-options.js
var root_options = __webpack_require__(8872);
;// CONCATENATED MODULE: ./lib/cli/import.js














const registerImport = (program, withContext) => {
    program
        .command('import')
        .description('take in what `export` wrote: a snapshot with its layers')
        .argument('<file>', 'a Rootstock file; - is standard input')
        .argument('[name]', 'the name that it gets (default: the one that it had)')
        .addOption((0,root_options/* rootOption */.SW)())
        .option('--as-key', 'as a key, found by --key; also what it is without such a root')
        .option('--force', 'move a name that exists; take in what is of another architecture')
        .option('--json', 'print what was taken in as JSON')
        .action((file, name, options) => withContext((context) => importFile(context, file, name, options)));
};
const importFile = async (context, file, name, { root, asKey = false, force = false, json }) => {
    const { store, say } = context;
    if (name !== undefined)
        (0,names/* checkKey */.yR)(name);
    const source = openSource(context, file);
    await (0,pack_and_say.givePromisedNames)(context, root);
    const began = Date.now();
    const host = async () => (0,base_base/* referenceOf */.Bz)(await (0,base_base/* parseBase */.Hp)('host', context.base));
    const imported = await (0,progress/* withProgress */.E)(`importing ${source.name}`, say, () => importArchive(store, source, { root, name, asKey, force, host, say }));
    const { snapshot, given, added } = imported;
    if (json) {
        (0,print/* printJson */.Q2)({
            ...{ name: snapshot.name, kind: given, root: given === 'key' ? null : root, base: snapshot.base.name },
            ...{ layers: snapshot.layers, added: added.map(({ digest }) => digest) },
        });
    }
    say(`${importedText(imported, root, asKey)}, in ${(0,format/* formatSeconds */.Xo)(Date.now() - began)}`);
    if (given === 'key' && !asKey)
        say(`there is no root "${root}" yet: \`rootstock run --snapshot ${quoted(snapshot.name)}\` makes one of it`);
    return 0;
};
const importedText = ({ snapshot, given, added }, root, asKey) => {
    const bytes = (0,format/* formatBytes */.z3)((0,remote/* bytesOf */.$)(added));
    const as = given === 'snapshot' ? `into root "${root}"` : asKey ? 'as a key' : 'by key';
    return `imported "${snapshot.name}" ${as}: ${snapshot.layers.length} layers, ${added.length} of them new (${bytes})`;
};
/** For a shell, where a key needs it. */
const quoted = (name) => ((0,names/* isName */.Eo)(name) ? name : `'${name.replaceAll("'", "'\\''")}'`);
const openSource = ({ directory }, file) => {
    if (file === '-') {
        if ((0,external_node_tty_.isatty)(0))
            throw new errors/* UsageError */.eb('import of -', 'standard input is a terminal', 'Name a file, or give it a pipe');
        return { name: 'standard input', bytes: process.stdin };
    }
    const path = (0,external_node_path_.resolve)(directory, file);
    const status = (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false });
    const refuse = (why, advice) => {
        throw new errors/* UsageError */.eb(`import of ${file}`, why, advice);
    };
    if (!status)
        refuse('there is no such file');
    if (status?.isDirectory()) {
        const isImage = (0,external_node_fs_.statSync)((0,external_node_path_.join)(path, 'oci-layout'), { throwIfNoEntry: false }) !== undefined;
        if (isImage)
            refuse(containerImage.why, containerImage.advice);
        refuse('it is a directory', `To start from the system in it, use \`rootstock run --base dir:${file}\``);
    }
    return { name: file, bytes: (0,external_node_fs_.createReadStream)(path, { highWaterMark: 1 << 20 }) };
};


/***/ }),

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

/***/ 9116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PA: () => (/* binding */ whileNothingCommits),
/* harmony export */   dX: () => (/* binding */ renameSnapshot),
/* harmony export */   jy: () => (/* binding */ tagSnapshot),
/* harmony export */   nK: () => (/* binding */ removeNames)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _host_lock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(439);
/* harmony import */ var _snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9250);
/* harmony import */ var _snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5825);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2541);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(453);
/* harmony import */ var _stacks_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6739);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9873);








/**
 * Gives a stack a second name. Throws RootstockError, with nothing changed, for a name that exists, unless it may be moved.
 * @param word what means the stack: a name, a key or a layer's digest
 */
const tagSnapshot = (store, root, { word, name, force }) => changeNames(store, root, () => {
    const state = (0,_state_js__WEBPACK_IMPORTED_MODULE_6__/* .requireRoot */ .oT)(store, root);
    const { layers, base, architecture, created } = (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .resolveReference */ .s)(store, root, word);
    requireOwnBase(state, word, base.name);
    if (!force)
        (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.requireFreeName)(store, state, name);
    (0,_stacks_js__WEBPACK_IMPORTED_MODULE_5__/* .requireWhole */ .Z7)(store, { name: word, layers });
    (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__/* .writeSnapshot */ .oF)(store, root, { ...(0,_snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_7__/* .makeSnapshot */ .HM)(name, { base, architecture }, layers), created });
});
/** Gives a snapshot of a root another name in place of its own. Throws as `tagSnapshot` does. */
const renameSnapshot = (store, root, { from, to, force }) => changeNames(store, root, () => {
    const state = (0,_state_js__WEBPACK_IMPORTED_MODULE_6__/* .requireRoot */ .oT)(store, root);
    const snapshot = (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__/* .findSnapshot */ .Cb)(store, root, from) ?? unknownName(store, root, from);
    if (!force || from === to)
        (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.requireFreeName)(store, state, to);
    (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__/* .writeSnapshot */ .oF)(store, root, { ...snapshot, name: to });
    // Killed in between, it has both names: nothing is lost.
    (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__/* .removeSnapshot */ .Bw)(store, root, from);
});
/** Forgets names: snapshots of the root, else keys, over every base. All of them, or none when one is not there. */
const removeNames = (store, root, names) => changeNames(store, root, () => {
    const keys = (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__/* .listKeys */ .TH)(store, 'leave out');
    const forgets = names.map((name) => {
        if ((0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__/* .findSnapshot */ .Cb)(store, root, name))
            return () => (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__/* .removeSnapshot */ .Bw)(store, root, name);
        const found = keys.filter((key) => key.name === name);
        if (found.length === 0)
            unknownName(store, root, name);
        return () => {
            for (const key of found)
                (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__/* .removeKey */ .yE)(store, key);
        };
    });
    for (const forget of forgets)
        forget();
});
/** Alone in the store, and while nothing commits in the root. */
const changeNames = (store, root, change) => whileNothingCommits(store, root, () => (0,_snapshot_store_js__WEBPACK_IMPORTED_MODULE_3__/* .aloneInStore */ .O2)(store, change));
/**
 * Runs `work`, which changes names, while nothing commits in the root: there would be one more of them then. Keys are there
 * without any root, and need no lock.
 */
const whileNothingCommits = (store, root, work) => (0,_state_js__WEBPACK_IMPORTED_MODULE_6__/* .readRoot */ .XD)(store, root)
    ? (0,_host_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .withLock */ .kK)((0,_state_js__WEBPACK_IMPORTED_MODULE_6__/* .rootPaths */ .R7)(store, root).lock, 'shared', () => work((0,_state_js__WEBPACK_IMPORTED_MODULE_6__/* .readRoot */ .XD)(store, root)))
    : work(undefined);
const requireOwnBase = ({ name, base }, word, other) => {
    if (base.name === other)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RootstockError */ .RK(`snapshot "${word}" in root "${name}"`, `it stands on ${other}, not on ${base.name}`);
};
const unknownName = (store, root, name) => {
    (0,_state_js__WEBPACK_IMPORTED_MODULE_6__/* .requireRoot */ .oT)(store, root);
    const known = (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_2__/* .listSnapshots */ .mW)(store, root, 'leave out').map((snapshot) => snapshot.name);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RootstockError */ .RK(`snapshot "${name}" of root "${root}"`, 'there is none of that name', known.length === 0 ? 'The root has no snapshots' : `It has ${known.join(', ')}`);
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

/***/ 9610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fs: () => (/* binding */ parseContent),
/* harmony export */   H: () => (/* binding */ formatContent),
/* harmony export */   T1: () => (/* binding */ contentName),
/* harmony export */   Tl: () => (/* binding */ digestInName),
/* harmony export */   tO: () => (/* binding */ imageName)
/* harmony export */ });
/* harmony import */ var _layer_layer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2848);
/* harmony import */ var _remote_remote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8482);
/* harmony import */ var _shared_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3391);



const archiveFormat = 1;
const contentName = 'rootstock.json';
const imageName = (digest) => `layers/${(0,_remote_remote_js__WEBPACK_IMPORTED_MODULE_1__/* .layerFileName */ .d)(digest)}`;
/** The digest in the name of a member, unless that is another's. */
const digestInName = (name) => {
    const digest = /^layers\/([^/]*)\.image$/.exec(name)?.[1];
    return (0,_layer_layer_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .Bc)(digest) ? digest : undefined;
};
const formatContent = (shared) => {
    const content = { format: archiveFormat, ...shared };
    return `${JSON.stringify(content, null, 2)}\n`;
};
/** Throws unless the text is the content of a Rootstock file of a format that this version knows. */
const parseContent = (text) => {
    const content = JSON.parse(text);
    if (content?.format !== archiveFormat)
        throw new Error(`its format is ${String(content?.format)}, and this version knows ${archiveFormat}`);
    return { format: archiveFormat, ...(0,_shared_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDescribed */ .NV)(content) };
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
