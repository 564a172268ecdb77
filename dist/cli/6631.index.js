export const id = 6631;
export const ids = [6631];
export const modules = {

/***/ 6491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ describeConfig),
/* harmony export */   h: () => (/* binding */ describeImage)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1624);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(792);
/* harmony import */ var _image_settings_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1684);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4694);





const configTypes = [
    'application/vnd.oci.image.config.v1+json',
    'application/vnd.docker.container.image.v1+json',
];
const layerTypes = /^application\/vnd\.(oci\.image\.layer\.v1\.tar(\+gzip|\+zstd)?|docker\.image\.rootfs\.diff\.tar(\.gzip|\.zstd)?)$/;
const foreignTypes = /^application\/vnd\.(oci\.image\.layer\.nondistributable\.v1\.|docker\.image\.rootfs\.foreign\.)/;
/** Reads the manifest and the config of an image. Throws UsageError for one that is not for this machine, or not an image. */
const describeImage = async (what, read, digest) => {
    const manifest = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifest */ .Ng)(what, await read({ digest }));
    if (manifest.kind === 'index')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(what, 'it is an index');
    const { config, layers } = manifest;
    if (!configTypes.includes(config.mediaType ?? ''))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(what, `its config is of the media type ${JSON.stringify(config.mediaType)}, which is no image's`);
    for (const { mediaType = '' } of layers)
        requireKnownLayer(what, mediaType);
    return {
        ...describeConfig(what, await read(config), layers),
        digest,
    };
};
const requireKnownLayer = (what, mediaType) => {
    if (foreignTypes.test(mediaType))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(what, `a layer of it is of the media type ${JSON.stringify(mediaType)}, which is not distributed with the image`, 'Use another image');
    if (!layerTypes.test(mediaType))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(what, `a layer of it is of the media type ${JSON.stringify(mediaType)}, which is not known`);
};
/**
 * What the config of an image says of it.
 * @param blobs its layers as they may be compressed, base first, where that is known
 */
const describeConfig = (what, bytes, blobs) => {
    const config = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObject */ .lj)(what, bytes, 'its config');
    const { os, architecture, variant } = config;
    if ((0,_platform_js__WEBPACK_IMPORTED_MODULE_3__/* .suitability */ .MA)({ os, architecture, variant }) === undefined)
        throw (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .wrongMachine */ .FL)(what, (0,_platform_js__WEBPACK_IMPORTED_MODULE_3__/* .goArchitecture */ .KE)(), [{ os, architecture, variant }]);
    const diffIds = config['rootfs']?.diff_ids;
    if (!Array.isArray(diffIds) || !diffIds.every(_image_js__WEBPACK_IMPORTED_MODULE_1__/* .isBlobDigest */ .Qo))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(what, 'its config does not say which layers it has');
    if (diffIds.length === 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(what, 'it has no layers');
    if (blobs && blobs.length !== diffIds.length)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(what, `its manifest has ${blobs.length} layers, and its config ${diffIds.length}`);
    const chainIds = (0,_image_js__WEBPACK_IMPORTED_MODULE_1__/* .chainIdsOf */ .Df)(diffIds);
    return {
        digest: (0,_image_js__WEBPACK_IMPORTED_MODULE_1__/* .blobDigestOf */ .X)(bytes),
        layers: diffIds.map((diffId, index) => ({
            diffId,
            chainId: chainIds[index] ?? diffId,
            ...(blobs?.[index] ? { blob: blobs[index] } : {}),
        })),
        settings: (0,_image_settings_js__WEBPACK_IMPORTED_MODULE_4__/* .settingsOf */ .f)(config['config']),
    };
};


/***/ }),

/***/ 839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ digestInIdentity),
/* harmony export */   z: () => (/* binding */ identityOfImage)
/* harmony export */ });
/* harmony import */ var _architecture_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1170);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1624);


/** The same image is the same base, wherever it comes from. */
const identityOfImage = (digest) => `oci ${digest} ${(0,_architecture_js__WEBPACK_IMPORTED_MODULE_0__/* .architecture */ .s)()}`;
/** The digest of the manifest, or the index, that an identity was made of. */
const digestInIdentity = (identity) => {
    const digest = identity.split(' ')[1];
    if (!(0,_image_js__WEBPACK_IMPORTED_MODULE_1__/* .isBlobDigest */ .Qo)(digest))
        throw new Error(`no identity of an image: ${identity}`);
    return digest;
};


/***/ }),

/***/ 792:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FL: () => (/* binding */ wrongMachine),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   XT: () => (/* binding */ chooseManifest),
/* harmony export */   lj: () => (/* binding */ parseObject)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1624);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4694);



const indexTypes = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
];
const manifestTypes = [
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
/** Reads an index or a manifest. Throws UsageError for what is neither, or of another version. */
const parseManifest = (what, bytes) => {
    const value = parseObject(what, bytes, 'its manifest');
    const { schemaVersion, mediaType } = value;
    if (schemaVersion !== 2) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(what, `its manifest is of version ${JSON.stringify(schemaVersion)}, and this version knows 2`);
    }
    const isIndex = typeof mediaType === 'string' ? indexTypes.includes(mediaType) : 'manifests' in value;
    if (typeof mediaType === 'string' && !isIndex && !manifestTypes.includes(mediaType))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(what, `it is of the media type ${JSON.stringify(mediaType)}, which is no image's`);
    if (isIndex)
        return { kind: 'index', manifests: descriptorsIn(what, value['manifests']) };
    const [config] = descriptorsIn(what, [value['config']]);
    if (!config)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(what, 'its manifest has no config');
    return { kind: 'manifest', config, layers: descriptorsIn(what, value['layers']) };
};
/** Throws UsageError for what is no JSON object. */
const parseObject = (what, bytes, part) => {
    let value;
    try {
        value = JSON.parse(bytes.toString());
    }
    catch {
        value = undefined;
    }
    if (typeof value !== 'object' || value === null)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(what, `${part} is not JSON`);
    return value;
};
const descriptorsIn = (what, value) => {
    if (!Array.isArray(value))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(what, 'its manifest is not whole');
    return value.map((entry) => {
        const { digest, size } = entry ?? {};
        if (typeof digest === 'string' && !digest.startsWith('sha256:'))
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(what, `it uses the digest ${JSON.stringify(digest)}, and only sha256 is known`);
        if (!(0,_image_js__WEBPACK_IMPORTED_MODULE_1__/* .isBlobDigest */ .Qo)(digest) || typeof size !== 'number' || !(size >= 0))
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(what, 'its manifest is not whole');
        return entry;
    });
};
/**
 * The manifest for this machine: what was named itself, or the one that suits best in an index, and in those that the index
 * has in it. Throws UsageError, with a list of what there is, when none does.
 */
const chooseManifest = async (what, read, named, machine = (0,_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .goArchitecture */ .KE)()) => {
    if (parseManifest(what, await read(named)).kind === 'manifest')
        return named.digest;
    const leaves = await leavesOf(what, read, named, 0);
    const [best] = leaves
        .map(({ digest, platform = {} }) => ({ digest, rank: (0,_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .suitability */ .MA)(platform, machine) }))
        .filter((leaf) => leaf.rank !== undefined)
        .sort((a, b) => a.rank - b.rank);
    if (best)
        return best.digest;
    throw wrongMachine(what, machine, leaves.map(({ platform = {} }) => platform));
};
/** More than anybody nests; each is a request. */
const deepestIndex = 4;
const leavesOf = async (what, read, named, depth) => {
    const document = parseManifest(what, await read(named));
    if (document.kind === 'manifest')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(what, 'an index calls a manifest an index');
    if (depth > deepestIndex)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(what, 'its indexes are nested too deeply');
    const leaves = [];
    for (const entry of document.manifests) {
        if (!indexTypes.includes(entry.mediaType ?? ''))
            leaves.push(entry);
        else
            leaves.push(...(await leavesOf(what, read, entry, depth + 1)));
    }
    return leaves;
};
const wrongMachine = (what, machine, platforms) => {
    // What is signed or attested about an image lies beside it, for the platform unknown/unknown.
    const names = platforms.filter(({ os }) => os !== 'unknown').map(_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .platformName */ .$r);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(what, `it has no image for linux/${machine}`, names.length === 0 ? 'It has none at all' : `It has ${[...new Set(names)].join(', ')}`);
};


/***/ }),

/***/ 1438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ splitPlace),
/* harmony export */   f: () => (/* binding */ placeName)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/**
 * Splits `PATH`, `PATH:TAG` and `PATH@sha256:DIGEST`. A path may have colons itself: it is the longest beginning that there
 * is.
 */
const splitPlace = (place, directory) => {
    const isThere = (path) => path !== '' && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, path), { throwIfNoEntry: false }) !== undefined;
    if (isThere(place))
        return { path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, place) };
    const digest = /^(.+)@(sha256:[0-9a-f]{64})$/.exec(place);
    if (digest)
        return { path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, digest[1] ?? ''), choice: digest[2] ?? '' };
    for (let colon = place.lastIndexOf(':'); colon > 0; colon = place.lastIndexOf(':', colon - 1)) {
        const path = place.slice(0, colon);
        if (isThere(path))
            return { path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, path), choice: place.slice(colon + 1) };
    }
    return { path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, place) };
};
/** The name of a base at such a place. */
const placeName = ({ path, choice }) => {
    if (choice === undefined)
        return path;
    return choice.startsWith('sha256:') ? `${path}@${choice}` : `${path}:${choice}`;
};


/***/ }),

/***/ 1684:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ areSettings),
/* harmony export */   f: () => (/* binding */ settingsOf)
/* harmony export */ });
/** Reads them from the `config` of an image's config. What is not well-formed is left out. */
const settingsOf = (value) => {
    const { Env: variables, WorkingDir: directory } = (value ?? {});
    const entries = (Array.isArray(variables) ? variables : [])
        .filter((entry) => typeof entry === 'string' && /^[^=\0]+=[^\0]*$/.test(entry))
        .map((entry) => [
        entry.slice(0, entry.indexOf('=')),
        entry.slice(entry.indexOf('=') + 1),
    ]);
    return {
        environment: Object.fromEntries(entries),
        ...(typeof directory === 'string' && /^\/[^\0]+$/.test(directory) ? { directory } : {}),
    };
};
/** Whether a value is well-formed settings, or none: they travel with snapshots. */
const areSettings = (value) => {
    if (value === undefined)
        return true;
    const { environment, directory } = (value ?? {});
    return (typeof environment === 'object' &&
        environment !== null &&
        Object.entries(environment).every(([name, text]) => !/[=\0]/.test(name) && typeof text === 'string' && !text.includes('\0')) &&
        (directory === undefined || (typeof directory === 'string' && directory.startsWith('/'))));
};


/***/ }),

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

/***/ 6631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   layoutBase: () => (/* binding */ layoutBase),
/* harmony export */   readSmallBlob: () => (/* binding */ readSmallBlob)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1624);
/* harmony import */ var _image_config_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6491);
/* harmony import */ var _image_identity_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(839);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(792);
/* harmony import */ var _image_place_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1438);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4694);









/** Base `oci:layout:PATH[:TAG|@sha256:DIGEST]`: an image of an OCI image layout. It is read and never written. */
const layoutBase = (text, { directory }) => {
    const place = (0,_image_place_js__WEBPACK_IMPORTED_MODULE_7__/* .splitPlace */ .U)(text, directory);
    const { path, choice } = place;
    const name = `oci:layout:${(0,_image_place_js__WEBPACK_IMPORTED_MODULE_7__/* .placeName */ .f)(place)}`;
    const what = `base "${name}"`;
    const read = (descriptor) => Promise.resolve(readSmallBlob(what, blobPath(path, descriptor.digest), descriptor));
    return {
        name,
        kind: 'layer',
        identity: async () => (0,_image_identity_js__WEBPACK_IMPORTED_MODULE_5__/* .identityOfImage */ .z)(await chooseInLayout(what, path, choice, read)),
        open: async (_staging, { identity }, _options, use) => use({
            ...(await (0,_image_config_js__WEBPACK_IMPORTED_MODULE_4__/* .describeImage */ .h)(what, read, (0,_image_identity_js__WEBPACK_IMPORTED_MODULE_5__/* .digestInIdentity */ .W)(identity))),
            bring: (layers) => Promise.resolve(layers.map(({ blob }) => (blob ? blobPath(path, blob.digest) : ''))),
        }),
    };
};
const blobPath = (layout, digest) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(layout, 'blobs', 'sha256', (0,_image_js__WEBPACK_IMPORTED_MODULE_3__/* .hexOf */ .ZD)(digest));
/** Manifests and configs are some kilobytes; more than this is not read into memory. */
const largestDocument = 16 * 1024 * 1024;
/** Reads a blob whole, once it is seen to be what its name says. Throws UsageError. */
const readSmallBlob = (what, path, { digest, size }) => {
    const short = digest.slice(0, 19);
    const status = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false });
    if (!status?.isFile())
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(what, `its blob ${short} is missing`);
    if (size !== undefined && status.size !== size)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(what, `its blob ${short} has ${status.size} bytes, and should have ${size}`);
    if (status.size > largestDocument)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(what, `its blob ${short} has ${status.size} bytes, too many for a manifest or a config`);
    const bytes = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path);
    if ((0,_image_js__WEBPACK_IMPORTED_MODULE_3__/* .blobDigestOf */ .X)(bytes) !== digest)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(what, `its blob ${short} is damaged: it is not what its name says`);
    return bytes;
};
const chooseInLayout = async (what, path, choice, read) => {
    const images = readLayoutIndex(what, path);
    if (images.length === 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(what, 'it has no images');
    // By digest it may be anything that the layout has.
    if ((0,_image_js__WEBPACK_IMPORTED_MODULE_3__/* .isBlobDigest */ .Qo)(choice))
        return (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .chooseManifest */ .XT)(what, read, { digest: choice });
    const found = choice === undefined ? images : images.filter((image) => tagOf(image) === choice);
    if (found.length === 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(what, 'it has no image of that tag', `It has ${listed(images)}`);
    const [only] = found;
    if (found.length === 1 && only)
        return (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .chooseManifest */ .XT)(what, read, only);
    // One image for several machines, without an index of its own.
    const isOneImage = new Set(found.map(tagOf)).size === 1 && found.every(({ platform }) => platform);
    if (isOneImage) {
        const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, manifests: found }));
        const index = (0,_image_js__WEBPACK_IMPORTED_MODULE_3__/* .blobDigestOf */ .X)(bytes);
        return (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .chooseManifest */ .XT)(what, (descriptor) => (descriptor.digest === index ? Promise.resolve(bytes) : read(descriptor)), { digest: index });
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(what, `it has several images: ${listed(found)}`, 'Say which, with :TAG or @sha256:DIGEST after the path');
};
const tagOf = ({ annotations }) => annotations?.['org.opencontainers.image.ref.name'];
const listed = (images) => images
    .map((image) => [tagOf(image) ?? image.digest, ...(image.platform ? [`(${(0,_platform_js__WEBPACK_IMPORTED_MODULE_8__/* .platformName */ .$r)(image.platform)})`] : [])].join(' '))
    .join(', ');
const readLayoutIndex = (what, path) => {
    const status = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false });
    if (!status)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(what, 'there is no such directory');
    const notALayout = (why) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(what, `it is not an OCI image layout: ${why}`, 'Name the directory that holds index.json');
    if (!status.isDirectory())
        throw notALayout('it is not a directory');
    const version = parseJson((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, 'oci-layout'), notALayout)
        ?.imageLayoutVersion;
    if (version !== '1.0.0')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(what, `the layout is of version ${JSON.stringify(version)}, and this version knows 1.0.0`);
    const index = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .parseManifest */ .Ng)(what, Buffer.from(JSON.stringify(parseJson((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, 'index.json'), notALayout))));
    if (index.kind !== 'index')
        throw notALayout('its index.json is no index');
    return index.manifests;
};
const parseJson = (file, refusal) => {
    try {
        return JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8'));
    }
    catch (error) {
        throw refusal((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error));
    }
};


/***/ }),

/***/ 4694:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ platformName),
/* harmony export */   KE: () => (/* binding */ goArchitecture),
/* harmony export */   MA: () => (/* binding */ suitability)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);

/** Node's names of machines, where Go has another one. */
const goNames = {
    x64: 'amd64',
    ia32: '386',
    ppc64: 'ppc64le',
    loong64: 'loong64',
    mipsel: 'mipsle',
};
/** The variants that a machine runs, the best first. A machine of a later x86-64 level is not told apart, so it takes the first. */
const variants = {
    amd64: ['', 'v1'],
    arm64: ['v8', ''],
    arm: ['v7', 'v6', 'v5', ''],
};
/** @param machine as Node says it */
const goArchitecture = (machine = (0,node_os__WEBPACK_IMPORTED_MODULE_0__.arch)()) => goNames[machine] ?? machine;
/** How well a platform suits a machine: 0 is best; undefined when it is for others. What is not said suits every machine. */
const suitability = ({ os = 'linux', architecture, variant = '' }, machine = goArchitecture()) => {
    if (os !== 'linux' || (architecture ?? machine) !== machine)
        return undefined;
    const rank = (variants[machine] ?? ['']).indexOf(variant);
    return rank < 0 ? undefined : rank;
};
/** `linux/arm64/v8` */
const platformName = ({ os, architecture, variant }) => [os ?? 'unknown', architecture ?? 'unknown', ...(variant ? [variant] : [])].join('/');


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
