export const id = 330;
export const ids = [330];
export const modules = {

/***/ 330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseRemote: () => (/* binding */ parseRemote)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: ./lib/host/digest.js
var host_digest = __webpack_require__(9324);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/host/format.js
var format = __webpack_require__(5703);
// EXTERNAL MODULE: ./lib/remote/remote.js
var remote = __webpack_require__(8482);
;// CONCATENATED MODULE: ./lib/remote/write-layer.js
const gatherBytes = 1 << 20;
/** What comes in small chunks, for fewer writes; before a break is thrown, what came before it. */
const gathered = async function* (source) {
    let chunks = [];
    let length = 0;
    let broken;
    try {
        for await (const chunk of source) {
            chunks.push(chunk);
            length += chunk.length;
            if (length < gatherBytes)
                continue;
            yield chunks;
            [chunks, length] = [[], 0];
        }
    }
    catch (error) {
        broken = { error };
    }
    if (length > 0)
        yield chunks;
    if (broken)
        throw broken.error;
};
/** Writes all of it, or throws: a full disk takes a part first, and says so only to the next write. */
const writeWhole = async (file, chunks, position) => {
    let written = (await file.writev([...chunks], position)).bytesWritten;
    const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    if (written === length)
        return;
    const whole = Buffer.concat(chunks);
    while (written < length)
        written += (await file.write(whole, written, length - written, position + written)).bytesWritten;
};
const flushBytes = 64 << 20;
/** Has the disk write beside the transfer what has come, so that the sync after it, which counts, has little left to do. */
const flushBehind = (file) => {
    let waiting = 0;
    let flush;
    return {
        wrote: (bytes) => {
            waiting += bytes;
            if (waiting < flushBytes || flush)
                return;
            waiting = 0;
            // What fails here fails again in the sync.
            flush = file
                .datasync()
                .catch(() => undefined)
                .finally(() => (flush = undefined));
        },
        end: async () => flush,
    };
};

;// CONCATENATED MODULE: ./lib/remote/receive.js








/**
 * Writes a layer into `directory/DIGEST.image` as it comes, and hashes it on the way. What an earlier try has left beside it,
 * in `DIGEST.image.part`, is gone on from; what is broken off stays there for the next one. Throws RootstockError, and
 * keeps nothing, when the bytes are not those of the digest.
 * @param from the remote's name
 */
const receiveLayer = async (from, { digest, size }, directory, source, progress = () => undefined) => {
    const file = (0,external_node_path_.join)(directory, (0,remote/* layerFileName */.d)(digest));
    const part = partOf(file);
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const present = await hashPart(part, size, hash);
    let received = present;
    const write = async (chunks) => {
        const handle = await (0,promises_.open)(part, 'a', 0o600);
        const flush = flushBehind(handle);
        try {
            for await (const some of gathered(chunks)) {
                const length = some.reduce((sum, chunk) => sum + chunk.length, 0);
                // One that goes on for ever must not fill the disk.
                if (received + length > size) {
                    received += length;
                    break;
                }
                const written = writeWhole(handle, some, received);
                for (const chunk of some)
                    hash.update(chunk);
                await written;
                received += length;
                flush.wrote(length);
                progress(length);
            }
        }
        finally {
            await flush.end();
            await handle.close();
        }
    };
    if (present < size)
        await write(await source(present));
    const what = `fetching layer ${digest.slice(0, 12)} from ${from}`;
    if (received < size)
        throw new errors/* RootstockError */.RK(what, `it ended after ${(0,format/* formatBytes */.z3)(received)} of ${(0,format/* formatBytes */.z3)(size)}`, 'Try again');
    acceptLayer(from, { digest, size }, directory, received > size ? undefined : hash.digest('hex'));
};
/**
 * Gives what was received its name. Throws DamagedLayerError, and keeps nothing, when the bytes are not those of the digest.
 * @param received the sha256 of them; undefined where they are too many
 */
const acceptLayer = (from, { digest }, directory, received) => {
    const file = (0,external_node_path_.join)(directory, (0,remote/* layerFileName */.d)(digest));
    if (received === digest) {
        (0,external_node_fs_.renameSync)(partOf(file), file);
        return;
    }
    (0,external_node_fs_.rmSync)(partOf(file), { force: true });
    throw new DamagedLayerError(`fetching layer ${digest.slice(0, 12)} from ${from}`, 'its bytes are not those that its name says', 'It is not used; push the snapshot again');
};
/** What there is of a file that is not whole yet. */
const partOf = (file) => `${file}.part`;
/** The remote has other bytes than it says: asking again does not help. */
class DamagedLayerError extends errors/* RootstockError */.RK {
}
/** Hashes what there is of a part, and returns how many bytes that are. */
const hashPart = async (part, size, hash) => {
    const present = (0,external_node_fs_.statSync)(part, { throwIfNoEntry: false })?.size ?? 0;
    if (present > size) {
        (0,external_node_fs_.rmSync)(part);
        return 0;
    }
    if (present > 0)
        for await (const chunk of (0,external_node_fs_.createReadStream)(part, { highWaterMark: 1 << 20 }))
            hash.update(chunk);
    return present;
};

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/remote/directory/copy-layer.js





const readBytes = 1 << 20;
const waitMilliseconds = 2;
/**
 * Has the kernel copy a file into a new one, which it does from its beginning to its end, and hashes and syncs the copy behind that.
 * Returns its sha256; the file is then worth nothing where this throws.
 * @param source opened already, so that it is the file which was looked at
 */
const copyLayer = async (source, path, progress) => {
    const copy = await (0,promises_.open)(path, 'wx+', 0o600);
    const flush = flushBehind(copy);
    const state = { isCopied: false };
    const copying = (0,promises_.copyFile)(`/proc/self/fd/${source.fd}`, path, external_node_fs_.constants.COPYFILE_FICLONE).finally(() => (state.isCopied = true));
    // It is told below.
    copying.catch(() => undefined);
    try {
        const hash = (0,external_node_crypto_.createHash)('sha256');
        const buffer = Buffer.allocUnsafeSlow(readBytes);
        for (let at = 0;;) {
            const isAll = state.isCopied;
            const { bytesRead } = await copy.read(buffer, 0, readBytes, at);
            if (bytesRead === 0 && isAll)
                break;
            if (bytesRead === 0)
                await (0,external_node_timers_promises_.setTimeout)(waitMilliseconds);
            hash.update(buffer.subarray(0, bytesRead));
            at += bytesRead;
            flush.wrote(bytesRead);
            progress(bytesRead);
        }
        await copying;
        await copy.chmod(0o600);
        return hash.digest('hex');
    }
    finally {
        await copying.catch(() => undefined);
        await flush.end();
        await copy.close();
    }
};

// EXTERNAL MODULE: ./lib/host/atomic-file.js
var atomic_file = __webpack_require__(72);
// EXTERNAL MODULE: ./lib/host/free-bytes.js
var free_bytes = __webpack_require__(5600);
;// CONCATENATED MODULE: ./lib/remote/directory/place.js







const place_format = '1\n';
/** Whether there is anything yet. Throws where the directory is missing, or of another format. */
const isOurs = async (path) => {
    const found = await unlessMissing((0,promises_.readFile)((0,external_node_path_.join)(path, 'format'), 'utf8'), undefined);
    if (found !== undefined && found !== place_format)
        throw new errors/* RootstockError */.RK(`using dir:${path}`, `its format is ${found.trim()}, and this version knows ${place_format.trim()}`, 'Use another directory, or the version that made it');
    // It is made when something is saved in it; what should lead to it is not.
    if (found === undefined)
        await (0,promises_.stat)((0,external_node_path_.dirname)(path));
    return found !== undefined;
};
/** The directory, or one in it, which others may then use as they may use the whole. */
const makePart = async (path, part) => {
    const made = await (0,promises_.mkdir)((0,external_node_path_.join)(path, part)).then(() => true, (error) => {
        if (error.code !== 'EEXIST')
            throw error;
    });
    if (made && part !== '')
        await (0,promises_.chmod)((0,external_node_path_.join)(path, part), (await (0,promises_.stat)(path)).mode & 0o7777);
};
const prepare = async (path) => {
    if (await isOurs(path))
        return;
    for (const part of ['', 'layers', 'snapshots', 'incoming'])
        await makePart(path, part);
    const fresh = (0,external_node_path_.join)(path, 'incoming', (0,external_node_crypto_.randomUUID)());
    await (0,promises_.writeFile)(fresh, place_format, { flag: 'wx', mode: 0o644, flush: true });
    await (0,promises_.rename)(fresh, (0,external_node_path_.join)(path, 'format'));
};
/** Writes a file beside its place, syncs and renames it, so that others see it whole or not at all. @param size bytes */
const place = async (path, target, size, write) => {
    await prepare(path);
    await removeStale((0,external_node_path_.join)(path, 'incoming'));
    const free = (0,free_bytes/* freeBytes */.g)(path);
    if (free < size) {
        throw new errors/* RootstockError */.RK(`saving ${(0,format/* formatBytes */.z3)(size)} in dir:${path}`, `it has room for ${(0,format/* formatBytes */.z3)(free)}`, 'Free some, or use another remote');
    }
    await makePart(path, (0,external_node_path_.relative)(path, (0,external_node_path_.dirname)(target)));
    const incoming = (0,external_node_path_.join)(path, 'incoming', (0,external_node_crypto_.randomUUID)());
    try {
        await write(incoming);
        (0,atomic_file/* syncPath */.Z8)(incoming);
        await (0,promises_.rename)(incoming, target);
    }
    finally {
        await (0,promises_.rm)(incoming, { force: true });
    }
    (0,atomic_file/* syncDirectory */.zR)((0,external_node_path_.dirname)(target));
};
const unlessMissing = (work, otherwise) => work.catch((error) => {
    if (error.code === 'ENOENT')
        return otherwise;
    throw error;
});
const dayMilliseconds = 86_400_000;
/** What a machine that died was saving. */
const removeStale = async (incoming) => {
    for (const name of await (0,promises_.readdir)(incoming)) {
        const file = (0,external_node_path_.join)(incoming, name);
        const time = (await (0,promises_.stat)(file).catch(() => undefined))?.mtimeMs ?? Date.now();
        if (Date.now() - time > dayMilliseconds)
            await (0,promises_.rm)(file, { force: true });
    }
};

;// CONCATENATED MODULE: ./lib/remote/directory/entries.js




const scopePath = (path, scope) => (0,external_node_path_.join)(path, 'snapshots', scope);
const entryPath = (path, scope, key) => (0,external_node_path_.join)(scopePath(path, scope), `${(0,host_digest/* digestOfText */.N)(key)}.json`);
const findEntry = async (path, { scope, key, prefixes }) => {
    if (!(await isOurs(path)))
        return undefined;
    const exact = await readEntry(entryPath(path, scope, key));
    if (exact?.key === key || prefixes.length === 0)
        return exact;
    const directory = scopePath(path, scope);
    const names = await unlessMissing((0,promises_.readdir)(directory), []);
    const files = names
        .filter((name) => /^[0-9a-f]{64}\.json$/.test(name))
        .map((name) => (0,external_node_path_.join)(directory, name));
    const times = await Promise.all(files.map(async (file) => (await (0,promises_.stat)(file).catch(() => undefined))?.mtimeMs ?? 0));
    const newest = files
        .map((file, index) => ({ file, time: times[index] ?? 0 }))
        .sort((a, b) => b.time - a.time);
    const matches = new Map();
    for (const { file } of newest) {
        const entry = await readEntry(file).catch(() => undefined);
        const prefix = prefixes.find((candidate) => entry?.key.startsWith(candidate));
        if (entry && prefix !== undefined && !matches.has(prefix))
            matches.set(prefix, entry);
        if (prefixes[0] !== undefined && matches.has(prefixes[0]))
            break;
    }
    return prefixes.map((prefix) => matches.get(prefix)).find(Boolean);
};
const readEntry = async (file) => {
    const text = await unlessMissing((0,promises_.readFile)(file, 'utf8'), undefined);
    if (text === undefined)
        return undefined;
    const { key, description } = JSON.parse(text);
    if (typeof key !== 'string' || typeof description !== 'string')
        throw new Error(`${file} is not whole`);
    return { key, description };
};
const publishEntry = async (path, { scope, key, description, annotations }, replace) => {
    const target = entryPath(path, scope, key);
    if (!replace && (await readEntry(target).catch(() => undefined)))
        return 'exists';
    const entry = { key, description, annotations };
    const text = `${JSON.stringify(entry, null, 2)}\n`;
    await place(path, target, text.length, (incoming) => (0,promises_.writeFile)(incoming, text, { flag: 'wx', mode: 0o644 }));
    return 'saved';
};

;// CONCATENATED MODULE: ./lib/remote/directory/remote.js












/**
 * A directory, as a shared file system has it: `layers/DIGEST.image`, `snapshots/SCOPE/HASH.json`, and what is on its way in
 * `incoming`. Every file is written there, synced and renamed, so that others see it whole or not at all.
 */
const directoryRemote = (path) => {
    const name = `dir:${path}`;
    const layerPath = ({ digest }) => (0,external_node_path_.join)(path, 'layers', (0,remote/* layerFileName */.d)(digest));
    const fail = (what) => (error) => {
        throw error instanceof errors/* RootstockError */.RK ? error : new errors/* RootstockError */.RK(`${what} ${name}`, ...causeOf(error));
    };
    return {
        name,
        unreadable: () => undefined,
        unwritable: () => undefined,
        find: (wanted) => findEntry(path, wanted).catch(fail(`looking for "${wanted.key}" in`)),
        has: async (layer) => (await sizeOf(layerPath(layer))) === layer.size,
        fetch: async (layer, directory, progress = () => undefined) => {
            const what = `fetching layer ${layer.digest.slice(0, 12)} from`;
            try {
                const file = await (0,promises_.open)(layerPath(layer), external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK);
                try {
                    const part = partOf((0,external_node_path_.join)(directory, (0,remote/* layerFileName */.d)(layer.digest)));
                    const isWhole = (await file.stat()).size === layer.size;
                    // What was broken off is gone on with.
                    if (isWhole && (await sizeOf(part)) === undefined) {
                        const digest = await copyLayer(file, part, progress);
                        // What would be removed there as damaged is looked at once more: no file system says when a copy can be read.
                        const isRight = digest === layer.digest;
                        acceptLayer(name, layer, directory, isRight ? digest : await (0,host_digest/* digestOf */.o)(part));
                    }
                    else
                        await receiveLayer(name, layer, directory, (start) => bytesFrom(file, start), progress);
                }
                finally {
                    await file.close();
                }
            }
            catch (error) {
                // Whoever has it again saves it again.
                if (error instanceof DamagedLayerError)
                    await (0,promises_.rm)(layerPath(layer), { force: true }).catch(() => undefined);
                fail(what)(error);
            }
        },
        save: async (layer, directory, progress = () => undefined) => {
            const source = (0,external_node_path_.join)(directory, (0,remote/* layerFileName */.d)(layer.digest));
            const counted = new external_node_stream_.Transform({
                transform(chunk, _encoding, done) {
                    progress(chunk.length);
                    done(undefined, chunk);
                },
            });
            await place(path, layerPath(layer), layer.size, (incoming) => (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(source, { highWaterMark: 1 << 20 }), counted, (0,external_node_fs_.createWriteStream)(incoming, { flags: 'wx', mode: 0o644 }))).catch(fail(`saving layer ${layer.digest.slice(0, 12)} in`));
        },
        publish: (publication, { replace }) => publishEntry(path, publication, replace).catch(fail(`saving "${publication.key}" in`)),
    };
};
const bytesFrom = (file, start) => (0,external_node_fs_.createReadStream)('', { fd: file, start, highWaterMark: 1 << 20, autoClose: false });
const causeOf = (error) => {
    const { code } = error;
    const causes = {
        ENOENT: ['it is not there', 'See that it is mounted, and make it'],
        EACCES: ['it may not be used', 'See who may read and write there'],
        EPERM: ['it may not be used', 'See who may read and write there'],
        ENOSPC: ['no room is left there', 'Free some, or use another remote'],
        EDQUOT: ['the quota there is used up', 'Free some, or use another remote'],
        EROFS: ['it is read-only', 'Mount it for writing, or use another remote'],
        ENOTDIR: ['it is not a directory', 'Use another remote'],
    };
    return causes[code ?? ''] ?? [(0,errors/* messageOf */.bD)(error), 'See that its file system works'];
};
const sizeOf = async (path) => {
    const status = await (0,promises_.lstat)(path).catch(() => undefined);
    return status?.isFile() ? status.size : undefined;
};

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(6752);
;// CONCATENATED MODULE: ./lib/remote/http/trouble.js

/** What went wrong between us and a server. What was being done is added by whoever asked for it. */
class Trouble extends Error {
    why;
    advice;
    details;
    constructor(why, advice, details = {}) {
        super(why);
        this.why = why;
        this.advice = advice;
        this.details = details;
        this.name = 'Trouble';
    }
}
/** A break, or anything else that another try may get over. */
const passing = (why, advice, retryAfter) => new Trouble(why, advice, { isPassing: true, retryAfter });
/** Does something for a caller. Throws RootstockError, whatever goes wrong. */
const doing = async (what, work) => {
    try {
        return await work();
    }
    catch (error) {
        const known = (0,errors/* explained */.to)(error);
        if (known instanceof errors/* RootstockError */.RK)
            throw known;
        if (error instanceof Trouble)
            throw new errors/* RootstockError */.RK(what, error.why, error.advice);
        throw new errors/* RootstockError */.RK(what, (0,errors/* messageOf */.bD)(error));
    }
};

;// CONCATENATED MODULE: ./lib/remote/http/authorities.js






/**
 * Whom a host is trusted by: the authorities that Node knows, those of this machine, those that NODE_EXTRA_CA_CERTS or
 * SSL_CERT_FILE name, and those that are kept for that host where docker and podman keep them (`*.crt`), with the certificates
 * that it is shown (`*.cert` and `*.key`). Throws Trouble for files there that are no certificates.
 */
const secureContextFor = (host, surroundings) => {
    const files = filesFor(host, surroundings);
    const own = files.filter((path) => path.endsWith('.crt')).map(readCertificate);
    const general = generalFiles(surroundings).filter((path) => (0,external_node_fs_.existsSync)(path));
    const shown = files.filter((path) => path.endsWith('.cert'));
    const ca = [...external_node_tls_.rootCertificates, ...general.map((path) => (0,external_node_fs_.readFileSync)(path)), ...own];
    try {
        return (0,external_node_tls_.createSecureContext)({
            ...{ ca, cert: shown.map(readCertificate) },
            key: shown.map((path) => (0,external_node_fs_.readFileSync)(path.replace(/\.cert$/, '.key'))),
        });
    }
    catch (error) {
        if (error instanceof Trouble)
            throw error;
        throw new Trouble(`${shown.join(', ')} cannot be used (${(0,errors/* messageOf */.bD)(error)})`, 'Mend or remove it');
    }
};
const filesFor = (host, { home }) => ['/etc/docker/certs.d', '/etc/containers/certs.d', (0,external_node_path_.join)(home, '.config/containers/certs.d')]
    .map((path) => (0,external_node_path_.join)(path, host))
    .filter((path) => (0,external_node_fs_.existsSync)(path))
    .flatMap((path) => (0,external_node_fs_.readdirSync)(path).map((name) => (0,external_node_path_.join)(path, name)));
/** Also sees that it is one: Node takes no notice of what is none. */
const readCertificate = (path) => {
    try {
        const content = (0,external_node_fs_.readFileSync)(path);
        parseCertificate(content);
        return content;
    }
    catch (error) {
        throw new Trouble(`${path} cannot be used as a certificate (${(0,errors/* messageOf */.bD)(error)})`, 'Mend or remove it');
    }
};
/** The first one of a file, which may have more. */
const parseCertificate = (content) => new external_node_crypto_.X509Certificate(content);
const generalFiles = ({ environment }) => {
    const { NODE_EXTRA_CA_CERTS: extra, SSL_CERT_FILE: file } = environment;
    const ofMachine = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt'];
    return [...(extra ? [extra] : []), ...(file ? [file] : ofMachine)];
};

;// CONCATENATED MODULE: ./lib/remote/http/connection-trouble.js

/** What a broken connection is to us. `host` is who was talked to. */
const connectionTrouble = (error, host) => {
    if (error instanceof Trouble)
        return error;
    const code = codeOf(error);
    if (certificateCodes.test(code))
        return new Trouble(...certificateAdvice(code, host));
    if (code === 'ENOTFOUND')
        return new Trouble(`there is no host ${host}`, 'See that its name is right');
    if (/SSL|EPROTO/.test(code))
        return new Trouble(`${host} does not speak TLS (${code})`, 'See its address');
    if (code === 'ECONNREFUSED')
        return passing(`nothing listens at ${host}`, 'See that it runs');
    if (/TIMEOUT|ETIMEDOUT/.test(code))
        return passing(`${host} stopped answering`, 'Try again later');
    const tunnel = /Proxy response \((\d+)\)/.exec(error instanceof Error ? error.message : '')?.[1];
    if (tunnel !== undefined)
        return new Trouble(`the proxy answered ${tunnel}`, 'See HTTPS_PROXY');
    return passing(`the connection to ${host} broke${code === '' ? '' : ` (${code})`}`, 'Try again later');
};
const codeOf = (error) => {
    const { code, cause } = (error ?? {});
    return typeof code === 'string' ? code : cause === undefined ? '' : codeOf(cause);
};
const certificateCodes = /^(UNABLE_TO_(GET|VERIFY)_\w+|(DEPTH_ZERO_)?SELF_SIGNED_CERT\w*|CERT_\w+|ERR_TLS_CERT_ALTNAME_INVALID)$/;
const certificateAdvice = (code, host) => /SIGNED|UNABLE/.test(code)
    ? [
        `no authority that is known here signed the certificate of ${host}`,
        `Put the authority's certificate into /etc/docker/certs.d/${host}/ca.crt, or name it in NODE_EXTRA_CA_CERTS`,
    ]
    : [`the certificate of ${host} is not valid (${code})`, 'See its dates and the names it is for'];

;// CONCATENATED MODULE: ./lib/remote/http/loopback.js
/** Whether a host, with or without a port, is this machine: there, and only there, plain http is spoken. */
const isLoopback = (host) => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(host);

;// CONCATENATED MODULE: ./lib/remote/http/proxy.js

/**
 * The proxy by which an https address is to be reached, as HTTPS_PROXY and NO_PROXY say it; undefined for none. NO_PROXY has
 * names of hosts, with or without a port, which stand for what is below them too, or `*`.
 */
const proxyFor = ({ host }, environment) => {
    const proxy = environment['https_proxy'] ?? environment['HTTPS_PROXY'];
    if (!proxy || isLoopback(host))
        return undefined;
    const excepted = (environment['no_proxy'] ?? environment['NO_PROXY'] ?? '')
        .split(/[\s,]+/)
        .map((entry) => entry.toLowerCase().replace(/^\*?\./, ''))
        .filter(Boolean);
    if (excepted.some((entry) => entry === '*' || covers(entry, host.toLowerCase())))
        return undefined;
    return proxy.includes('://') ? proxy : `http://${proxy}`;
};
const covers = (entry, host) => {
    const name = /:\d+$/.test(entry) ? host : host.replace(/:\d+$/, '');
    return name === entry || name.endsWith(`.${entry}`);
};

;// CONCATENATED MODULE: ./lib/remote/http/connections.js







const connectTimeout = 10_000;
/**
 * Gives the connections to a host, which are kept for the next request and hold no process open. `url` is https; or http, to
 * this machine alone unless others may speak it too. Throws Trouble.
 */
const connectionsOf = (surroundings, { allowsPlain = false } = {}) => {
    const opened = new Map();
    return (url) => {
        const present = opened.get(url.origin);
        if (present)
            return present;
        const dispatcher = connections_open(url, surroundings, allowsPlain);
        opened.set(url.origin, dispatcher);
        return dispatcher;
    };
};
const connections_open = (url, surroundings, allowsPlain) => {
    if (url.protocol === 'http:' && (allowsPlain || isLoopback(url.host)))
        return new undici/* Agent */.g6({ connectTimeout });
    if (url.protocol !== 'https:')
        throw new Trouble(`${url.host} would be asked without encryption`, 'Have it speak https');
    // Made once: reading all authorities takes a while.
    const tls = { secureContext: secureContextFor(url.host, surroundings), timeout: connectTimeout };
    const proxy = proxyFor(url, surroundings.environment);
    if (proxy === undefined)
        return new undici/* Agent */.g6({ connect: tls });
    try {
        return new undici/* ProxyAgent */.kT({ uri: proxy, requestTls: tls, proxyTls: tls });
    }
    catch {
        // Not the cause, which may show the password of the proxy.
        throw new Trouble('HTTPS_PROXY is no address of a proxy', 'Write it as http://HOST:PORT');
    }
};
/**
 * How a host is spoken to: https, but for a port of this machine that answers TLS by something else. Throws Trouble when
 * nothing answers there.
 */
const schemeOf = async (host) => isLoopback(host) && !(await speaksTls(new URL(`https://${host}`))) ? 'http:' : 'https:';
const speaksTls = ({ hostname, port, host }) => new Promise((resolve, reject) => {
    const address = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 443) };
    // Only whether it speaks TLS is asked; nothing is sent, so nobody needs to be trusted yet.
    const socket = (0,external_node_tls_.connect)({ ...address, rejectUnauthorized: false, timeout: connectTimeout });
    socket.once('secureConnect', () => {
        resolve(true);
        socket.destroy();
    });
    socket.once('timeout', () => socket.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })));
    socket.once('error', (error) => {
        if (/SSL|EPROTO|ECONNRESET/.test(error.code ?? ''))
            resolve(false);
        else
            reject(connectionTrouble(error, host));
    });
});

;// CONCATENATED MODULE: ./lib/remote/http/retry.js


const usualPatience = { idle: 30_000, firstWait: 500 };
const mostTries = 5;
const longestWait = 60_000;
/**
 * Does something until it succeeds, five times at most, with growing waits between, or those that the server asks for. A try
 * that `hasProgressed` does not count. Throws what was thrown last, and at once what is not passing.
 */
const persist = async ({ firstWait }, work, hasProgressed = () => false) => {
    for (let tries = 1;; tries++) {
        try {
            return await work();
        }
        catch (error) {
            if (!(error instanceof Trouble && error.details.isPassing))
                throw error;
            if (hasProgressed())
                tries = 1;
            if (tries >= mostTries)
                throw new Trouble(`${error.why} (tried ${mostTries} times)`, error.advice, error.details);
            await (0,external_node_timers_promises_.setTimeout)(Math.min(longestWait, error.details.retryAfter ?? waitBefore(tries, firstWait)));
        }
    }
};
/** Clients that broke off together do not come back together. */
const waitBefore = (tries, firstWait) => firstWait * 2 ** (tries - 1) * (0.5 + Math.random());
/** The milliseconds of a Retry-After header: seconds, or a date. */
const parseRetryAfter = (header, now) => {
    if (header === undefined)
        return undefined;
    const time = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
    return Number.isNaN(time) ? undefined : Math.max(0, time);
};

;// CONCATENATED MODULE: ./lib/remote/http/send.js




const sender = (connections, { idle }) => async (url, { method, headers = {}, body, slowness = 1 }) => {
    const dispatcher = connections(url);
    const content = body?.() ?? null;
    let ownTrouble;
    if (content instanceof external_node_stream_.Readable)
        content.once('error', (error) => (ownTrouble = error instanceof Trouble ? error : undefined));
    try {
        const answer = await (0,undici/* request */.Em)(url, {
            ...{ dispatcher, method, body: content, bodyTimeout: idle, headersTimeout: idle * slowness },
            headers: { ...headers, 'user-agent': 'rootstock' },
        });
        const single = Object.entries(answer.headers).map(([name, value]) => [
            name,
            Array.isArray(value) ? value.join(', ') : value,
        ]);
        return {
            ...{ status: answer.statusCode, url, body: answer.body },
            headers: Object.fromEntries(single),
        };
    }
    catch (error) {
        throw ownTrouble ?? connectionTrouble(error, url.host);
    }
};
/** The bytes of an answer as they come. Throws Trouble when they break off. */
const bytesOf = async function* ({ body, url }) {
    try {
        for await (const chunk of body)
            yield chunk;
    }
    catch (error) {
        throw connectionTrouble(error, url.host);
    }
};
/** Ends an answer that is not wanted any more. */
const drop = ({ body }) => {
    // It breaks off then, which is no news.
    body.on('error', () => undefined);
    body.destroy();
};
/** A whole answer, which is short. Throws Trouble when it is longer than it may be. */
const readAnswer = async (answer, longest) => {
    const chunks = [];
    let size = 0;
    for await (const chunk of bytesOf(answer)) {
        size += chunk.length;
        if (size > longest)
            throw new Trouble(`${answer.url.host} answers with over ${longest} bytes`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
};

;// CONCATENATED MODULE: ./lib/remote/registry/challenge.js
/** The challenges of a header (RFC 9110, 11.6.1): `Bearer realm="https://…",service="…",scope="…", Basic realm="…"`. */
const parseChallenges = (header) => {
    const challenges = [];
    const pieces = /([^\s=,"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))|([^\s=,"]+)/g;
    for (const [, name, quoted, plain, scheme] of header.matchAll(pieces)) {
        if (scheme !== undefined)
            challenges.push({ scheme: scheme.toLowerCase(), parameters: {} });
        const present = challenges.at(-1);
        if (name !== undefined && present)
            present.parameters[name.toLowerCase()] = quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '';
    }
    return challenges;
};

;// CONCATENATED MODULE: ./lib/remote/registry/answer-trouble.js


/** What such an answer means. */
const answerTrouble = ({ host, status, body, retryAfter, isElsewhere }) => {
    const errors = parseErrors(body);
    const codes = errors.map(({ code }) => code);
    const said = errors.map(({ code, message }) => `${code}: ${message}`).join('; ');
    const answered = `${host} answered ${status}${said === '' ? '' : ` (${said})`}`;
    // What a registry sends us elsewhere with is good for a moment only.
    const isPassing = isElsewhere || status === 408 || status === 429 || status >= 500;
    const details = { isPassing, status, codes, retryAfter: parseRetryAfter(retryAfter, Date.now()) };
    return new Trouble(answered, isElsewhere ? 'Try again later' : adviceFor(status, codes), details);
};
const adviceFor = (status, codes) => {
    if (codes.includes('UNSUPPORTED') || status === 405)
        return 'See whether the registry is read-only, and whether it takes OCI artifacts';
    if (codes.includes('MANIFEST_BLOB_UNKNOWN'))
        return 'A layer is not there any more: save it again';
    if (codes.includes('MANIFEST_INVALID'))
        return 'See whether the registry takes OCI artifacts';
    if (codes.includes('NAME_INVALID'))
        return 'Use a name of a repository that this registry takes';
    if (status === 403)
        return 'See that the account, or the token, may do that in this repository';
    if (status === 404)
        return 'See that the repository is there: some registries want it made first';
    if (status === 413)
        return 'It is too large for the registry, or for a proxy in front of it: raise that limit';
    if (status === 429)
        return 'It is asked too often: try again later';
    if (status >= 500)
        return "See the registry's own log, and whether its disk is full";
    return 'See that it is a registry';
};
/** The errors of the distribution specification, fit for one line. */
const parseErrors = (body) => {
    try {
        const { errors } = JSON.parse(body);
        if (!Array.isArray(errors))
            return [];
        return errors
            .slice(0, 3)
            .map((error) => (error ?? {}))
            .map(({ code, message }) => ({ code: printable(code), message: printable(message) }));
    }
    catch {
        return [];
    }
};
/** Without what a person must not see: an address may hold a name and password, or a signature. */
const printable = (value) => (typeof value === 'string' ? value : 'unknown')
    .replace(/[^ -~]+/g, ' ')
    .replace(/(\w+:\/\/)[^\s/@]*@/g, '$1')
    .replace(/(\w+:\/\/[^\s?]*)\?\S*/g, '$1')
    .slice(0, 200);

;// CONCATENATED MODULE: ./lib/remote/registry/tokens.js




/**
 * Asks the token server of a Bearer challenge: GET with a name and password or with nothing, POST with an identity token.
 * Resolves to undefined when it refuses who asks. Throws Trouble.
 * @param scope what to ask for where the challenge does not say
 */
const askForToken = async (send, { parameters: { realm = '', service, scope: wanted } }, scope, credentials) => {
    const address = URL.canParse(realm) ? new URL(realm) : undefined;
    if (!address || !(address.protocol === 'https:' || isLoopback(address.host)))
        throw new Trouble('the registry names a token server that does not speak https', 'Have it speak https');
    const fields = new URLSearchParams({ ...(service === undefined ? {} : { service }), scope: wanted ?? scope });
    const answer = await send(...tokenRequest(address, fields, credentials));
    const body = (await readAnswer(answer, longestAnswer)).toString();
    const { status, headers } = answer;
    if (status === 200)
        return grantOf(body, address.host);
    if (status === 401 || status === 403)
        return undefined;
    const refusal = { host: address.host, status, body, isElsewhere: false };
    throw answerTrouble({ ...refusal, retryAfter: headers['retry-after'] });
};
const longestAnswer = 1 << 20;
const basicHeader = (username, password) => `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
const tokenRequest = (address, fields, credentials) => {
    if (credentials && 'identityToken' in credentials) {
        const form = new URLSearchParams(fields);
        form.set('grant_type', 'refresh_token');
        form.set('client_id', 'rootstock');
        form.set('refresh_token', credentials.identityToken);
        const headers = { 'content-type': 'application/x-www-form-urlencoded' };
        return [address, { method: 'POST', headers, body: () => form.toString() }];
    }
    const url = new URL(address);
    for (const [name, value] of fields)
        url.searchParams.set(name, value);
    if (!credentials)
        return [url, { method: 'GET' }];
    const { username, password } = credentials;
    url.searchParams.set('account', username);
    return [url, { method: 'GET', headers: { authorization: basicHeader(username, password) } }];
};
const grantOf = (body, host) => {
    const { token, access_token: accessToken, expires_in: seconds } = parsed(body);
    const text = token ?? accessToken;
    // Nothing else fits into a header.
    if (typeof text !== 'string' || !/^[\x21-\x7e]+$/.test(text))
        throw new Trouble(`${host} gave no token`, 'See that it is the token server of the registry');
    // Given up a little early, so that no long request begins with a token that is about to end.
    const lasts = typeof seconds === 'number' && seconds > 0 ? seconds * 900 : Infinity;
    return { header: `Bearer ${text}`, expires: Date.now() + lasts };
};
const parsed = (body) => {
    try {
        return (JSON.parse(body) ?? {});
    }
    catch {
        return {};
    }
};

;// CONCATENATED MODULE: ./lib/remote/registry/authorizer.js



/** @param findCredentials called only once the registry asks for any */
const authorizerFor = ({ registry, path }, send, findCredentials) => {
    const grants = new Map();
    let found;
    const credentials = () => (found ??= findCredentials());
    const header = async (access) => {
        const grant = await grants.get(access)?.catch(() => undefined);
        return grant && Date.now() < grant.expires ? grant.header : undefined;
    };
    const denial = async () => {
        const known = await credentials();
        return known
            ? new Trouble(`${registry} does not let in who is asking (the name and password are from ${known.source})`, 'See that they are right, and that the account may do this in this repository')
            : new Trouble(`${registry} asks for a name and password, and there are none for it here`, `Log in: \`docker login ${registry}\``);
    };
    const grantFor = async (access, header) => {
        const challenges = parseChallenges(header);
        const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
        const known = await credentials();
        if (bearer) {
            const scope = `repository:${path}:${access === 'push' ? 'pull,push' : 'pull'}`;
            const grant = await askForToken(send, bearer, scope, known);
            if (!grant)
                throw await denial();
            return grant;
        }
        if (!challenges.some(({ scheme }) => scheme === 'basic'))
            throw new Trouble(`${registry} asks for a kind of login that is not known here`);
        if (!known || !('password' in known))
            throw await denial();
        return { header: basicHeader(known.username, known.password), expires: Infinity };
    };
    return {
        header,
        denial,
        renew: async (access, challenge, refused) => {
            // Another request may have renewed it meanwhile.
            const present = await header(access);
            if (present !== undefined && present !== refused)
                return present;
            const grant = grantFor(access, challenge);
            grants.set(access, grant);
            const renewed = (await grant).header;
            if (renewed === refused)
                throw await denial();
            return renewed;
        },
    };
};

;// CONCATENATED MODULE: ./lib/remote/registry/credential-helper.js


/**
 * What a credential helper of docker has for a server; undefined when it has nothing. Throws Trouble when it fails, without
 * what it printed, which may be a password.
 * @param namedIn the file that names it
 */
const askHelper = async (name, namedIn, server, run) => {
    if (!/^[A-Za-z0-9._-]+$/.test(name))
        throw new Trouble(`${namedIn} names no credential helper`, 'Mend it');
    const program = `docker-credential-${name}`;
    const failed = (how) => new Trouble(`${program}, which ${namedIn} names, ${how}`, 'Mend it, or log in without it');
    let answer;
    try {
        answer = await run([program, 'get'], server);
    }
    catch (error) {
        const message = (0,errors/* messageOf */.bD)(error);
        if (message.includes('credentials not found'))
            return undefined;
        throw failed(/not installed|ENOENT/.test(message) ? 'is not installed' : 'failed');
    }
    const found = parseAnswer(answer, program);
    if (!found)
        throw failed('gave no name and password');
    return found;
};
const parseAnswer = (answer, source) => {
    let parsed;
    try {
        parsed = JSON.parse(answer);
    }
    catch {
        return undefined;
    }
    const { Username: username, Secret: password } = parsed ?? {};
    if (typeof username !== 'string' || typeof password !== 'string')
        return undefined;
    return username === '<token>' ? { identityToken: password, source } : { username, password, source };
};

;// CONCATENATED MODULE: ./lib/remote/registry/credentials.js




/**
 * The credentials for a repository: those of the first file that has any, in the order in which docker and podman know them,
 * else those that were given for its registry; undefined for none. Throws Trouble for a file that cannot be understood, and for
 * a credential helper that fails.
 */
const credentialsFor = async (repository, surroundings, login) => {
    for (const path of credentialFiles(surroundings)) {
        const file = readFile(path);
        const found = file && ((await fromHelper(path, file, repository, surroundings)) ?? fromFile(path, file, repository));
        if (found)
            return found;
    }
    if (!login || !isSameRegistry(login.host, repository))
        return undefined;
    return { username: login.username, password: login.password, source: 'what was given for it' };
};
const credentialFiles = ({ environment, home }) => {
    const { DOCKER_CONFIG: docker, REGISTRY_AUTH_FILE: named, XDG_RUNTIME_DIR: runtime } = environment;
    return [
        (0,external_node_path_.join)(docker === undefined || docker === '' ? (0,external_node_path_.join)(home, '.docker') : docker, 'config.json'),
        ...(named ? [named] : []),
        ...(runtime ? [(0,external_node_path_.join)(runtime, 'containers/auth.json')] : []),
        (0,external_node_path_.join)(home, '.config/containers/auth.json'),
    ];
};
const readFile = (path) => {
    let text;
    try {
        text = (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch (error) {
        const { code = '' } = error;
        if (['ENOENT', 'ENOTDIR'].includes(code))
            return undefined;
        throw new Trouble(`${path} cannot be read (${code})`, 'Mend or remove it');
    }
    try {
        return JSON.parse(text);
    }
    catch {
        // Not the cause, which may quote a password.
        throw new Trouble(`${path} is not JSON`, 'Mend or remove it');
    }
};
/** What docker calls Docker Hub, from the time of its first protocol. */
const dockerHubKey = 'https://index.docker.io/v1/';
const serverName = ({ registry }) => (registry === 'docker.io' ? dockerHubKey : registry);
/** `ghcr.io/owner/roots`, `ghcr.io/owner`, `ghcr.io`: podman keeps credentials for parts of a registry too. */
const namesOf = ({ registry, path }) => {
    const parts = [registry, ...path.split('/')];
    return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
};
const isSameRegistry = (name, { registry }) => withoutScheme(name) === registry;
/** A name as a file has it, which may be an address. */
const withoutScheme = (name) => {
    const plain = name.replace(/^https?:\/\//, '').replace(/\/(v[12]\/?)?$/, '');
    return plain === 'index.docker.io' || plain === 'registry-1.docker.io' ? 'docker.io' : plain;
};
/** The entry of a table for a repository: the nearest one. */
const entryFor = (table, repository) => {
    const entries = new Map(Object.entries(table ?? {}).map(([name, entry]) => [withoutScheme(name), entry]));
    return namesOf(repository)
        .map((name) => entries.get(name))
        .find((entry) => entry !== undefined);
};
const fromFile = (path, { auths }, repository) => {
    const entry = (entryFor(auths, repository) ?? {});
    if (typeof entry.identitytoken === 'string' && entry.identitytoken !== '')
        return { identityToken: entry.identitytoken, source: path };
    if (typeof entry.auth !== 'string' || entry.auth === '')
        return undefined;
    const text = Buffer.from(entry.auth, 'base64').toString();
    const colon = text.indexOf(':');
    if (colon === -1)
        throw new Trouble(`what ${path} has for ${repository.registry} is no name and password`, 'Log in again');
    return { username: text.slice(0, colon), password: text.slice(colon + 1).replace(/\0+$/, ''), source: path };
};
const fromHelper = async (path, { credHelpers, credsStore }, repository, { run }) => {
    const name = entryFor(credHelpers, repository) ?? credsStore;
    return typeof name === 'string' && name !== ''
        ? askHelper(name, path, serverName(repository), run)
        : undefined;
};

;// CONCATENATED MODULE: ./lib/remote/registry/fetch-layer.js




/** Whether the registry has the layer; asks once. Throws Trouble. */
const hasLayer = async (session, { digest }) => {
    const expected = [200, 404, ...elsewhere];
    const call = { method: 'HEAD', to: blobOf(digest), access: 'pull', expected };
    return (await session.read(call)).status !== 404;
};
const blobOf = (digest) => `blobs/sha256:${digest}`;
/** What is kept elsewhere is there too. */
const elsewhere = [301, 302, 303, 307, 308];
/**
 * Fetches a layer into a directory, where nobody else fetches the same at the time. After a break it goes on where it was;
 * bytes that are not the layer's are asked for once more. Throws RootstockError, Trouble, and what the file system throws.
 */
const fetchLayer = async (session, name, layer, directory, progress = () => undefined) => {
    let [received, wasDamaged] = [0, false];
    const count = (bytes) => {
        received += bytes;
        progress(bytes);
    };
    const tryOnce = async () => {
        received = 0;
        let answer;
        const source = async (offset) => {
            answer = await askFrom(session, layer, offset);
            return restOf(answer, layer, offset);
        };
        try {
            await receiveLayer(name, layer, directory, source, count);
        }
        catch (error) {
            if (wasDamaged || !(error instanceof DamagedLayerError))
                throw error;
            wasDamaged = true;
            throw passing(error.message);
        }
        finally {
            // Where it was not read, for want of room say.
            if (answer)
                drop(answer);
        }
    };
    await persist(session.patience, tryOnce, () => received > Math.max(1 << 20, layer.size / 20));
};
const askFrom = (session, { digest }, offset) => session.ask({
    ...{ method: 'GET', to: blobOf(digest), access: 'pull', expected: [200, 206] },
    // What is compressed on the way has other offsets.
    headers: { 'accept-encoding': 'identity', ...(offset > 0 ? { range: `bytes=${offset}-` } : {}) },
});
/** What an answer has of a layer from an offset on. Throws Trouble when that breaks off before the layer's end. */
const restOf = async function* (answer, { size }, offset) {
    // Not everybody can begin in the middle.
    let position = answer.status === 206 ? offset : 0;
    for await (const chunk of bytesOf(answer)) {
        const known = Math.min(chunk.length, Math.max(0, offset - position));
        position += chunk.length;
        if (known < chunk.length)
            yield chunk.subarray(known);
    }
    if (position < size)
        throw passing(`it broke off after ${position} of ${size} bytes`, 'Try again later');
};

;// CONCATENATED MODULE: ./lib/remote/registry/manifest.js



const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const artifactType = 'application/vnd.rootstock.snapshot.v1+json';
const descriptionType = 'application/vnd.rootstock.description.v1+json';
const layerType = 'application/vnd.rootstock.layer.v1';
const scopeAnnotation = 'dev.rootstock.scope';
const keyAnnotation = 'dev.rootstock.key';
/** What is read into memory at most. */
const longestManifest = 4 << 20;
/** A description up to this size, in bytes, is in the manifest too, so that a reader needs no second request. */
const longestEmbedded = 32 << 10;
const sha256Of = (bytes) => `sha256:${(0,host_digest/* digestOfText */.N)(bytes)}`;
/** The OCI artifact of a snapshot. */
const manifestOf = ({ scope, key, description, layers, annotations }, created) => {
    const text = Buffer.from(description);
    const manifest = Buffer.from(JSON.stringify({
        ...{ schemaVersion: 2, mediaType: manifestType, artifactType },
        config: {
            ...{ mediaType: descriptionType, digest: sha256Of(text), size: text.length },
            ...(text.length <= longestEmbedded ? { data: text.toString('base64') } : {}),
        },
        layers: layers.map(({ digest, size }) => ({
            ...{ mediaType: layerType, digest: `sha256:${digest}`, size },
            annotations: { [title]: (0,remote/* layerFileName */.d)(digest) },
        })),
        annotations: {
            ...{ [title]: key, 'org.opencontainers.image.created': created.toISOString() },
            ...annotations,
            ...{ [scopeAnnotation]: scope, [keyAnnotation]: key },
        },
    }));
    if (manifest.length > longestManifest)
        throw new Trouble('its manifest would be over 4 MiB', 'Squash it into fewer layers');
    return manifest;
};
const title = 'org.opencontainers.image.title';
/** Reads a manifest. Throws Trouble for any that is not a snapshot of this format. */
const parseManifest = (bytes) => {
    const manifest = jsonObject(bytes);
    const { artifactType: kind, mediaType = manifestType } = manifest;
    const { mediaType: configType, digest, size, data } = objectOf(manifest['config']);
    if (kind !== artifactType || mediaType !== manifestType) {
        throw new Trouble(typeof kind === 'string' && kind.startsWith('application/vnd.rootstock.snapshot.')
            ? `it has another format, "${kind}"`
            : `it is no snapshot but "${shortText(kind ?? configType ?? mediaType)}"`);
    }
    const { [scopeAnnotation]: scope, [keyAnnotation]: key } = objectOf(manifest['annotations']);
    if (configType !== descriptionType ||
        !(typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest)) ||
        !(typeof size === 'number' && size >= 0 && size <= longestManifest) ||
        !(typeof scope === 'string' && typeof key === 'string')) {
        throw new Trouble('its manifest lacks what a snapshot needs');
    }
    const embedded = typeof data === 'string' ? Buffer.from(data, 'base64') : undefined;
    return { scope, key, description: { digest, size }, embedded };
};
const jsonObject = (bytes) => {
    try {
        return objectOf(JSON.parse(bytes.toString()));
    }
    catch {
        throw new Trouble('its manifest is not JSON');
    }
};
const objectOf = (value) => typeof value === 'object' && value !== null ? value : {};
const shortText = (value) => (typeof value === 'string' ? value : 'something else').replace(/[^ -~]/g, '?').slice(0, 100);

;// CONCATENATED MODULE: ./lib/remote/registry/session.js




const mostRedirects = 5;
const longestRefusal = 64 << 10;
/**
 * @param root resolves to the address below which everything of the repository is
 */
const startSession = (root, send, authorizer, patience) => {
    const isOwn = async (url) => url.origin === (await root()).origin;
    /** Only the registry itself may see what it lets us in by. */
    const sendAuthorized = async (url, { access, ...request }) => {
        if (!(await isOwn(url)))
            return send(url, request);
        const sendWith = (authorization) => send(url, { ...request, headers: { ...request.headers, ...(authorization && { authorization }) } });
        const known = await authorizer.header(access);
        const answer = await sendWith(known);
        if (answer.status !== 401)
            return answer;
        await discard(answer);
        const challenge = answer.headers['www-authenticate'] ?? '';
        const again = await sendWith(await authorizer.renew(access, challenge, known));
        if (again.status !== 401)
            return again;
        await discard(again);
        throw await authorizer.denial();
    };
    const ask = async (call) => {
        let url = typeof call.to === 'string' ? new URL(call.to, await root()) : call.to;
        for (let redirects = 0; redirects <= mostRedirects; redirects++) {
            const answer = await sendAuthorized(url, call);
            if (call.expected.includes(answer.status))
                return answer;
            const { location } = answer.headers;
            if (call.method !== 'GET' || !redirectStatuses.includes(answer.status) || location === undefined)
                throw await refusal(answer, !(await isOwn(url)));
            await discard(answer);
            url = addressOf(location, answer);
        }
        throw new Trouble(`${url.host} only sends us on`, 'See its address');
    };
    return {
        patience,
        ask,
        read: async (call, longest = longestRefusal) => {
            const answer = await ask(call);
            return { ...answer, content: await readAnswer(answer, longest) };
        },
    };
};
const redirectStatuses = [301, 302, 303, 307, 308];
/** Where a Location leads. Throws Trouble for what is no address, or one that is not safe. */
const addressOf = (location, { url: from }) => {
    const address = location !== undefined && URL.canParse(location, from.href) ? new URL(location, from) : undefined;
    if (!address)
        throw new Trouble(`${from.host} sends us to no address`, 'See that it is a registry');
    // A registry behind a proxy may not know that it is spoken to by https.
    if (address.hostname === from.hostname && from.protocol === 'https:' && address.protocol === 'http:')
        return new URL(`${from.origin}${address.pathname}${address.search}`);
    if (address.protocol !== 'https:' && !(isLoopback(address.host) && isLoopback(from.host)))
        throw new Trouble(`${from.host} sends us to ${address.host}, which does not speak https`);
    return address;
};
const refusal = async (answer, isElsewhere) => {
    const body = await readAnswer(answer, longestRefusal).catch(() => Buffer.of());
    const { status, headers, url } = answer;
    const retryAfter = headers['retry-after'];
    return answerTrouble({ host: url.host, status, body: body.toString(), retryAfter, isElsewhere });
};
/** Lets the connection be used again; what breaks here is of no interest. */
const discard = (answer) => readAnswer(answer, longestRefusal).catch(() => undefined);

;// CONCATENATED MODULE: ./lib/remote/registry/tag-list.js



/** Some registries answer with all tags at once. */
const longestPage = 32 << 20;
const mostPages = 1000;
/** All tags of the repository; none where there is no such repository. Throws Trouble. */
const listTags = async (session) => {
    const tags = [];
    let next = 'tags/list?n=1000';
    for (let pages = 0; next !== undefined; pages++) {
        if (pages === mostPages)
            throw new Trouble('its list of tags has no end', 'Delete old snapshots there');
        const call = { method: 'GET', to: next, access: 'pull', expected: [200, 404] };
        const answer = await persist(session.patience, () => session.read(call, longestPage));
        if (answer.status === 404)
            return tags;
        tags.push(...parseTags(answer.content.toString()));
        const link = nextLink(answer.headers['link']);
        next = link === undefined ? undefined : addressOf(link, answer);
    }
    return tags;
};
const parseTags = (text) => {
    try {
        const { tags } = JSON.parse(text);
        if (tags === null || tags === undefined)
            return [];
        if (Array.isArray(tags))
            return tags.filter(isTag);
    }
    catch {
        // Said below.
    }
    throw new Trouble('its list of tags cannot be understood', 'See that it is a registry');
};
/** What is none could lead anywhere. */
const isTag = (tag) => typeof tag === 'string' && /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(tag);
/** `</v2/NAME/tags/list?n=…&last=…>; rel="next"` */
const nextLink = (header = '') => /<([^>]*)>[^,]*;\s*rel="?next"?/.exec(header)?.[1];

;// CONCATENATED MODULE: ./lib/remote/registry/tags.js

/*
 * A snapshot has two tags:
 *
 *   SCOPE__KEY          v1-x64-debian__deps-1                          the key itself
 *   SCOPE__TIME__KEY    v1-x64-debian__20261121T164035.123Z__deps-1    the newest of a prefix
 *
 * SCOPE and KEY are encoded: letters, digits, `.` and `-` stand for themselves, and every other byte is `_` and two
 * hexadecimal digits. So an encoded text never has `__`, no two texts have the same, case is kept, and the encoding of a
 * prefix is a prefix of the encoding. What is too long for a tag (128 characters) is cut, and ends in `_-` and a hash of the
 * whole, which no encoding has.
 */
/** The tag by which one manifest request finds the key, or sees that it is not there. */
const exactTag = (scope, key) => `${encodedScope(scope)}__${fitted(encoded(key), key, longestTag - longestScope - 2)}`;
/** The tag by which the newest snapshot of a prefix is found in the list of tags. */
const datedTag = (scope, key, time) => `${encodedScope(scope)}__${timeText(time)}__${fitted(encoded(key), key, longestTag - longestScope - 4 - 20)}`;
/**
 * Of all tags those of snapshots whose key may start with the prefix, the newest first. Where a key was cut before the end
 * of the prefix, only its manifest can tell.
 */
const candidates = (tags, scope, prefix) => {
    const [wantedScope, wanted] = [encodedScope(scope), encoded(prefix)];
    const isCandidate = ([tagScope, time = '', key]) => tagScope === wantedScope && timePattern.test(time) && key !== undefined && mayStartWith(key, wanted);
    return tags
        .map((tag) => ({ tag, parts: tag.split('__') }))
        .filter(({ parts }) => parts.length === 3 && isCandidate(parts))
        .sort((one, other) => compare(other.parts[1] ?? '', one.parts[1] ?? ''))
        .map(({ tag }) => tag);
};
const longestTag = 128;
const longestScope = 48;
const encodedScope = (scope) => fitted(encoded(scope), scope, longestScope);
/** A tag may not begin with `.` or `-`. */
const encoded = (text) => Buffer.from(text)
    .toString('latin1')
    .replace(/^[.-]|[^A-Za-z0-9.-]/g, (byte) => `_${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);
const cutMark = '_-';
const fitted = (encodedText, text, length) => {
    if (encodedText.length <= length)
        return encodedText;
    const end = `${cutMark}${(0,host_digest/* digestOfText */.N)(text).slice(0, 20)}`;
    // Not in the middle of a byte.
    return `${encodedText.slice(0, length - end.length).replace(/_[0-9a-f]?$/, '')}${end}`;
};
const mayStartWith = (key, prefix) => {
    const cut = key.indexOf(cutMark);
    if (cut === -1)
        return key.startsWith(prefix);
    const shown = key.slice(0, cut);
    return shown.startsWith(prefix) || prefix.startsWith(shown);
};
/** `20261121T164035.123Z`, which sorts as time does. */
const timeText = (time) => time.toISOString().replace(/[-:]/g, '');
const timePattern = /^\d{8}T\d{6}\.\d{3}Z$/;
const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

;// CONCATENATED MODULE: ./lib/remote/registry/find.js





/** The snapshot of a key, else the newest of the first prefix that has any; undefined for a miss. Throws Trouble. */
const findSnapshot = async (session, { scope, key, prefixes }) => {
    const tag = exactTag(scope, key);
    const exact = await manifestOfTag(session, tag);
    if (exact) {
        if (exact.scope !== scope || exact.key !== key)
            throw damaged(tag, `it is of ${JSON.stringify(exact.key.slice(0, 100))}`);
        return foundIn(session, tag, exact);
    }
    if (prefixes.length === 0)
        return undefined;
    const tags = await listTags(session);
    for (const prefix of prefixes) {
        for (const candidate of candidates(tags, scope, prefix)) {
            const manifest = await manifestOfTag(session, candidate);
            if (manifest?.scope === scope && manifest.key.startsWith(prefix))
                return foundIn(session, candidate, manifest);
        }
    }
    return undefined;
};
const damaged = (tag, why) => new Trouble(`its tag ${tag} is not right: ${why}`, 'Delete that tag, and save it again');
/** What else a tag might be is asked for too, so that it is not taken for a miss. */
const accepted = [
    manifestType,
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
].join(', ');
const manifestOfTag = async (session, tag) => {
    const call = { method: 'GET', to: `manifests/${tag}`, access: 'pull', expected: [200, 404] };
    const content = await persist(session.patience, async () => {
        const answer = await session.read({ ...call, headers: { accept: accepted } }, longestManifest);
        if (answer.status === 404)
            return undefined;
        const digest = answer.headers['docker-content-digest'];
        if (digest?.startsWith('sha256:') && digest !== sha256Of(answer.content))
            throw passing(`the manifest of its tag ${tag} is not the one that the registry announced`, 'Try again later');
        return answer.content;
    });
    if (content === undefined)
        return undefined;
    try {
        return parseManifest(content);
    }
    catch (error) {
        throw error instanceof Trouble ? damaged(tag, error.why) : error;
    }
};
const foundIn = async (session, tag, { key, description: { digest }, embedded }) => {
    const call = { method: 'GET', to: `blobs/${digest}`, access: 'pull', expected: [200, 404] };
    const read = async () => {
        const { status, content } = await session.read(call, longestManifest);
        if (status === 404)
            throw damaged(tag, 'its description is not there');
        return content;
    };
    const content = embedded ?? (await persist(session.patience, read));
    if (sha256Of(content) !== digest)
        throw damaged(tag, 'its description is another one');
    return { key, description: content.toString() };
};

;// CONCATENATED MODULE: ./lib/remote/registry/upload.js


/** A registry may take its time over what it was sent, before it answers. */
const slowness = 10;
const octets = { 'content-type': 'application/octet-stream' };
/** Throws Trouble, as all of these do. */
const beginUpload = async (session) => {
    const call = { method: 'POST', to: 'blobs/uploads/', access: 'push', expected: [202] };
    const answer = await session.read({ ...call, headers: { 'content-length': '0' } });
    return { url: addressOf(answer.headers['location'], answer), offset: 0 };
};
/** How far an upload is that broke off; undefined where the registry does not know, or does not tell. */
const stateOf = async (session, { url }) => {
    try {
        const answer = await session.read({ method: 'GET', to: url, access: 'push', expected: [204] });
        // `0-0` is said for one byte, and for none.
        const last = Number(/^(?:bytes=)?0-([1-9]\d*)$/.exec(answer.headers['range'] ?? '')?.[1] ?? NaN);
        const { location } = answer.headers;
        if (Number.isNaN(last))
            return undefined;
        return { url: location === undefined ? url : addressOf(location, answer), offset: last + 1 };
    }
    catch (error) {
        if (error instanceof Trouble && !error.details.isPassing)
            return undefined;
        throw error;
    }
};
/** Sends all that is missing of `size` bytes. */
const uploadTo = async (session, { url, offset }, size, body) => {
    const length = { 'content-length': `${size - offset}` };
    const range = offset > 0 ? { 'content-range': `${offset}-${size - 1}` } : {};
    const headers = { ...octets, ...length, ...range };
    const call = { method: 'PATCH', to: url, access: 'push', expected: [201, 202, 204] };
    const answer = await session.read({ ...call, headers, body, slowness });
    return { url: addressOf(answer.headers['location'], answer), offset: size };
};
/** Ends an upload, with its last bytes if there are any, and has the registry check its digest. */
const finishUpload = async (session, { url }, digest, content = Buffer.of()) => {
    // Not by URLSearchParams, which would write the rest of it in another way.
    const to = new URL(`${url.href}${url.search === '' ? '?' : '&'}digest=sha256%3A${digest}`);
    const headers = { ...octets, 'content-length': `${content.length}` };
    const call = { method: 'PUT', to, access: 'push', expected: [201, 204] };
    await session.read({ ...call, headers, body: () => content, slowness });
};
/** Whether an upload cannot be gone on with, but may be begun again. */
const isForgotten = (error) => {
    if (!(error instanceof Trouble))
        return false;
    const { status = 0, codes = [] } = error.details;
    return [404, 416].includes(status) || codes.some((code) => forgottenCodes.includes(code));
};
const forgottenCodes = ['BLOB_UPLOAD_UNKNOWN', 'BLOB_UPLOAD_INVALID', 'DIGEST_INVALID', 'RANGE_INVALID'];

;// CONCATENATED MODULE: ./lib/remote/registry/publish.js






/**
 * Makes a snapshot visible: one manifest under both tags. The one for prefixes comes first: if all ends between the two, the
 * next one to publish the key does not find it, and mends it. Throws Trouble.
 */
const publishSnapshot = async (session, publication, { replace }) => {
    const { scope, key, description } = publication;
    const now = new Date();
    const manifest = manifestOf(publication, now);
    const tag = exactTag(scope, key);
    if (!replace && (await isTagged(session, tag)))
        return 'exists';
    await saveDescription(session, Buffer.from(description));
    await putManifest(session, datedTag(scope, key, now), manifest);
    await putManifest(session, tag, manifest);
    return 'saved';
};
const isTagged = async (session, tag) => {
    const call = { method: 'HEAD', to: `manifests/${tag}`, access: 'pull', expected: [200, 404] };
    const ask = () => session.read({ ...call, headers: { accept: manifestType } });
    return (await persist(session.patience, ask)).status === 200;
};
const saveDescription = (session, content) => persist(session.patience, async () => {
    try {
        await finishUpload(session, await beginUpload(session), (0,host_digest/* digestOfText */.N)(content), content);
    }
    catch (error) {
        throw isForgotten(error) ? passing(error.why, error.advice) : error;
    }
});
const putManifest = async (session, tag, manifest) => {
    const call = { method: 'PUT', to: `manifests/${tag}`, access: 'push', expected: [201] };
    const headers = { 'content-type': manifestType, 'content-length': `${manifest.length}` };
    await persist(session.patience, async () => {
        try {
            await session.read({ ...call, headers, body: () => manifest });
        }
        catch (error) {
            throw isUnknownBlob(error) ? passing(error.why, error.advice) : error;
        }
    });
};
/** For a moment a registry may also not know what it is taking once more from somebody else. */
const isUnknownBlob = (error) => error instanceof Trouble && error.details.codes?.includes('MANIFEST_BLOB_UNKNOWN') === true;

;// CONCATENATED MODULE: ./lib/remote/registry/reference.js

/** Throws UsageError for what names no repository. */
const parseReference = (reference) => {
    const text = reference.replace(/^oci:/, '');
    const slash = text.indexOf('/');
    const registry = text.slice(0, Math.max(slash, 0)).toLowerCase();
    // Registries know no capital letters, and workflows no way to change those of an owner's name.
    const path = text.slice(slash + 1).toLowerCase();
    const refuse = (why, advice) => {
        throw new errors/* UsageError */.eb(`remote "${withoutUser(reference)}"`, why, advice);
    };
    if (text.includes('@') && text.indexOf('@') < slash)
        refuse('a name and password have no place in it', 'Use `docker login`');
    if (!isHost(registry))
        refuse('it does not start with a registry', 'Write oci:HOST/REPOSITORY, as in oci:ghcr.io/owner/roots');
    if (/[:@]/.test(path))
        refuse('it has a tag or a digest', `Write oci:${registry}/${path.replace(/[:@].*$/, '')}`);
    if (!isRepository(path))
        refuse(`"${path}" is no name of a repository`, 'Use letters, digits, and `.`, `_` or `-` between them, in parts separated by `/`');
    return dockerNames.includes(registry)
        ? {
            ...{ name: `oci:docker.io/${path}`, registry: 'docker.io', host: 'registry-1.docker.io' },
            path: path.includes('/') ? path : `library/${path}`,
        }
        : { name: `oci:${registry}/${path}`, registry, host: registry, path };
};
/** Docker Hub is known by more than one name, and listens at another. */
const dockerNames = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];
const isHost = (text) => /^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\])(:\d{1,5})?$/.test(text) &&
    (/[.:]/.test(text) || text === 'localhost');
/** The grammar of the distribution specification. */
const isRepository = (text) => text.length <= 255 &&
    /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/.test(text);
const withoutUser = (text) => text.replace(/^(oci:)?[^/]*@/, '$1');

;// CONCATENATED MODULE: ./lib/remote/http/file-body.js




/**
 * A part of a file, to be sent. Breaks with Trouble when nobody takes them for too long, and when they
 * cannot be read.
 */
const fileBody = (path, part, { idle }, progress) => {
    const watched = async function* () {
        for await (const chunk of file_body_bytesFrom(path, part)) {
            const timer = setTimeout(() => {
                body.destroy(passing('the server took no more of it', 'Try again later'));
            }, idle);
            try {
                yield chunk;
            }
            finally {
                clearTimeout(timer);
            }
            progress(chunk.length);
        }
    };
    const body = external_node_stream_.Readable.from(watched());
    return body;
};
const file_body_bytesFrom = async function* (path, { start, end = Infinity }) {
    try {
        for await (const chunk of (0,external_node_fs_.createReadStream)(path, { start, end: end - 1, highWaterMark: 1 << 18 }))
            yield chunk;
    }
    catch (error) {
        throw new Trouble((0,errors/* messageOf */.bD)(error), 'See what `rootstock fsck` says');
    }
};

;// CONCATENATED MODULE: ./lib/remote/registry/save-layer.js









/**
 * Saves a layer from a directory, the whole in one request, as docker does it. After a break it goes on where the registry
 * says it was, and begins again where the registry has forgotten. Throws Trouble, and what the file system throws.
 */
const saveLayer = async (session, layer, directory, progress = () => undefined) => {
    const path = (0,external_node_path_.join)(directory, (0,remote/* layerFileName */.d)(layer.digest));
    if ((await (0,promises_.stat)(path)).size !== layer.size)
        throw save_layer_damaged(path);
    let upload;
    let isFirst = true;
    let progressed = false;
    const trySaving = async () => {
        const sent = upload?.offset ?? 0;
        upload = upload && (await stateOf(session, upload));
        progressed = (upload?.offset ?? 0) > sent;
        // It may be only the last answer that was lost; or somebody else saved it.
        if (!upload && !isFirst && (await hasLayer(session, layer)))
            return;
        isFirst = false;
        upload ??= await beginUpload(session);
        try {
            upload = await sendRest(session, upload, path, layer, progress);
            await finishUpload(session, upload, layer.digest);
        }
        catch (error) {
            if (!isForgotten(error))
                throw error;
            upload = undefined;
            if (error.details.codes?.includes('DIGEST_INVALID') && (await (0,host_digest/* digestOf */.o)(path)) !== layer.digest)
                throw save_layer_damaged(path);
            throw passing(error.why, error.advice);
        }
    };
    await persist(session.patience, trySaving, () => progressed);
};
const save_layer_damaged = (path) => new Trouble(`the bytes of ${path} are not those that its name says`, 'See `rootstock fsck`');
const sendRest = async (session, upload, path, { size }, progress) => upload.offset < size
    ? uploadTo(session, upload, size, () => fileBody(path, { start: upload.offset }, session.patience, progress))
    : upload;

;// CONCATENATED MODULE: ./lib/remote/registry/registry.js












/**
 * A repository of an OCI registry as a remote: `oci:HOST/REPOSITORY`. Each layer is a blob, each snapshot an artifact under
 * two tags (tags.ts). One remote is to be used for all that a process does, since it keeps its connections and tokens; it
 * needs no end. Nothing is asked before the first call. Throws UsageError for a reference that names no repository.
 */
const registryRemote = (reference, options) => {
    const repository = parseReference(reference);
    const patience = options.patience ?? usualPatience;
    const send = sender(connectionsOf(options), patience);
    const authorizer = authorizerFor(repository, send, () => credentialsFor(repository, options, options.login));
    const session = startSession(rootOf(repository), send, authorizer, patience);
    const { name } = repository;
    return {
        ...{ name, unreadable: () => undefined, unwritable: () => undefined },
        find: (wanted) => doing(`finding "${wanted.key}" in ${name}`, () => findSnapshot(session, wanted)),
        has: (layer) => doing(`looking for layer ${shortOf(layer)} in ${name}`, () => persist(patience, () => hasLayer(session, checked(layer)))),
        fetch: (layer, directory, progress) => doing(`fetching layer ${shortOf(layer)} from ${name}`, () => fetchLayer(session, name, checked(layer), directory, progress)),
        save: (layer, directory, progress) => doing(`saving layer ${shortOf(layer)} in ${name}`, () => saveLayer(session, checked(layer), directory, progress)),
        publish: (publication, how) => doing(`saving "${publication.key}" in ${name}`, () => publishSnapshot(session, publication, how)),
    };
};
/** What everything of a repository is below; how its host is spoken to is found out once. */
const rootOf = ({ host, path }) => {
    let known;
    return async () => (known ??= new URL(`${await schemeOf(host)}//${host}/v2/${path}/`));
};
const shortOf = ({ digest }) => digest.slice(0, 12);
/** A digest names a file, too. */
const checked = (layer) => {
    if (!/^[0-9a-f]{64}$/.test(layer.digest))
        throw new Trouble('that is no digest of a layer');
    return layer;
};

;// CONCATENATED MODULE: ./lib/remote/parse.js




/** Reads the name of a remote. Throws UsageError for one that is not known. */
const parseRemote = (name, context) => {
    const [kind, rest = ''] = splitOnce(name);
    if (name === 'actions-cache' && context.actionsCache)
        return context.actionsCache();
    if (kind === 'oci' && rest !== '')
        return registryRemote(name, context);
    if (kind === 'dir' && rest !== '')
        return directoryRemote((0,external_node_path_.resolve)(context.directory, rest));
    const why = name === 'actions-cache' ? 'only the action can use it' : 'it is not known';
    const others = context.actionsCache ? 'actions-cache, ' : '';
    throw new errors/* UsageError */.eb(`remote ${JSON.stringify(name)}`, why, `Use ${others}oci:HOST/REPOSITORY or dir:PATH`);
};
const splitOnce = (name) => {
    const colon = name.indexOf(':');
    return colon < 0 ? [name] : [name.slice(0, colon), name.slice(colon + 1)];
};


/***/ })

};
