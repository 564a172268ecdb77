export const id = 4362;
export const ids = [4362];
export const modules = {

/***/ 1624:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Df: () => (/* binding */ chainIdsOf),
/* harmony export */   Qo: () => (/* binding */ isBlobDigest),
/* harmony export */   X: () => (/* binding */ blobDigestOf),
/* harmony export */   ZD: () => (/* binding */ hexOf)
/* harmony export */ });
/* harmony import */ var _host_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9324);

const isBlobDigest = (value) => typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value);
const blobDigestOf = (bytes) => `sha256:${(0,_host_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOfText */ .N)(bytes)}`;
/** The digits of a digest, as files are named by it. */
const hexOf = (digest) => digest.slice('sha256:'.length);
/** The chain IDs of layers, base first. */
const chainIdsOf = (diffIds) => {
    const chain = [];
    for (const diffId of diffIds) {
        const below = chain.at(-1);
        chain.push(below === undefined ? diffId : blobDigestOf(Buffer.from(`${below} ${diffId}`)));
    }
    return chain;
};


/***/ }),

/***/ 1575:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MB: () => (/* binding */ compressionOf),
/* harmony export */   PI: () => (/* binding */ checkArchive),
/* harmony export */   VW: () => (/* binding */ memberCheck),
/* harmony export */   ji: () => (/* binding */ decompressed)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6466);
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6118);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(452);






const magics = [
    ['gzip', '1f8b'],
    ['xz', 'fd377a585a00'],
    ['zstd', '28b52ffd'],
];
/** How an archive is compressed, by its first bytes and not by its name; undefined when it is not. */
const compressionOf = async (archive) => {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(archive, 'r');
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(6), 0, 6, 0);
        const start = buffer.subarray(0, bytesRead).toString('hex');
        return magics.find(([, magic]) => start.startsWith(magic))?.[0];
    }
    finally {
        await file.close();
    }
};
/**
 * Reads a whole archive and throws UsageError when it is not a whole one, or, naming the member, when one would be written
 * outside the directory that it is extracted to: an absolute name, one with `..`, or one that leads through a link of the
 * same archive.
 */
const checkArchive = async (archive, compression) => {
    const what = `base "tar:${archive}"`;
    const check = memberCheck();
    const reader = (0,tar_stream__WEBPACK_IMPORTED_MODULE_4__.extract)();
    let members = 0;
    let refusal;
    reader.on('entry', (header, stream, next) => {
        members++;
        const why = check(header);
        if (why !== undefined)
            refusal ??= new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .UsageError */ .eb(what, why, 'It is not extracted');
        // The reader has the same error, and this one would end the process.
        stream.on('error', () => undefined);
        stream.on('end', next);
        stream.resume();
    });
    const { bytes, ended } = decompressed(archive, compression);
    const outcomes = await Promise.allSettled([ended, (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)(bytes, reader)]);
    if (refusal)
        throw refusal;
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .UsageError */ .eb(what, (0,_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .messageOf */ .bD)(failure.reason), 'Is it a whole tar archive?');
    if (members === 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .UsageError */ .eb(what, 'it has no members', 'Is it a whole tar archive?');
};
/** The bytes of an archive, and when and how what decompresses them has ended: that is known only after the last byte. */
const decompressed = (archive, compression) => {
    if (compression === undefined) {
        return { bytes: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(archive, { highWaterMark: 1 << 20 }), ended: Promise.resolve() };
    }
    const program = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(compression, ['-dc', '--', archive], { stdio: ['ignore', 'pipe', 'pipe'] });
    let problem = '';
    program.stderr.on('data', (chunk) => (problem += chunk.toString()));
    const ended = new Promise((resolve, reject) => {
        program.once('error', reject);
        program.once('close', (code, signal) => {
            // By SIGPIPE when the reader gave up, which then says why.
            if (code === 0 || signal === 'SIGPIPE')
                resolve();
            else
                reject(new Error(problem.trim() || `${compression} ended with status ${code}`));
        });
    });
    return { bytes: program.stdout, ended };
};
/** A check to be called with each member in order; it returns why one is refused. */
const memberCheck = () => {
    const links = new Set();
    const refuse = (kind, name) => {
        const parts = name.split('/').filter((part) => part !== '' && part !== '.');
        if (name.startsWith('/'))
            return `${kind} ${JSON.stringify(name)} is absolute`;
        if (parts.includes('..'))
            return `${kind} ${JSON.stringify(name)} leads upwards`;
        const through = parts
            .map((_, index) => parts.slice(0, index).join('/'))
            .find((above) => links.has(above));
        return through === undefined
            ? undefined
            : `${kind} ${JSON.stringify(name)} is below the link ${JSON.stringify(through)}`;
    };
    return ({ name, type, linkname }) => {
        const why = refuse('member', name) ??
            (type === 'link' ? refuse('the target of a hard link,', linkname) : undefined);
        const plain = plainName(name);
        // A hard link to a symlink is one as well.
        const isLink = type === 'symlink' || (type === 'link' && links.has(plainName(linkname)));
        if (isLink)
            links.add(plain);
        else if (links.has(plain))
            return `member ${JSON.stringify(name)} comes twice, once as a link`;
        return why;
    };
};
const plainName = (name) => name
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');


/***/ }),

/***/ 5218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  extractArguments: () => (/* binding */ extractArguments),
  tarBase: () => (/* binding */ tarBase)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/host/command.js
var command = __webpack_require__(4627);
// EXTERNAL MODULE: ./lib/host/namespace.js
var host_namespace = __webpack_require__(1197);
// EXTERNAL MODULE: ./lib/host/tools.js
var host_tools = __webpack_require__(9105);
// EXTERNAL MODULE: ./lib/host/digest.js
var host_digest = __webpack_require__(9324);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./lib/base/download.js





/** Downloads a file as a stream and returns its sha256. Says every ten seconds how far it is. Throws RootstockError. */
const download = async (url, path, say) => {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let bytes = 0;
    let lastSaid = Date.now();
    try {
        const response = await fetch(url);
        if (!response.ok || !response.body)
            throw new Error(`the server answered ${response.status} ${response.statusText}`);
        const total = Number(response.headers.get('content-length') ?? 0);
        const watch = new external_node_stream_.Transform({
            transform(chunk, _encoding, done) {
                hash.update(chunk);
                bytes += chunk.length;
                if (Date.now() - lastSaid > 10_000) {
                    lastSaid = Date.now();
                    say(`downloading: ${megabytes(bytes)}${total > 0 ? ` of ${megabytes(total)}` : ''}`);
                }
                done(null, chunk);
            },
        });
        await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.fromWeb(response.body), watch, (0,external_node_fs_.createWriteStream)(path, { flags: 'wx' }));
    }
    catch (error) {
        const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
        throw new errors/* RootstockError */.RK(`downloading ${url}`, `${(0,errors/* messageOf */.bD)(error)}${cause}`, 'Check the address and try again');
    }
    return hash.digest('hex');
};
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;

// EXTERNAL MODULE: ./lib/base/tar-check.js
var tar_check = __webpack_require__(1575);
;// CONCATENATED MODULE: ./lib/base/tar.js










/** Base `tar:PATH` or `tar:URL#sha256=DIGEST`: an archive of a system; plain, or compressed by gzip, xz or zstd. */
const tarBase = (place, context) => /^https?:/.test(place) ? tarFromUrl(place) : tarFromFile(place, context);
const tarFromFile = (place, { directory }) => {
    const [path, expected] = splitDigest(place);
    const archive = (0,external_node_path_.resolve)(directory, path);
    return {
        name: `tar:${archive}`,
        kind: 'layer',
        identity: async () => {
            await requireReadable(archive);
            const digest = await (0,host_digest/* digestOf */.o)(archive);
            if (expected !== undefined && digest !== expected)
                throw wrongDigest(place, expected, digest);
            return `tar ${digest}`;
        },
        make: async (staging, { tools }, use) => {
            await requireReadable(archive);
            return use({ tree: await extract(archive, staging, tools), owned: true });
        },
    };
};
const tarFromUrl = (place) => {
    const [url, expected] = splitDigest(place);
    if (expected === undefined) {
        throw new errors/* UsageError */.eb(`base "tar:${place}"`, 'a URL needs the digest of what it is to bring', 'Add #sha256=DIGEST');
    }
    return {
        name: `tar:${withoutSecrets(url)}#sha256=${expected}`,
        kind: 'layer',
        identity: () => Promise.resolve(`tar ${expected}`),
        make: async (staging, { tools, say }, use) => {
            const archive = (0,external_node_path_.join)(staging, 'archive');
            const digest = await download(url, archive, say);
            if (digest !== expected)
                throw wrongDigest(place, expected, digest);
            return use({ tree: await extract(archive, staging, tools), owned: true });
        },
    };
};
/** The name is written down, and shared: passwords and signatures in the address are not. */
const withoutSecrets = (url) => {
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}${pathname}`;
};
const splitDigest = (place) => {
    const [path = '', fragment] = place.split('#', 2);
    if (fragment === undefined)
        return [path, undefined];
    const digest = /^sha256=([0-9a-fA-F]{64})$/.exec(fragment)?.[1];
    if (digest === undefined) {
        throw new errors/* UsageError */.eb(`base "tar:${place}"`, 'what follows # is not sha256= and 64 hexadecimal digits');
    }
    return [path, digest.toLowerCase()];
};
const wrongDigest = (place, expected, digest) => new errors/* UsageError */.eb(`base "tar:${place}"`, `its sha256 is ${digest}, not ${expected}`, 'It is another file than was meant');
const requireReadable = async (archive) => {
    try {
        await (0,promises_.access)(archive, external_node_fs_.constants.R_OK);
        if (!(await (0,promises_.stat)(archive)).isFile())
            throw new Error('it is not a file');
    }
    catch (error) {
        const missing = error.code === 'ENOENT';
        throw new errors/* UsageError */.eb(`base "tar:${archive}"`, missing ? 'there is no such file' : 'it cannot be read');
    }
};
/** Checks every member first, so that nothing is written for an archive that would write outside. */
const extract = async (archive, staging, tools) => {
    const compression = await (0,tar_check/* compressionOf */.MB)(archive);
    if (compression === 'xz' || compression === 'zstd')
        await (0,host_tools/* requireTools */.PA)([compression], tools);
    await (0,tar_check/* checkArchive */.PI)(archive, compression);
    const tree = (0,external_node_path_.join)(staging, 'tree');
    await (0,promises_.mkdir)(tree, { mode: 0o755 });
    // In a namespace, so that it ends with this process: tar would go on alone.
    await (0,host_namespace/* withNamespace */.iY)('rootstock: extracting an archive', (namespace) => (0,command/* runCommand */.d1)((0,host_namespace/* inNamespace */.d2)(namespace, extractArguments(archive, compression, tree))));
    return tree;
};
/** Overlay's own marks of whoever made the archive mean nothing here. */
const extractArguments = (archive, compression, tree) => {
    if (!(0,external_node_path_.isAbsolute)(archive))
        throw new Error('an archive is named by its absolute path');
    return [
        'tar',
        '--extract',
        `--file=${archive}`,
        // A colon in a file's name would make tar look for it on another machine.
        '--force-local',
        ...(compression === undefined ? [] : [`--use-compress-program=${compression} -d`]),
        `--directory=${tree}`,
        '--preserve-permissions',
        '--same-owner',
        '--numeric-owner',
        '--delay-directory-restore',
        '--acls',
        '--xattrs',
        '--xattrs-include=*',
        '--xattrs-exclude=trusted.overlay.*',
    ];
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

/***/ 6016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  makeBase: () => (/* binding */ makeBase)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/host/remove-tree.js
var remove_tree = __webpack_require__(4129);
// EXTERNAL MODULE: ./lib/host/staging-name.js
var staging_name = __webpack_require__(1271);
// EXTERNAL MODULE: ./lib/layer/build.js + 6 modules
var build = __webpack_require__(1296);
// EXTERNAL MODULE: ./lib/layer/layers.js
var layer_layers = __webpack_require__(7343);
// EXTERNAL MODULE: ./lib/snapshot/base-records.js
var base_records = __webpack_require__(8272);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/host/command.js
var command = __webpack_require__(4627);
// EXTERNAL MODULE: ./lib/host/copy-entries.js
var copy_entries = __webpack_require__(7868);
// EXTERNAL MODULE: ./lib/host/mark-opaque.js
var mark_opaque = __webpack_require__(7673);
// EXTERNAL MODULE: ./lib/host/namespace.js
var host_namespace = __webpack_require__(1197);
// EXTERNAL MODULE: ./lib/host/tools.js
var host_tools = __webpack_require__(9105);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: ./lib/host/digest.js
var digest = __webpack_require__(9324);
// EXTERNAL MODULE: ./lib/base/image.js
var base_image = __webpack_require__(1624);
;// CONCATENATED MODULE: ./lib/base/layer-members.js

/**
 * Lists a layer as the tar that extracts it reads it: no other reader, that might see other names, comes in between.
 */
const listMembersArguments = (archive, links) => [
    'tar',
    '--list',
    '--verbose',
    `--file=${archive}`,
    '--force-local',
    '--absolute-names',
    '--numeric-owner',
    '--quoting-style=c',
    ...(links.length === 0 ? [] : ['--show-transformed-names', ...transformArguments(links)]),
];
/** What is below such a link goes where it leads; hard links as well, and symlinks are what they are. */
const transformArguments = (links) => links.map(({ from, to }) => `--transform=s,^\\(\\./\\+\\)*${escapePattern(from)}/\\+,${escapeReplacement(to)}/,S`);
const escapePattern = (path) => path
    .split('/')
    .map((name) => name.replace(/[\\.[\]*^$,]/g, '\\$&'))
    .join('/\\+');
/** The root itself is `.`: an empty name would make an absolute one. */
const escapeReplacement = (path) => (path || '.').replace(/[\\&,]/g, '\\$&');
const line = /^([-dlhcbpC])[-rwxsStT]{9} \d+\/\d+ +(?:\d+|\d+,\d+) +[-\d:. ]+ ("(?:[^"\\]|\\.)*")\/?(?: (?:->|link to) ("(?:[^"\\]|\\.)*"))?$/;
/** Reads what tar listed. Throws UsageError for a member of a kind that no file system has. */
const parseMembers = (what, text) => text
    .split('\n')
    .filter((entry) => entry !== '')
    .map((entry) => {
    const match = line.exec(entry);
    if (!match)
        throw new errors/* UsageError */.eb(what, `its archive has a member that is not known: ${entry.trim()}`);
    const [, type = '', name = '', linkname] = match;
    return {
        ...{ name: unquote(name), type: type === 'C' ? '-' : type },
        ...(linkname === undefined ? {} : { linkname: unquote(linkname) }),
    };
});
const escapes = {
    ...{ a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
};
/** A name as C writes it; all but printable ASCII is in octal. */
const unquote = (text) => text
    .slice(1, -1)
    .replace(/\\([0-7]{3}|.)/g, (_, escaped) => escaped.length === 3 ? String.fromCharCode(Number.parseInt(escaped, 8)) : (escapes[escaped] ?? escaped));

// EXTERNAL MODULE: ./lib/base/tar-check.js
var tar_check = __webpack_require__(1575);
;// CONCATENATED MODULE: ./lib/base/layer-contents.js



const marker = '.wh.';
const opaqueMarker = '.wh..wh..opq';
/** What AUFS kept for itself; it means nothing in a layer. */
const aufsOwn = '.wh..wh.';
/**
 * Sorts the members of a layer. Throws UsageError, naming the member, for one that would be written outside of the layer, or
 * cannot be meant.
 * @param namesBelow what is in the root of the layers below
 */
const readContents = (what, members, namesBelow) => {
    const check = (0,tar_check/* memberCheck */.VW)();
    const entries = new Map();
    const [links, whiteouts, opaque] = [new Set(), new Set(), new Set()];
    for (const member of members) {
        const { type, linkname = '' } = member;
        // The root itself is written like this by some.
        const name = member.name === '/' ? './' : member.name;
        const kind = type === 'h' ? 'link' : type === 'l' ? 'symlink' : 'file';
        const refusal = check({ name, type: kind, linkname });
        if (refusal !== undefined)
            throw new errors/* UsageError */.eb(what, (0,command/* readable */.HD)(refusal), 'It is not unpacked');
        const path = pathOf(name);
        const marks = path.split('/').filter((part) => part.startsWith(marker));
        if (marks.length > 0) {
            readMark(what, path, marks, { whiteouts, opaque });
            continue;
        }
        if (path === '' && type !== 'd')
            throw new errors/* UsageError */.eb(what, 'its root is no directory');
        const file = ancestorsOf(path).find((parent) => entries.get(parent) === 'other');
        if (file !== undefined)
            throw new errors/* UsageError */.eb(what, `its member ${shown(path)} is below ${shown(file)}, which is no directory`);
        if (type === 'h') {
            const target = pathOf(linkname);
            if (!entries.has(target))
                links.add(target);
        }
        if (type !== 'd' && entries.get(path) === 'directory')
            throw new errors/* UsageError */.eb(what, `its member ${shown(path)} is a directory first, and then none`);
        entries.set(path, type === 'd' ? 'directory' : 'other');
    }
    // The kernel merges the roots of all layers, whatever they are marked as.
    if (opaque.delete(''))
        for (const name of namesBelow())
            whiteouts.add(`/${name}`);
    return { entries, links, whiteouts, opaque };
};
const readMark = (what, path, marks, { whiteouts, opaque }) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const parent = parentOf(path);
    if (marks.length === 1 && name === opaqueMarker)
        opaque.add(parent);
    else if (marks[0]?.startsWith(aufsOwn))
        return;
    else if (marks.length > 1 || marks[0] !== name)
        throw new errors/* UsageError */.eb(what, `its member ${shown(path)} is below a whiteout`);
    else if (['', '.', '..'].includes(name.slice(marker.length)))
        throw new errors/* UsageError */.eb(what, `its whiteout ${shown(path)} names nothing`, 'It is not unpacked');
    else
        whiteouts.add(`${parent}/${name.slice(marker.length)}`);
};
const pathOf = (name) => name
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .map((part) => `/${part}`)
    .join('');
const parentOf = (path) => path.slice(0, path.lastIndexOf('/'));
/** The directories that a path is in, the root first; none of the root. */
const ancestorsOf = (path) => {
    const parts = path.split('/');
    return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
};
/** A path as a person reads it. */
const shown = (path) => JSON.stringify((0,command/* readable */.HD)(path.slice(1)));

;// CONCATENATED MODULE: ./lib/base/layer-plan.js


/**
 * Works out what a layer does to those below it: its whiteouts apply to these alone, wherever in the archive they come
 * (image-spec, layer.md). Throws UsageError, naming the member, for an archive that would write outside of the layer, or cannot
 * be meant.
 * @returns a plan, or the links of the layers below that the archive leads through: it is then to be listed through these
 */
const planLayer = (what, members, below) => {
    const contents = readContents(what, members, below.names);
    const { entries, links, whiteouts, opaque } = contents;
    const sight = seeBelow(contents, below);
    const implied = new Set();
    const fresh = new Set();
    const through = new Map();
    const need = (directory) => {
        if (entries.has(directory) || implied.has(directory) || fresh.has(directory))
            return;
        if (directory !== '')
            need(parentOf(directory));
        const kind = sight.kindOf(directory);
        if (kind === 'directory')
            implied.add(directory);
        else if (kind !== 'link')
            fresh.add(directory);
        else
            through.set(directory, follow(what, directory, below));
    };
    need('');
    for (const path of [...entries.keys(), ...links])
        if (path !== '')
            need(parentOf(path));
    for (const path of [...whiteouts, ...opaque]) {
        const link = ancestorsOf(path).find((parent) => !entries.has(parent) && sight.kindOf(parent) === 'link');
        if (link !== undefined)
            through.set(link, follow(what, link, below));
    }
    if (through.size > 0)
        return { throughLinks: [...through].map(([from, to]) => ({ from: from.slice(1), to: to.slice(1) })) };
    for (const path of links) {
        const kind = sight.kindOf(path);
        if (kind === 'directory' || kind === undefined)
            throw new errors/* UsageError */.eb(what, `it has a hard link to ${shown(path)}, which is no file of it or of the layers below`);
    }
    const isDirectoryHere = (path) => entries.get(path) === 'directory' || implied.has(path) || fresh.has(path);
    const hidden = [...whiteouts].filter((path) => sight.kindWithout(path) !== undefined);
    const gone = hidden.filter((path) => !entries.has(path) && !isDirectoryHere(path) && !links.has(path));
    const cleared = [...opaque].filter((path) => sight.kindOf(path) === 'directory' && entries.get(path) !== 'other');
    for (const path of gone)
        need(parentOf(path));
    for (const path of cleared)
        need(path);
    return {
        ...{ implied: [...implied], fresh: [...fresh], linked: [...links], whiteouts: gone },
        opaque: [...new Set([...hidden.filter(isDirectoryHere), ...cleared])],
    };
};
const follow = (what, path, { follow: lead }) => {
    const place = lead(path);
    if (place !== undefined)
        return place;
    throw new errors/* UsageError */.eb(what, `it has members below ${shown(path)}, a link of a lower layer that leads nowhere`);
};
/** What is seen of the layers below where this layer hides some of it. */
const seeBelow = ({ entries, whiteouts, opaque }, below) => {
    const areSeen = (parents) => parents.every((path) => !whiteouts.has(path) && !opaque.has(path) && entries.get(path) !== 'other');
    /** As if the path itself had no whiteout. */
    const kindWithout = (path) => areSeen(ancestorsOf(path)) ? below.kindOf(path) : undefined;
    return { kindOf: (path) => (whiteouts.has(path) ? undefined : kindWithout(path)), kindWithout };
};

;// CONCATENATED MODULE: ./lib/base/layer-archive.js












/**
 * Writes the archive as it is before any compression. Throws UsageError unless its bytes are those that the image names.
 */
const decompressLayer = async ({ what, layer: { blob: wanted, diffId }, blob }, archive, tools) => {
    await requireBytes(what, blob, wanted);
    const compression = await (0,tar_check/* compressionOf */.MB)(blob);
    if (compression !== undefined && compression !== 'gzip')
        await (0,host_tools/* requireTools */.PA)([compression], tools);
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const { bytes, ended } = (0,tar_check/* decompressed */.ji)(blob, compression);
    bytes.on('data', (chunk) => hash.update(chunk));
    const outcomes = await Promise.allSettled([ended, (0,external_node_stream_promises_.pipeline)(bytes, (0,external_node_fs_.createWriteStream)(archive))]);
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure)
        throw failureOf(what, failure.reason);
    if (hash.digest('hex') !== (0,base_image/* hexOf */.ZD)(diffId))
        throw new errors/* UsageError */.eb(what, `its bytes are not those that the config names, ${diffId.slice(0, 19)}`, 'The image is damaged');
};
const failureOf = (what, reason) => {
    const { code } = reason;
    return code === undefined ? new errors/* UsageError */.eb(what, (0,errors/* messageOf */.bD)(reason), 'The image is damaged') : reason;
};
const requireBytes = async (what, path, wanted) => {
    const name = wanted ? `its blob ${wanted.digest.slice(0, 19)}` : 'its archive';
    const status = (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false });
    if (!status?.isFile())
        throw new errors/* UsageError */.eb(what, `${name} is missing`);
    if (!wanted)
        return;
    if (status.size !== wanted.size)
        throw new errors/* UsageError */.eb(what, `${name} has ${status.size} bytes, and should have ${wanted.size}`);
    if ((await (0,digest/* digestOf */.o)(path)) !== (0,base_image/* hexOf */.ZD)(wanted.digest))
        throw new errors/* UsageError */.eb(what, `${name} is damaged: it is not what its name says`);
};
/** Links that lead through links need another look each; more than this nobody means. */
const mostRounds = 8;
/** Works out what to do with an archive, and which links of the layers below it leads through. Throws UsageError. */
const planArchive = async (what, archive, below, namespace) => {
    const links = [];
    for (let round = 0; round < mostRounds; round++) {
        const plan = planLayer(what, await listMembers(what, archive, links, namespace), below);
        if (!('throughLinks' in plan))
            return { plan, links };
        for (const { from, to } of plan.throughLinks)
            links.push({ from: asArgument(what, from), to: asArgument(what, to) });
    }
    throw new errors/* UsageError */.eb(what, 'its members lead through links of lower layers without an end');
};
const listMembers = async (what, archive, links, namespace) => {
    try {
        const { stdout } = await (0,command/* runCommand */.d1)((0,host_namespace/* inNamespace */.d2)(namespace, listMembersArguments(archive, links)));
        return parseMembers(what, stdout);
    }
    catch (error) {
        throw error instanceof command/* CommandError */.Qd
            ? new errors/* UsageError */.eb(what, (0,errors/* messageOf */.bD)(error), 'Is it a tar archive?')
            : error;
    }
};
/** Arguments of a program are text. */
const asArgument = (what, bytes) => {
    const text = (0,command/* readable */.HD)(bytes);
    if ((0,command/* asBytes */.Yd)(text) === bytes && !/[\0\n]/.test(text))
        return text;
    throw new errors/* UsageError */.eb(what, `its members lead through a link whose name is not text: ${JSON.stringify(text)}`);
};

// EXTERNAL MODULE: ./lib/host/safe-path.js
var safe_path = __webpack_require__(7561);
;// CONCATENATED MODULE: ./lib/base/layers-below.js



/** Of the lowest layer. */
const nothingBelow = { kindOf: () => undefined, follow: () => undefined, names: () => [] };
/**
 * What the layers below show, by looking at them mounted.
 * @param root the merged layers, as this process reaches them
 */
const belowAt = (root) => {
    const known = new Map([['', 'directory']]);
    const kindOf = (path) => {
        if (!known.has(path)) {
            // Never through a link: the path would be another.
            const isInDirectory = kindOf(path.slice(0, path.lastIndexOf('/'))) === 'directory';
            const status = isInDirectory ? (0,external_node_fs_.lstatSync)(placeIn(root, path), { throwIfNoEntry: false }) : undefined;
            known.set(path, status && (status.isDirectory() ? 'directory' : status.isSymbolicLink() ? 'link' : 'other'));
        }
        return known.get(path);
    };
    const follow = (path) => {
        const text = (0,command/* readable */.HD)(path);
        const found = (0,command/* asBytes */.Yd)(text) === path ? (0,safe_path/* resolveInRoot */.Q)(root, text) : undefined;
        return found === undefined || found.kind === 'other'
            ? undefined
            : (0,command/* asBytes */.Yd)(found.path === '/' ? '' : found.path);
    };
    return { kindOf, follow, names: () => (0,external_node_fs_.readdirSync)(root, 'latin1') };
};
/** A path of a plan, each character a byte, in a tree. */
const placeIn = (tree, path) => (0,command/* bufferOf */.Kb)(`${(0,command/* asBytes */.Yd)(tree)}${path}`);

// EXTERNAL MODULE: ./lib/base/tar.js + 1 modules
var tar = __webpack_require__(5218);
;// CONCATENATED MODULE: ./lib/base/image-layer.js












/**
 * Unpacks one layer of an image into a directory that is an upper over the layers below it: whiteouts are device 0/0,
 * directories that hide what is below are marked opaque, and what the archive needs and does not have, directories on the way
 * to its members and files that it has hard links to, is copied from below. Returns the directory. Nothing is extracted before
 * the bytes are seen to be those that the image names. Throws RootstockError.
 */
const unpackLayer = async (unpacking) => {
    const { what, staging, namespace, tools, below: place } = unpacking;
    const [archive, tree] = [(0,external_node_path_.join)(staging, 'archive'), (0,external_node_path_.join)(staging, 'tree')];
    await (0,host_tools/* requireTools */.PA)(['setfattr'], tools);
    (0,external_node_fs_.mkdirSync)(tree, { mode: 0o755 });
    await decompressLayer(unpacking, archive, tools);
    const below = place === undefined ? nothingBelow : belowAt((0,host_namespace/* outsidePath */.dX)(namespace, place));
    const { plan, links } = await planArchive(what, archive, below, namespace);
    const enter = (argv) => (0,host_namespace/* inNamespace */.d2)(namespace, argv);
    try {
        const copied = [...plan.implied, ...plan.linked];
        if (place !== undefined)
            await (0,copy_entries/* copyEntries */.o)(place, tree, copied, enter);
        makeDirectories(tree, plan);
        await makeWhiteouts(staging, tree, plan);
        await (0,command/* runCommand */.d1)(enter(extractLayerArguments(archive, tree, links)));
        await (0,mark_opaque/* markOpaque */.H)(tree, plan.opaque, enter);
        // Last: what was made in them has touched their times.
        if (place !== undefined)
            await (0,copy_entries/* copyEntries */.o)(place, tree, plan.implied, enter);
        for (const path of plan.fresh) {
            (0,external_node_fs_.chmodSync)(placeIn(tree, path), 0o755);
            (0,external_node_fs_.utimesSync)(placeIn(tree, path), 0, 0);
        }
    }
    catch (error) {
        if (!(error instanceof command/* CommandError */.Qd))
            throw error;
        throw new errors/* RootstockError */.RK(what, (0,errors/* messageOf */.bD)(error), 'Is there room for it, and is the image whole?');
    }
    (0,external_node_fs_.rmSync)(archive);
    return tree;
};
/** As another archive's, but for the whiteouts: these are made as overlay has them. */
const extractLayerArguments = (archive, tree, links) => [
    ...(0,tar.extractArguments)(archive, undefined, tree),
    '--no-anchored',
    '--wildcards',
    '--exclude=.wh.*',
    ...transformArguments(links),
];
/** Those that are nowhere below, and those that the archive brings, where a whiteout is made first. */
const makeDirectories = (tree, { fresh, whiteouts }) => {
    for (const path of [...fresh, ...new Set(whiteouts.map((path) => path.slice(0, path.lastIndexOf('/'))))])
        (0,external_node_fs_.mkdirSync)(placeIn(tree, path), { recursive: true, mode: 0o755 });
};
/** One device with many names, as overlay itself makes them: that is quick, and takes no room. */
const makeWhiteouts = async (staging, tree, { whiteouts }) => {
    const device = (0,external_node_path_.join)(staging, 'whiteout');
    const make = async () => {
        (0,external_node_fs_.rmSync)(device, { force: true });
        await (0,command/* runCommand */.d1)(['mknod', '--mode=0', device, 'c', '0', '0']);
        (0,external_node_fs_.utimesSync)(device, 0, 0);
    };
    for (const [index, path] of whiteouts.entries()) {
        if (index % mostNames === 0)
            await make();
        (0,external_node_fs_.linkSync)(device, placeIn(tree, path));
    }
    (0,external_node_fs_.rmSync)(device, { force: true });
};
/** ext4 takes 65,000 names of one file. */
const mostNames = 30_000;

// EXTERNAL MODULE: ./lib/snapshot/store.js
var snapshot_store = __webpack_require__(2541);
// EXTERNAL MODULE: ./lib/snapshot/view.js
var view = __webpack_require__(1723);
;// CONCATENATED MODULE: ./lib/snapshot/image-base.js











/**
 * Makes a base of an image: a layer of each of its layers, of which those that the store has, of whatever image, are neither
 * brought nor unpacked again. The record of the base is written last.
 */
const makeImageBase = async (store, { image, reference, staging }, options) => {
    const { settings } = image;
    for (;;) {
        const missing = image.layers.filter((layer) => !isMade(store, layer));
        if (missing.length < image.layers.length) {
            const there = image.layers.length - missing.length;
            options.say(`the store has ${there} of the ${image.layers.length} layers of base ${reference.name}`);
        }
        const bring = onceFor(image, missing);
        const digests = await (0,host_namespace/* withNamespace */.iY)('rootstock: unpacking an image', async (namespace) => {
            const made = [];
            const below = await viewOf(store, staging, namespace);
            for (const layer of image.layers) {
                const work = { layer, number: made.length + 1, below: () => below(made), bring, namespace };
                made.push(await makeImageLayer(store, { image, reference, staging }, work, options));
            }
            return made;
        });
        const isDone = await (0,snapshot_store/* whileNothingIsRemoved */.xU)(store, () => {
            // What was collected meanwhile is made again.
            if (!digests.every((digest) => (0,layer_layers/* hasLayer */.OY)(store.layers, digest)))
                return false;
            (0,base_records/* writeBase */.Z8)(store, reference, { digests, settings });
            return true;
        });
        if (isDone)
            return { digests, settings };
    }
};
/** The name under which the layer of an image is kept: it may be the first layers of many images. */
const identityOf = ({ chainId }) => ({ identity: `image layer ${chainId}` });
const isMade = (store, layer) => {
    const digest = (0,base_records/* readBase */.wZ)((0,base_records/* baseFile */.cK)(store, identityOf(layer)))?.digests[0];
    return digest !== undefined && (0,layer_layers/* hasLayer */.OY)(store.layers, digest);
};
/** Brings all that are wanted when the first of them is, since most sources bring them together. */
const onceFor = (image, wanted) => {
    let brought;
    return async (layer) => {
        const index = wanted.findIndex(({ chainId }) => chainId === layer.chainId);
        // One that was there, and was removed or damaged meanwhile.
        if (index < 0)
            return (await image.bring([layer]))[0] ?? '';
        brought ??= image.bring(wanted);
        return (await brought)[index] ?? '';
    };
};
/**
 * Shows the layers made so far, merged, and each mounted once.
 * @returns nothing where there are none
 */
const viewOf = async (store, staging, namespace) => {
    const place = (0,external_node_path_.join)(staging, 'below');
    (0,external_node_fs_.mkdirSync)(place, { recursive: true });
    await (0,command/* runCommand */.d1)((0,host_namespace/* inNamespace */.d2)(namespace, ['mount', '-t', 'tmpfs', 'rootstock-image', place]));
    const trees = [];
    return async (made) => {
        if (made.length === 0)
            return undefined;
        for (const digest of made.slice(trees.length)) {
            const target = (0,external_node_path_.join)(place, String(trees.length));
            const same = made.indexOf(digest);
            trees.push(trees[same] ?? (await (0,view/* mountLayers */.cl)(store, [digest], target, namespace))[0] ?? '');
        }
        const merged = (0,external_node_path_.join)(place, 'merged');
        await (0,command/* runCommand */.d1)((0,host_namespace/* inNamespace */.d2)(namespace, ['umount', merged]), { expected: [0, 1, 32] });
        return (0,view/* mountMerged */.OT)(trees, place, namespace);
    };
};
const makeImageLayer = async (store, { image, reference, staging }, { layer, number, below, bring, namespace }, options) => {
    const which = `layer ${number} of ${image.layers.length} of base ${reference.name}`;
    const name = `${reference.name}, layer ${number}`;
    const record = { ...identityOf(layer), name, kind: 'layer' };
    const make = async () => {
        const blob = await bring(layer);
        options.say(`unpacking ${which}`);
        const started = Date.now();
        const place = await below();
        const work = (0,external_node_path_.join)(staging, `layer-${number}`);
        (0,external_node_fs_.mkdirSync)(work);
        try {
            const tree = await unpackLayer({
                ...{ what: `layer ${number} of base "${reference.name}"`, layer, blob, staging: work, namespace },
                ...{ tools: options.tools, ...(place === undefined ? {} : { below: place }) },
            });
            const source = {
                ...{ tree, owned: true, overlayOptions: [] },
                ...{ origin: `base ${name}`, makeMilliseconds: Date.now() - started },
            };
            const { digest } = await (0,build/* buildLayer */.o)(store.layers, source, {
                ...{ ...options, strict: false, staging: store.staging },
                keep: (add, { digest }) => (0,snapshot_store/* whileNothingIsRemoved */.xU)(store, () => {
                    add();
                    (0,base_records/* writeBase */.Z8)(store, record, { digest });
                }),
            });
            return { digests: [digest] };
        }
        finally {
            await (0,remove_tree/* removeTree */.d)(work);
        }
    };
    const { digests } = await (0,base_records/* makeOnce */.GL)(store, record, which, options.say, make);
    return digests[0] ?? '';
};

;// CONCATENATED MODULE: ./lib/snapshot/make-base.js









/** Makes the layers of a base, and its record. The caller holds the lock of that. */
const makeBase = async (store, base, reference, options) => {
    options.say(`making base ${base.name}`);
    const started = Date.now();
    const staging = (0,external_node_path_.join)(store.staging, (0,staging_name/* stagingName */.z)('base'));
    await (0,promises_.mkdir)(staging, { mode: 0o700 });
    try {
        const made = base.open
            ? await base.open(staging, reference, options, (image) => makeImageBase(store, { image, reference, staging }, options))
            : await makeTreeBase(store, base, reference, staging, options);
        const size = made.digests.reduce((sum, digest) => sum + (0,layer_layers/* imageSize */.R9)(store.layers, digest), 0);
        options.say(`made base ${base.name} in ${((Date.now() - started) / 1000).toFixed(1)} s, ${(size / 1e6).toFixed(0)} MB`);
        return made;
    }
    finally {
        await (0,remove_tree/* removeTree */.d)(staging);
    }
};
const makeTreeBase = async (store, base, reference, staging, options) => {
    const started = Date.now();
    const { make } = base;
    if (!make)
        throw new Error(`base ${base.name} cannot be made`);
    const { digest } = await make(staging, options, (tree) => {
        options.say(`packing base ${base.name}`);
        const makeMilliseconds = Date.now() - started;
        const source = { ...tree, origin: `base ${base.name}`, makeMilliseconds, overlayOptions: [] };
        return (0,build/* buildLayer */.o)(store.layers, source, {
            ...options,
            strict: false,
            staging: store.staging,
            keep: (add, { digest }) => (0,snapshot_store/* whileNothingIsRemoved */.xU)(store, () => {
                add();
                (0,base_records/* writeBase */.Z8)(store, reference, { digest });
            }),
        });
    });
    return { digests: [digest] };
};


/***/ })

};
