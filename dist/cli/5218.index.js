export const id = 5218;
export const ids = [5218];
export const modules = {

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


/***/ })

};
