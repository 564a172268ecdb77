export const id = 7343;
export const ids = [7343];
export const modules = {

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

/***/ 2848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   L7: () => (/* binding */ parseLayerDescription),
/* harmony export */   jP: () => (/* binding */ withoutRepeats),
/* harmony export */   x0: () => (/* binding */ layerFormat)
/* harmony export */ });
const isDigest = (text) => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);
/**
 * The layers of a stack, each once: the topmost of those that are the same, since the kernel takes no layer twice (ELOOP).
 * The stack shows the same without the lower one: whatever that says of a path, the upper one says again.
 */
const withoutRepeats = (layers) => layers.filter((layer, index) => layers.lastIndexOf(layer) === index);
const layerFormat = 1;
/** Throws unless the value is a layer description of a format that this version knows. */
const parseLayerDescription = (value) => {
    const description = value;
    if (description?.format !== layerFormat) {
        throw new Error(`the layer's format is ${String(description?.format)}, and this version knows ${layerFormat}`);
    }
    const { digest, compression, origin, created, size, entries, contentSize, packMilliseconds } = description;
    const { overlayOptions, losses, squashed = [], leftOut = { files: 0, bytes: 0 } } = description;
    const isWhole = isDigest(digest) &&
        [compression, origin, created].every((text) => typeof text === 'string') &&
        [size, entries, contentSize, packMilliseconds, leftOut.files, leftOut.bytes].every((number) => typeof number === 'number') &&
        [overlayOptions, losses, squashed].every((list) => Array.isArray(list)) &&
        squashed.every(isDigest);
    if (!isWhole)
        throw new Error('the description of the layer is not whole');
    return description;
};


/***/ }),

/***/ 7343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ describeLayer),
/* harmony export */   OY: () => (/* binding */ hasLayer),
/* harmony export */   R9: () => (/* binding */ imageSize),
/* harmony export */   VE: () => (/* binding */ addLayer),
/* harmony export */   VR: () => (/* binding */ listLayers),
/* harmony export */   _S: () => (/* binding */ layerImageFormat),
/* harmony export */   d0: () => (/* binding */ imagePath),
/* harmony export */   e5: () => (/* binding */ removeLayer),
/* harmony export */   fL: () => (/* binding */ verifyLayer),
/* harmony export */   iD: () => (/* binding */ descriptionPath),
/* harmony export */   xF: () => (/* binding */ checkedImage)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72);
/* harmony import */ var _host_digest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9324);
/* harmony import */ var _remote_remote_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8482);
/* harmony import */ var _compression_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5847);
/* harmony import */ var _layer_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2848);








const imagePath = ({ directory }, digest) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, (0,_remote_remote_js__WEBPACK_IMPORTED_MODULE_6__/* .layerFileName */ .d)(digest));
const descriptionPath = ({ directory }, digest) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, `${digest}.json`);
/** The digests of all whole layers. */
const listLayers = (layers) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(layers.directory)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .filter((digest) => (0,_layer_js__WEBPACK_IMPORTED_MODULE_7__/* .isDigest */ .Bc)(digest) && hasLayer(layers, digest));
const hasLayer = (layers, digest) => {
    const image = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(imagePath(layers, digest), { throwIfNoEntry: false });
    return (image !== undefined && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(descriptionPath(layers, digest), { throwIfNoEntry: false }) !== undefined);
};
/** Bytes of an image; none where it is not there. */
const imageSize = (layers, digest) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(imagePath(layers, digest), { throwIfNoEntry: false })?.size ?? 0;
/** The image of a layer, once its bytes are seen to be those that its name says. Throws RootstockError when they are not. */
const checkedImage = async (layers, digest) => {
    await verifyLayer(layers, digest);
    return { image: imagePath(layers, digest), format: layerImageFormat(describeLayer(layers, digest)) };
};
/** Throws RootstockError when the layer is not in the store, or is of another format. */
const describeLayer = (layers, digest) => {
    try {
        const value = (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readJson */ .Vh)(descriptionPath(layers, digest));
        if (value === undefined)
            throw new Error('it is not in the store');
        return (0,_layer_js__WEBPACK_IMPORTED_MODULE_7__/* .parseLayerDescription */ .L7)(value);
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(`reading layer ${digest.slice(0, 12)}`, (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error), 'Use the version that made it, or see what `rootstock fsck` says');
    }
};
const layerImageFormat = (description) => (0,_compression_js__WEBPACK_IMPORTED_MODULE_5__/* .parseCompression */ .Gd)(description.compression).format;
/**
 * Gives an image its name: its bytes are on disk first, then its description, then its name. Adding one that is there
 * already changes nothing, but for one that is not what its name says: that is replaced. The image must be on the store's
 * file system; it is moved.
 */
const addLayer = (layers, image, description) => {
    const { digest } = description;
    if (hasLayer(layers, digest) && readVerified(layers, digest) === fingerprint(imagePath(layers, digest))) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(image, { force: true });
        return;
    }
    // Readable by all, in a directory that only root may enter: a hard link elsewhere then lends it to one user.
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(image, 0o444);
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .syncPath */ .Z8)(image);
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .writeFileAtomically */ .lo)(descriptionPath(layers, digest), `${JSON.stringify(description, null, 2)}\n`);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(image, imagePath(layers, digest));
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .syncDirectory */ .zR)(layers.directory);
    markVerified(layers, digest);
};
const removeLayer = (layers, digest) => {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(imagePath(layers, digest), { force: true });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(descriptionPath(layers, digest), { force: true });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(verifiedPath(layers, digest), { force: true });
};
const verifiedPath = ({ directory }, digest) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, `${digest}.verified`);
const markVerified = (layers, digest) => {
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .writeFileAtomically */ .lo)(verifiedPath(layers, digest), fingerprint(imagePath(layers, digest)));
};
/**
 * Size, time and inode of an image: while they are the same, so are its bytes, short of a failing disk. Not its ctime:
 * a hard link, by which it is lent for uploading, changes that.
 */
const fingerprint = (path) => {
    const { size, mtimeMs, ino } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
    return JSON.stringify({ size, mtimeMs, ino });
};
/**
 * Sees that the image is what its name says, by reading all of it the first time it is used on this machine and not
 * again while the file is untouched. Throws RootstockError when it is not.
 */
const verifyLayer = async (layers, digest) => {
    const path = imagePath(layers, digest);
    const { size } = describeLayer(layers, digest);
    const status = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false });
    if (status?.size === size) {
        if (readVerified(layers, digest) === fingerprint(path))
            return;
        if ((await (0,_host_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .digestOf */ .o)(path)) === digest) {
            markVerified(layers, digest);
            return;
        }
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(`checking layer ${digest.slice(0, 12)}`, status ? 'its bytes are not those that its name says' : 'its image is missing', 'See what `rootstock fsck` says');
};
const readVerified = (layers, digest) => {
    try {
        return JSON.stringify((0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readJson */ .Vh)(verifiedPath(layers, digest)));
    }
    catch {
        return undefined;
    }
};


/***/ }),

/***/ 8482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ bytesOf),
/* harmony export */   d: () => (/* binding */ layerFileName)
/* harmony export */ });
/** Bytes of all of them. */
const bytesOf = (layers) => layers.reduce((sum, { size }) => sum + size, 0);
/** What a remote calls a layer's file in the directory that it is fetched into or saved from. */
const layerFileName = (digest) => `${digest}.image`;


/***/ })

};
