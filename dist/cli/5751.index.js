export const id = 5751;
export const ids = [5751,7163];
export const modules = {

/***/ 5751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  registerExport: () => (/* binding */ registerExport)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:tty"
var external_node_tty_ = __webpack_require__(7066);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/commander/esm.mjs
var esm = __webpack_require__(8179);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/host/format.js
var host_format = __webpack_require__(5703);
// EXTERNAL MODULE: ./lib/host/atomic-file.js
var atomic_file = __webpack_require__(72);
// EXTERNAL MODULE: ./lib/host/command.js
var command = __webpack_require__(4627);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./lib/host/remove-tree.js
var remove_tree = __webpack_require__(4129);
// EXTERNAL MODULE: ./lib/host/staging-name.js
var staging_name = __webpack_require__(1271);
;// CONCATENATED MODULE: ./lib/host/new-file.js









/**
 * Writes a whole file for a person, theirs and readable by them alone: beside its place, synced, and then given its name.
 * Whatever happens, nothing else is ever under that name than what was there before or the whole file. Throws UsageError
 * for a name that is taken.
 */
const writeNewFile = async (target, write) => {
    requireReplaceable(target);
    const { path, owner } = target;
    const temporary = await placeBeside(path);
    const sink = (0,external_node_fs_.createWriteStream)(temporary, { flags: 'wx', mode: 0o600 });
    try {
        await write(sink);
        (0,external_node_fs_.lchownSync)(temporary, owner.uid, owner.gid);
        (0,atomic_file/* syncPath */.Z8)(temporary);
        giveName(temporary, target);
    }
    catch (error) {
        throw (0,atomic_file/* named */.KT)(error, path);
    }
    finally {
        sink.destroy();
        (0,external_node_fs_.rmSync)(temporary, { force: true });
    }
    (0,atomic_file/* syncDirectory */.zR)((0,external_node_path_.dirname)(path));
};
/** Throws UsageError where there is no such place, or something in it that is not to be replaced. */
const requireReplaceable = ({ path, force }) => {
    if (!(0,external_node_fs_.statSync)((0,external_node_path_.dirname)(path), { throwIfNoEntry: false })?.isDirectory())
        throw new errors/* UsageError */.eb(`writing ${path}`, `there is no directory ${(0,external_node_path_.dirname)(path)}`);
    const found = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
    if (!found)
        return;
    if (!force)
        throw taken(path);
    // A device, say, would be gone, and a directory with all that is in it.
    if (!found.isFile() && !found.isSymbolicLink())
        throw new errors/* UsageError */.eb(`writing ${path}`, 'it is there, and is no file', 'Name another');
};
const taken = (path) => new errors/* UsageError */.eb(`writing ${path}`, 'it exists', 'Name another, or use --force to replace it');
/** A name in the same directory for what will get this one. What the dead were making for it there is removed. */
const placeBeside = async (path) => {
    const [directory, prefix] = [(0,external_node_path_.dirname)(path), `.${(0,external_node_path_.basename)(path)}.`];
    const isOurs = (name) => name.startsWith(prefix) && /^new-[0-9a-f]{8}-\d+-[0-9a-z]+$/.test(name.slice(prefix.length));
    for (const name of (0,external_node_fs_.readdirSync)(directory))
        if (isOurs(name) && (0,staging_name/* isDeadStaging */.k)(name))
            await (0,remove_tree/* removeTree */.d)((0,external_node_path_.join)(directory, name));
    return (0,external_node_path_.join)(directory, `${prefix}${(0,staging_name/* stagingName */.z)('new')}`);
};
/** By a link, which fails where the name was given to something else meanwhile. */
const giveName = (temporary, { path, force }) => {
    if (force) {
        (0,external_node_fs_.renameSync)(temporary, path);
        return;
    }
    try {
        (0,external_node_fs_.linkSync)(temporary, path);
    }
    catch (error) {
        const { code } = error;
        if (code === 'EEXIST')
            throw taken(path);
        // A file system without links.
        if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP')
            throw error;
        requireReplaceable({ path, force });
        (0,external_node_fs_.renameSync)(temporary, path);
    }
};
/**
 * Writes to standard output. Throws RootstockError when its reader goes before all is written: for text that is no failure,
 * and so who listens for that is not asked meanwhile.
 */
const writeStandardOutput = async (write) => {
    const { stdout } = process;
    const listeners = stdout.listeners('error');
    stdout.removeAllListeners('error');
    try {
        const sink = new external_node_stream_.PassThrough();
        await Promise.all([(0,promises_.pipeline)(sink, stdout, { end: false }), write(sink)]);
        // It is never ended, so what it still keeps has to be waited for.
        await (0,external_node_util_.promisify)((done) => stdout.write('', done))();
    }
    catch (error) {
        if (error.code !== 'EPIPE')
            throw error;
        throw new errors/* RootstockError */.RK('writing to standard output', 'its reader has gone');
    }
    finally {
        for (const listener of listeners)
            stdout.on('error', listener);
    }
};

;// CONCATENATED MODULE: ./lib/host/new-directory.js







/**
 * Makes a whole directory for a person, theirs alone: beside its place, synced, and then given its name. It never replaces
 * anything. Throws UsageError for a name that is taken.
 */
const writeNewDirectory = async (target, fill) => {
    requireNewDirectory(target);
    const { path, owner } = target;
    const temporary = await placeBeside(path);
    (0,external_node_fs_.mkdirSync)(temporary, { mode: 0o700 });
    try {
        const made = await fill(temporary);
        syncBelow(temporary);
        await (0,command/* runCommand */.d1)(['chown', '-R', '-h', `${owner.uid}:${owner.gid}`, '--', temporary]);
        (0,external_node_fs_.renameSync)(temporary, path);
        (0,atomic_file/* syncDirectory */.zR)((0,external_node_path_.dirname)(path));
        return made;
    }
    finally {
        await (0,remove_tree/* removeTree */.d)(temporary);
    }
};
/** Throws UsageError where the directory cannot be made, or is there: what is in one is never thrown away. */
const requireNewDirectory = ({ path }) => {
    if (!(0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false })) {
        requireReplaceable({ path, force: false });
        return;
    }
    throw new errors/* UsageError */.eb(`writing ${path}`, 'it exists, and a directory is not replaced', 'Remove it, or name another');
};
const syncBelow = (directory) => {
    for (const entry of (0,external_node_fs_.readdirSync)(directory, { withFileTypes: true })) {
        if (entry.isDirectory())
            syncBelow((0,external_node_path_.join)(directory, entry.name));
        else
            (0,atomic_file/* syncPath */.Z8)((0,external_node_path_.join)(directory, entry.name));
    }
    (0,atomic_file/* syncDirectory */.zR)(directory);
};

// EXTERNAL MODULE: ./lib/host/progress.js
var progress = __webpack_require__(4311);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(6118);
;// CONCATENATED MODULE: ./lib/host/write-tar.js



/**
 * Writes files as an uncompressed tar, as a stream: memory stays small whatever their size. The same members with the same
 * time give the same bytes.
 */
const writeTar = async (members, time, sink) => {
    const archive = (0,tar_stream.pack)({ highWaterMark: chunkBytes });
    const written = (0,promises_.pipeline)(archive, sink);
    const add = async () => {
        const common = { mtime: time, mode: 0o444 };
        for (const { name, content } of members) {
            if (typeof content === 'string')
                archive.entry({ ...common, name }, content);
            else {
                const entry = archive.entry({ ...common, name, size: (0,external_node_fs_.statSync)(content.file).size });
                await (0,promises_.pipeline)((0,external_node_fs_.createReadStream)(content.file, { highWaterMark: chunkBytes }), entry);
            }
        }
        archive.finalize();
    };
    // In this order: where the sink fails, that says why, and not the member that could not be added any more.
    await Promise.all([written, add()]);
};
const chunkBytes = 1 << 20;

// EXTERNAL MODULE: ./lib/remote/remote.js
var remote = __webpack_require__(8482);
// EXTERNAL MODULE: ./lib/snapshot/archive.js
var archive = __webpack_require__(9610);
// EXTERNAL MODULE: ./lib/snapshot/lend.js
var lend = __webpack_require__(7835);
// EXTERNAL MODULE: ./lib/snapshot/snapshot.js
var snapshot_snapshot = __webpack_require__(9250);
// EXTERNAL MODULE: ./lib/root/hold-snapshot.js
var hold_snapshot = __webpack_require__(6580);
;// CONCATENATED MODULE: ./lib/root/export-archive.js










/**
 * Writes a snapshot with its layers as one Rootstock file. Nobody waits for it: its images are lent by hard links, so that
 * they stay whatever is collected meanwhile. Throws RootstockError for a snapshot that is not there, or is damaged.
 * @param word what means the snapshot: a name, a key or a layer's digest
 */
const exportArchive = async (store, root, word, write) => {
    const staging = (0,external_node_path_.join)(store.staging, (0,staging_name/* stagingName */.z)('export'));
    (0,external_node_fs_.mkdirSync)(staging, { mode: 0o700 });
    try {
        const shared = await (0,hold_snapshot/* holdSnapshot */.S)(store, root, word, (held) => Promise.resolve((0,lend/* lendImages */.Y)(store, held, staging)));
        const { snapshot, layers } = shared;
        const members = [
            { name: archive/* contentName */.T1, content: (0,archive/* formatContent */.H)(shared) },
            ...layers.map(({ digest }) => ({
                name: (0,archive/* imageName */.tO)(digest),
                content: { file: (0,external_node_path_.join)(staging, (0,remote/* layerFileName */.d)(digest)) },
            })),
        ];
        await write((sink) => writeTar(members, (0,snapshot_snapshot/* timeOf */.nR)(snapshot), sink));
        return { snapshot, descriptions: layers };
    }
    finally {
        await (0,remove_tree/* removeTree */.d)(staging);
    }
};

// EXTERNAL MODULE: ./lib/host/namespace.js
var host_namespace = __webpack_require__(1197);
// EXTERNAL MODULE: ./lib/host/priority.js
var priority = __webpack_require__(836);
// EXTERNAL MODULE: ./lib/layer/layer.js
var layer_layer = __webpack_require__(2848);
// EXTERNAL MODULE: ./lib/layer/layers.js
var layer_layers = __webpack_require__(7343);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/layer/tar-member.js
const blockBytes = 512;
/** How many bytes so many bytes of content take. */
const paddedSize = (size) => Math.ceil(size / blockBytes) * blockBytes;
/** The kind of a header: `0` file, `1` hard link, `3` character device, `5` directory, `x` extended header. */
const typeOf = (header) => header.toString('latin1', 156, 157);
/** Bytes of content that follow. Throws for what is no header. */
const sizeOf = ({ header, records }) => {
    const record = records.find(({ key }) => key === 'size');
    const text = record ? record.value.toString() : octalIn(header, 124, 12);
    const size = record ? Number(text) : Number.parseInt(text || '0', 8);
    if (Number.isSafeInteger(size) && size >= 0)
        return size;
    throw new Error('tar wrote a header that cannot be read');
};
/** The name of a member, or of what a hard link stands for; each character a byte. */
const nameOf = ({ header, records }, which = 'path') => {
    const record = records.find(({ key }) => key === which);
    if (record)
        return record.value.toString('latin1');
    const name = textIn(header, which === 'path' ? 0 : 157, 100);
    const prefix = which === 'path' ? textIn(header, 345, 155) : '';
    return prefix === '' ? name : `${prefix}/${name}`;
};
/** The major and minor numbers of a device. */
const deviceOf = ({ header }) => [
    Number.parseInt(octalIn(header, 329, 8) || '0', 8),
    Number.parseInt(octalIn(header, 337, 8) || '0', 8),
];
/** An empty file beside a member that is like it, but for its name. Each character of that is a byte. */
const emptyFileLike = ({ header }, name) => {
    const file = Buffer.from(header);
    file.write('0', 156, 'latin1');
    writeOctal(file, 100, 8, 0o644);
    writeOctal(file, 124, 12, 0);
    rename(file, name.slice(0, 99));
    const isPlain = name.length < 100 && /^[\x20-\x7e]*$/.test(name);
    return { header: file, records: isPlain ? [] : [{ key: 'path', value: Buffer.from(name, 'latin1') }] };
};
/** The bytes of a member, without its content. */
const encodeMember = ({ header, records }) => {
    if (records.length === 0)
        return header;
    const body = Buffer.concat(records.map(encodeRecord));
    const extended = Buffer.from(header);
    extended.write('x', 156, 'latin1');
    writeOctal(extended, 124, 12, body.length);
    rename(extended, './PaxHeaders/extended');
    return Buffer.concat([extended, body, Buffer.alloc(paddedSize(body.length) - body.length), header]);
};
/** The records of an extended header: `LENGTH KEY=VALUE` and a newline each, the length that of all of it. */
const parseRecords = (body) => {
    const records = [];
    for (let start = 0; start < body.length;) {
        const space = body.indexOf(0x20, start);
        const length = Number(body.toString('latin1', start, space));
        const equals = body.indexOf(0x3d, space);
        if (space < 0 || !(length > 0) || equals < 0)
            throw new Error('tar wrote an extended header that cannot be read');
        records.push({
            key: body.toString('latin1', space + 1, equals),
            value: body.subarray(equals + 1, start + length - 1),
        });
        start += length;
    }
    return records;
};
const encodeRecord = ({ key, value }) => {
    const rest = Buffer.concat([Buffer.from(` ${key}=`, 'latin1'), value, Buffer.from('\n')]);
    // The length counts its own digits.
    let length = rest.length + 1;
    while (length !== rest.length + String(length).length)
        length = rest.length + String(length).length;
    return Buffer.concat([Buffer.from(String(length)), rest]);
};
const textIn = (header, start, length) => header.toString('latin1', start, start + length).replace(/\0.*$/s, '');
const octalIn = (header, start, length) => textIn(header, start, length).trim();
const writeOctal = (header, start, length, value) => {
    header.write(`${value.toString(8).padStart(length - 1, '0')}\0`, start, 'latin1');
};
/** Gives a header another name, without any link, device or prefix, and has it say its sum again. */
const rename = (header, name) => {
    for (const [start, end] of [
        [0, 100],
        [157, 257],
        [329, 500],
    ])
        header.fill(0, start, end);
    header.write(name, 0, 'latin1');
    writeChecksum(header);
};
/** The sum of all bytes, with blanks in its own place. */
const writeChecksum = (header) => {
    header.fill(0x20, 148, 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
};

;// CONCATENATED MODULE: ./lib/layer/tar-layer.js

const whiteoutPrefix = '.wh.';
const opaqueName = '.wh..wh..opq';
const overlayXattr = 'SCHILY.xattr.trusted.overlay.';
/**
 * Turns the tar of a layer's tree into a layer as container images have it (OCI image specification, "Layer Filesystem
 * Changeset"): what overlay writes as a device 0/0 and as an xattr becomes an empty file with a name of its own. No other
 * xattr of overlay's stays.
 * @param tar as GNU tar writes it, in POSIX format, of a tree's `.`
 * @param lost is told of what cannot be in such a layer, since its name says something else there
 */
const containerLayer = async function* (tar, lost) {
    const input = new ByteReader(tar);
    try {
        yield* turnAll(input, lost);
    }
    finally {
        // Where nobody takes it any more, tar would wait for ever.
        await input.close();
    }
};
const turnAll = async function* (input, lost) {
    const output = new Gathered();
    let records = [];
    for (;;) {
        const header = await input.take(blockBytes);
        if (header.every((byte) => byte === 0))
            break;
        if (typeOf(header) === 'x') {
            const size = sizeOf({ header, records: [] });
            records = parseRecords((await input.take(paddedSize(size))).subarray(0, size));
            continue;
        }
        const member = { header, records };
        records = [];
        const turned = turn(member);
        if (turned.length === 0)
            lost(nameOf(member));
        for (const each of turned)
            output.add(encodeMember(each));
        for (let left = paddedSize(sizeOf(member)); left > 0;) {
            const piece = await input.takeSome(left);
            left -= piece.length;
            if (turned.length > 0)
                output.add(piece);
            if (output.isLarge())
                yield output.all();
        }
        if (output.isLarge())
            yield output.all();
    }
    output.add(Buffer.alloc(2 * blockBytes));
    yield output.all();
    await input.end();
};
/** What a member of overlay's becomes; nothing, for one that would be taken for a mark. */
const turn = (member) => {
    const name = nameOf(member);
    if (hasReservedName(name) || (typeOf(member.header) === '1' && hasReservedName(nameOf(member, 'linkpath'))))
        return [];
    if (isWhiteout(member))
        return [emptyFileLike(member, beside(name, whiteoutPrefix))];
    const records = member.records.filter(({ key }) => !key.startsWith(overlayXattr));
    const kept = records.length === member.records.length ? member : { ...member, records };
    const isOpaque = member.records.some(({ key, value }) => key === `${overlayXattr}opaque` && value.toString() === 'y');
    return isOpaque && typeOf(member.header) === '5'
        ? [kept, emptyFileLike(member, `${name.replace(/\/*$/, '/')}${opaqueName}`)]
        : [kept];
};
const isWhiteout = (member) => typeOf(member.header) === '3' && deviceOf(member).every((number) => number === 0);
/** Whether a path has a part that means a whiteout in a container's layer. */
const hasReservedName = (name) => name.startsWith(whiteoutPrefix) || name.includes('/.wh.');
/** A path with something before its last part. */
const beside = (name, prefix) => name.replace(/[^/]*$/, (last) => `${prefix}${last}`);
/** Reads a stream in the lengths that are asked for. */
class ByteReader {
    chunks;
    chunk = Buffer.alloc(0);
    constructor(stream) {
        this.chunks = stream[Symbol.asyncIterator]();
    }
    /** Some of the next bytes, as many as are there, and at most so many. */
    async takeSome(most) {
        while (this.chunk.length === 0) {
            const next = await this.chunks.next();
            if (next.done)
                throw new Error('tar ended too early');
            this.chunk = next.value;
        }
        const piece = this.chunk.subarray(0, most);
        this.chunk = this.chunk.subarray(piece.length);
        return piece;
    }
    async take(length) {
        const pieces = [];
        for (let left = length; left > 0;) {
            const piece = await this.takeSome(left);
            pieces.push(piece);
            left -= piece.length;
        }
        return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
    }
    /** Lets the other side write the rest. */
    async end() {
        while (!(await this.chunks.next()).done)
            ;
    }
    async close() {
        await this.chunks.return?.();
    }
}
const largeBytes = 1 << 18;
/** Makes few large pieces of many small ones. */
class Gathered {
    pieces = [];
    length = 0;
    add(piece) {
        this.pieces.push(piece);
        this.length += piece.length;
    }
    isLarge() {
        return this.length >= largeBytes;
    }
    all() {
        const all = Buffer.concat(this.pieces);
        this.pieces = [];
        this.length = 0;
        return all;
    }
}

;// CONCATENATED MODULE: ./lib/layer/write-tar-layer.js






/** The tar of a tree, which is the same for the same tree: overlay's marks are in it as they are on disk. */
const layerTarArguments = ({ tree, exclude }) => [
    'tar',
    '--create',
    '--file=-',
    `--directory=${tree}`,
    '--format=posix',
    '--sort=name',
    '--numeric-owner',
    '--one-file-system',
    '--xattrs',
    '--xattrs-include=*',
    // The kernel's own, and what a container's layer has no word for.
    '--xattrs-exclude=system.*',
    '--no-acls',
    '--no-selinux',
    // The default names of extended headers hold the process id of tar.
    '--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime',
    // Names, and those of hard links, but not what symlinks say.
    '--transform=flags=rh;s,^\\./,,',
    '--anchored',
    ...exclude.flatMap((path) => [
        path.endsWith('/*') ? '--wildcards' : '--no-wildcards',
        `--exclude=.${path}`,
    ]),
    '.',
];
/** Without the time and the name of a file, so that the same bytes give the same. */
const gzipArguments = ['gzip', '-n', '-6'];
/**
 * Writes a tree as a layer of a container image, compressed by gzip or as it is.
 * @param file where to: one that is not there
 * @param enter puts a program where it sees the tree
 */
const writeTarLayer = async (source, { file, compress }, enter) => {
    const tarArgv = enter(layerTarArguments(source));
    const tar = (0,command/* startProgram */.Xd)(tarArgv, ['ignore', 'pipe', 'pipe']);
    const lost = [];
    const problems = watchErrors(pipeOf(tar.stderr), lost);
    const diffId = (0,external_node_crypto_.createHash)('sha256');
    const digest = (0,external_node_crypto_.createHash)('sha256');
    const layer = containerLayer(pipeOf(tar.stdout), (name) => lost.push((0,command/* readable */.HD)(name)));
    const sink = (0,external_node_fs_.createWriteStream)(file, { flags: 'wx', mode: 0o600 });
    const gzip = compress ? (0,command/* startProgram */.Xd)(gzipArguments, ['pipe', 'pipe', 'inherit']) : undefined;
    // Where one of them fails, the others end for want of a reader or a writer.
    const [written, tarEnded, gzipEnded, fed] = await Promise.allSettled([
        gzip ? (0,promises_.pipeline)(pipeOf(gzip.stdout), hashing(digest), sink) : (0,promises_.pipeline)(layer, hashing(diffId), sink),
        (0,command/* ended */.v6)(tar, tarArgv),
        gzip ? (0,command/* ended */.v6)(gzip, gzipArguments) : 0,
        gzip ? (0,promises_.pipeline)(layer, hashing(diffId), pipeOf(gzip.stdin)) : undefined,
    ]);
    // A disk that is full, say, is why the others failed.
    if (written.status === 'rejected' && isOfSystem(written.reason))
        throw written.reason;
    requireStatus(gzipEnded, [0], 'compressing a layer', []);
    // 1: a file changed, or went, while it was read.
    requireStatus(tarEnded, source.isLive ? [0, 1] : [0], `reading ${source.tree}`, problems);
    for (const outcome of [written, fed])
        if (outcome.status === 'rejected')
            throw outcome.reason;
    const tarDigest = diffId.digest('hex');
    return {
        diffId: tarDigest,
        digest: gzip ? digest.digest('hex') : tarDigest,
        size: (0,external_node_fs_.statSync)(file).size,
        lost,
    };
};
const isOfSystem = (error) => {
    const { syscall, code } = error;
    return syscall !== undefined && code !== 'EPIPE';
};
const requireStatus = (outcome, expected, what, problems) => {
    if (outcome.status === 'rejected')
        throw outcome.reason;
    if (expected.includes(outcome.value))
        return;
    throw new errors/* RootstockError */.RK(what, problems.join('; ') || `it ended with status ${outcome.value}`);
};
/** A stream that was asked for. */
const pipeOf = (stream) => {
    if (stream === null)
        throw new Error('a program was started without a pipe');
    return stream;
};
const hashing = (hash) => async function* (stream) {
    for await (const chunk of stream) {
        hash.update(chunk);
        yield chunk;
    }
};
/** Tells the sockets that tar left out from what went wrong; keeps the last lines of that. */
const watchErrors = (stderr, sockets) => {
    const problems = [];
    let partial = '';
    stderr.on('data', (chunk) => {
        const lines = (partial + chunk.toString()).split('\n');
        partial = lines.pop() ?? '';
        for (const line of lines) {
            const socket = /^tar: \.\/(.*): socket ignored$/.exec(line)?.[1];
            if (socket !== undefined)
                sockets.push(socket);
            // That there are no xattrs at all, say.
            else if (!line.includes(' Warning: '))
                problems.push(line);
        }
        problems.splice(0, problems.length - 3);
    });
    return problems;
};

// EXTERNAL MODULE: ./lib/host/digest.js
var host_digest = __webpack_require__(9324);
;// CONCATENATED MODULE: ./lib/root/container-image.js


const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
/** What container images call the architectures that uname(2) knows. */
const platforms = {
    x86_64: { architecture: 'amd64' },
    aarch64: { architecture: 'arm64' },
    armv7l: { architecture: 'arm', variant: 'v7' },
    i686: { architecture: '386' },
};
/** The configuration of an image (OCI image specification, "Image Configuration"). */
const imageConfig = (snapshot, layers) => JSON.stringify({
    created: (0,snapshot_snapshot/* timeOf */.nR)(snapshot).toISOString(),
    ...(platforms[snapshot.architecture] ?? { architecture: snapshot.architecture }),
    os: 'linux',
    config: { Env: [`PATH=${path}`], Cmd: ['/bin/sh'] },
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => `sha256:${diffId}`) },
    history: layers.map(({ origin, created }) => ({ created, created_by: `rootstock: ${origin}` })),
});
/** All files of an OCI image layout but the blobs of its layers. */
const ociFiles = (snapshot, layers) => {
    const mediaType = (kind) => `application/vnd.oci.image.${kind}`;
    const config = blob(imageConfig(snapshot, layers));
    const manifest = blob(JSON.stringify({
        schemaVersion: 2,
        mediaType: mediaType('manifest.v1+json'),
        config: { mediaType: mediaType('config.v1+json'), ...config.descriptor },
        layers: layers.map(({ digest, size }) => ({
            mediaType: mediaType('layer.v1.tar+gzip'),
            ...{ digest: `sha256:${digest}`, size },
        })),
    }));
    const annotations = {
        'io.containerd.image.name': imageName(snapshot.name),
        'org.opencontainers.image.ref.name': tagOf(snapshot.name),
    };
    const index = {
        schemaVersion: 2,
        mediaType: mediaType('index.v1+json'),
        manifests: [{ mediaType: mediaType('manifest.v1+json'), ...manifest.descriptor, annotations }],
    };
    return [
        { name: 'oci-layout', content: JSON.stringify({ imageLayoutVersion: '1.0.0' }) },
        { name: 'index.json', content: JSON.stringify(index) },
        manifest.file,
        config.file,
    ];
};
/** All files of an archive that `docker load` takes but the layers. */
const dockerFiles = (snapshot, layers) => {
    const config = imageConfig(snapshot, layers);
    const configName = `${(0,host_digest/* digestOfText */.N)(config)}.json`;
    const manifest = [
        {
            Config: configName,
            RepoTags: [imageName(snapshot.name)],
            Layers: layers.map(({ diffId }) => dockerLayerName(diffId)),
        },
    ];
    return [
        { name: 'manifest.json', content: JSON.stringify(manifest) },
        { name: configName, content: config },
    ];
};
const blobName = (digest) => `blobs/sha256/${digest}`;
const dockerLayerName = (digest) => `${digest}.tar`;
/** By what `docker run` knows it: never by a name that a registry could have. */
const imageName = (name) => {
    const plain = name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, (odd) => (odd === '.' || odd === '_' ? odd : '-'))
        .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
    return `localhost/${plain || 'rootstock'}:latest`;
};
/** A tag in a layout: `oci:PATH:TAG`. */
const tagOf = (name) => name
    .replace(/[^A-Za-z0-9_.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 128) || 'latest';
const blob = (content) => {
    const digest = (0,host_digest/* digestOfText */.N)(content);
    return {
        file: { name: blobName(digest), content },
        descriptor: { digest: `sha256:${digest}`, size: Buffer.byteLength(content) },
    };
};

// EXTERNAL MODULE: ./lib/layer/xattrs.js
var xattrs = __webpack_require__(5681);
// EXTERNAL MODULE: ./lib/root/state.js
var state = __webpack_require__(9873);
;// CONCATENATED MODULE: ./lib/root/host-tree.js






/**
 * This machine's own root as a tree: what is on its own file system, as an overlay sees it, without what only runs, and
 * without Rootstock's own.
 * @param place a directory for its mount point, of a file system that is seen in the namespace alone
 * @param exclude what is left out as well: paths without links
 */
const hostTree = async (store, { place, exclude }, namespace) => {
    const tree = (0,external_node_path_.join)(place, 'host');
    (0,external_node_fs_.mkdirSync)((0,host_namespace/* outsidePath */.dX)(namespace, tree));
    // Not recursive: below it, mount points are the directories that they are on disk.
    await (0,command/* runCommand */.d1)((0,host_namespace/* inNamespace */.d2)(namespace, ['mount', '--bind', '-o', 'ro', '/', tree]));
    const scratches = (0,state/* readRoots */.Mi)(store, 'leave out').flatMap(({ scratch }) => scratch.kind === 'directory' ? [scratch.path] : scratch.kind === 'loop' ? [scratch.image] : []);
    const running = ['/proc', '/sys', '/dev', '/run'].map((directory) => `${directory}/*`);
    const others = [...swapFiles(), store.directory, ...scratches, ...exclude];
    return { tree, isLive: true, exclude: [...running, ...others] };
};
/** What is used of this machine's own root: more than goes into its tree. */
const hostBytes = () => {
    const { blocks, bfree, bsize } = (0,external_node_fs_.statfsSync)('/');
    return (blocks - bfree) * bsize;
};
/** As proc_swaps(5) lists them. */
const swapFiles = () => (0,external_node_fs_.readFileSync)('/proc/swaps', 'utf8')
    .split('\n')
    .map((line) => line.split(/\s+/))
    .filter(([, type]) => type === 'file')
    .map(([path = '']) => (0,xattrs/* unescapeOctal */.as)(path));

// EXTERNAL MODULE: ./lib/snapshot/view.js
var view = __webpack_require__(1723);
;// CONCATENATED MODULE: ./lib/root/export-image.js

















/**
 * Makes the files of a container image of a snapshot with its base, one layer of it for each of the stack. The same
 * snapshot gives the same bytes, unless it stands on this machine's own root. Says what such an image cannot hold. Throws
 * RootstockError for a snapshot that is not there, or is damaged.
 */
const exportImage = async (store, root, word, options) => {
    const { directory, say } = options;
    const place = (0,external_node_path_.join)(store.staging, (0,staging_name/* stagingName */.z)('export'));
    (0,external_node_fs_.mkdirSync)(place, { mode: 0o700 });
    try {
        return await (0,host_namespace/* withNamespace */.iY)('rootstock: exporting', async (namespace) => {
            await (0,command/* runCommand */.d1)((0,host_namespace/* inNamespace */.d2)(namespace, ['mount', '-t', 'tmpfs', 'rootstock-export', place]));
            const { snapshot, descriptions, trees } = await (0,hold_snapshot/* holdSnapshot */.S)(store, root, word, async (snapshot) => {
                const digests = (0,layer_layer/* withoutRepeats */.jP)(snapshot.layers);
                const descriptions = digests.map((digest) => (0,layer_layers/* describeLayer */.$d)(store.layers, digest));
                return { snapshot, descriptions, trees: await (0,view/* mountLayers */.cl)(store, digests, place, namespace) };
            });
            const sources = descriptions.map(({ origin, created }, index) => ({
                ...{ tree: trees[index] ?? '', exclude: [], isLive: false, origin, created },
            }));
            if (snapshot.base.kind === 'host') {
                say(`base host: all of this machine's own root goes in, up to ${(0,host_format/* formatBytes */.z3)(hostBytes())}`);
                const host = await hostTree(store, { place, exclude: [(0,external_node_fs_.realpathSync)(directory)] }, namespace);
                sources.unshift({ ...host, origin: 'base host', created: snapshot.created });
            }
            const layers = [];
            for (const source of sources)
                layers.push(await writeLayer(source, options, namespace));
            return { snapshot, descriptions, members: writeFiles(snapshot, layers, options) };
        });
    }
    finally {
        await (0,remove_tree/* removeTree */.d)(place);
    }
};
/** The same as one archive, for as long as which takes the files lie in the store's staging. */
const exportImageArchive = async (store, root, word, options, write) => {
    const directory = (0,external_node_path_.join)(store.staging, (0,staging_name/* stagingName */.z)('image'));
    (0,external_node_fs_.mkdirSync)(directory, { mode: 0o700 });
    try {
        const { members, ...exported } = await exportImage(store, root, word, { ...options, directory });
        await write((sink) => writeTar(members, (0,snapshot_snapshot/* timeOf */.nR)(exported.snapshot), sink));
        return exported;
    }
    finally {
        await (0,remove_tree/* removeTree */.d)(directory);
    }
};
const writeLayer = async (source, { kind, directory, say }, namespace) => {
    const { origin, created } = source;
    const file = (0,external_node_path_.join)(directory, 'layer');
    const layer = await writeTarLayer(source, { file, compress: kind === 'oci' }, (argv) => (0,host_namespace/* inNamespace */.d2)(namespace, (0,priority/* unhurried */.j)(argv)));
    const [first, ...others] = layer.lost;
    if (first !== undefined) {
        const rest = others.length > 0 ? ` and ${others.length} more` : '';
        say(`warning: ${origin}: a container image cannot hold: ${first}${rest}`);
    }
    const named = (0,external_node_path_.join)(directory, layerName(layer, kind));
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(named), { recursive: true });
    (0,external_node_fs_.renameSync)(file, named);
    return { ...layer, origin, created };
};
const layerName = ({ digest }, kind) => kind === 'oci' ? blobName(digest) : dockerLayerName(digest);
const writeFiles = (snapshot, layers, { kind, directory }) => {
    const files = (kind === 'oci' ? ociFiles : dockerFiles)(snapshot, layers);
    for (const { name, content } of files) {
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)((0,external_node_path_.join)(directory, name)), { recursive: true });
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(directory, name), content, { mode: 0o600 });
    }
    // Two layers may be the same, as empty ones are.
    const names = new Set([...files.map(({ name }) => name), ...layers.map((layer) => layerName(layer, kind))]);
    return [...names].map((name) => ({ name, content: { file: (0,external_node_path_.join)(directory, name) } }));
};

// EXTERNAL MODULE: ./lib/snapshot/store.js
var snapshot_store = __webpack_require__(2541);
// EXTERNAL MODULE: ./lib/cli/pack-and-say.js
var pack_and_say = __webpack_require__(7163);
// EXTERNAL MODULE: ./lib/cli/print.js
var print = __webpack_require__(7721);
// EXTERNAL MODULE: ./lib/cli/root-options.js
var root_options = __webpack_require__(8872);
;// CONCATENATED MODULE: ./lib/cli/export.js















const formats = ['rootstock', 'oci-archive', 'oci-layout', 'docker-archive'];
const registerExport = (program, withContext) => {
    program
        .command('export')
        .description('write a snapshot to one file, for `import` on another machine, or as a container image')
        .argument('<snapshot>', 'a snapshot of the root, a key, or the digest of a layer')
        .argument('<file>', 'where to; - is standard output')
        .addOption((0,root_options/* rootOption */.SW)())
        .addOption(new esm/* Option */.c$('--format <format>', 'what is written').choices(formats).default('rootstock'))
        .option('--force', 'replace a file that exists')
        .option('--json', 'print what was written as JSON')
        .action((word, file, options) => withContext((context) => exportSnapshot(context, word, file, options)));
};
const exportSnapshot = async (context, word, file, options) => {
    const { store, say } = context;
    const { root, format, json } = options;
    const target = targetOf(context, file, options);
    // What killed exports left takes room that this one may need.
    await (0,snapshot_store/* sweepStaging */.ii)(store);
    await (0,pack_and_say.givePromisedNames)(context, root);
    const began = Date.now();
    const { snapshot, descriptions } = await (0,progress/* withProgress */.E)(`exporting "${word}"`, say, () => write(context, word, target, options));
    const size = target && format !== 'oci-layout' ? (0,external_node_fs_.statSync)(target.path).size : undefined;
    if (json)
        (0,print/* printJson */.Q2)({
            ...{ name: snapshot.name, format, file: target?.path, base: snapshot.base.name },
            ...{ layers: descriptions.map(({ digest }) => digest), sizeBytes: size },
        });
    say(`exported "${snapshot.name}"${target ? ` to ${file}` : ''}: ${descriptions.length} layers` +
        `${size === undefined ? '' : `, ${(0,host_format/* formatBytes */.z3)(size)}`}, in ${(0,host_format/* formatSeconds */.Xo)(Date.now() - began)}`);
    return 0;
};
const write = ({ store, say }, word, target, { root, format }) => {
    const toFile = (fill) => (target ? writeNewFile(target, fill) : writeStandardOutput(fill));
    switch (format) {
        case 'rootstock':
            return exportArchive(store, root, word, toFile);
        case 'oci-archive':
            return exportImageArchive(store, root, word, { kind: 'oci', say }, toFile);
        case 'docker-archive':
            return exportImageArchive(store, root, word, { kind: 'docker', say }, toFile);
        case 'oci-layout':
            if (!target)
                throw new errors/* UsageError */.eb('export to -', 'an oci-layout is a directory', 'Use --format oci-archive');
            return writeNewDirectory(target, (directory) => exportImage(store, root, word, { kind: 'oci', directory, say }));
    }
};
/** Undefined for standard output. Throws UsageError for a place that cannot take it, before anything is done. */
const targetOf = ({ directory, caller }, file, { format, force = false, json }) => {
    if (file !== '-') {
        const target = { path: (0,external_node_path_.resolve)(directory, file), owner: caller, force };
        if (format === 'oci-layout')
            requireNewDirectory(target);
        else
            requireReplaceable(target);
        return target;
    }
    if ((0,external_node_tty_.isatty)(1))
        throw new errors/* UsageError */.eb('export to -', 'standard output is a terminal', 'Name a file, or give it a pipe');
    if (json)
        throw new errors/* UsageError */.eb('--json', 'standard output gets the file itself', 'Name a file');
    return undefined;
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
