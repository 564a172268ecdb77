export const id = 7302;
export const ids = [7302,9853];
export const modules = {

/***/ 9853:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  archiveImageBase: () => (/* binding */ archiveImageBase),
  openArchivedImage: () => (/* binding */ openArchivedImage)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(6118);
// EXTERNAL MODULE: ./lib/host/digest.js
var digest = __webpack_require__(9324);
// EXTERNAL MODULE: ./lib/base/tar-check.js
var tar_check = __webpack_require__(1575);
;// CONCATENATED MODULE: ./lib/base/archive-members.js







/** Reads a whole archive, however it is compressed; what `visit` leaves of a member is skipped. Throws UsageError. */
const readMembers = async (what, path, visit) => {
    const status = (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false });
    if (!status)
        throw new errors/* UsageError */.eb(what, 'there is no such file');
    if (!status.isFile())
        throw new errors/* UsageError */.eb(what, 'it is not a file');
    const reader = (0,tar_stream.extract)();
    const visitAll = async () => {
        for await (const entry of reader) {
            await visit(entry.header, entry);
            entry.resume();
        }
    };
    const { bytes, ended } = (0,tar_check/* decompressed */.ji)(path, await (0,tar_check/* compressionOf */.MB)(path));
    const [visited, ...read] = await Promise.allSettled([visitAll(), ended, (0,promises_.pipeline)(bytes, reader)]);
    const failed = read.find((outcome) => outcome.status === 'rejected');
    if (failed)
        throw new errors/* UsageError */.eb(what, (0,errors/* messageOf */.bD)(failed.reason), 'Is it a whole archive?');
    if (visited.status === 'rejected')
        throw visited.reason;
};
/** Writes some members to files of our own naming; returns where each is. */
const takeMembers = async (what, path, names, staging) => {
    const places = new Map(names.map((name) => [name, (0,external_node_path_.join)(staging, (0,digest/* digestOfText */.N)(name))]));
    const taken = new Set();
    await readMembers(what, path, async ({ name, type }, content) => {
        const plain = external_node_path_.posix.normalize(name);
        const place = places.get(plain);
        if (place === undefined || type !== 'file')
            return;
        taken.add(plain);
        await (0,promises_.pipeline)(content, (0,external_node_fs_.createWriteStream)(place));
    });
    const missing = names.find((name) => !taken.has(name));
    if (missing !== undefined)
        throw new errors/* UsageError */.eb(what, `its layer ${JSON.stringify(missing)} is missing`, 'Is it a whole archive?');
    return names.map((name) => places.get(name) ?? '');
};
/** A member's content, of which it is known that it is small. */
const readAll = async (content) => {
    const chunks = [];
    for await (const chunk of content)
        chunks.push(chunk);
    return Buffer.concat(chunks);
};

// EXTERNAL MODULE: ./lib/host/tools.js
var host_tools = __webpack_require__(9105);
// EXTERNAL MODULE: ./lib/base/image.js
var base_image = __webpack_require__(1624);
// EXTERNAL MODULE: ./lib/base/image-config.js
var image_config = __webpack_require__(6491);
// EXTERNAL MODULE: ./lib/base/image-identity.js
var image_identity = __webpack_require__(839);
// EXTERNAL MODULE: ./lib/base/image-place.js
var image_place = __webpack_require__(1438);
;// CONCATENATED MODULE: ./lib/base/docker-archive.js









/** Base `docker-archive:PATH[:NAME:TAG|@sha256:DIGEST]`: what `docker save` and `podman save` write. */
const archiveImageBase = (text, { directory }) => {
    const place = (0,image_place/* splitPlace */.U)(text, directory);
    const name = `docker-archive:${(0,image_place/* placeName */.f)(place)}`;
    const what = `base "${name}"`;
    return {
        name,
        kind: 'layer',
        identity: async () => {
            const images = await readImages(what, place.path);
            return (0,image_identity/* identityOfImage */.z)(chooseImage(what, images, place.choice).digest);
        },
        open: (staging, { identity }, options, use) => openArchivedImage(what, { path: place.path, choice: (0,image_identity/* digestInIdentity */.W)(identity) }, staging, options, use),
    };
};
/** Hands an image of such an archive to `use`. */
const openArchivedImage = async (what, { path, choice }, staging, { tools }, use) => {
    const compression = await (0,tar_check/* compressionOf */.MB)(path);
    if (compression !== undefined && compression !== 'gzip')
        await (0,host_tools/* requireTools */.PA)([compression], tools);
    const image = chooseImage(what, await readImages(what, path), choice);
    const description = (0,image_config/* describeConfig */.Y)(what, image.config);
    const { layers } = description;
    if (layers.length !== image.layers.length) {
        throw new errors/* UsageError */.eb(what, `its manifest has ${image.layers.length} layers, and its config ${layers.length}`);
    }
    const bring = async (wanted) => {
        const names = wanted.map(({ chainId }) => {
            const index = layers.findIndex((layer) => layer.chainId === chainId);
            return image.layers[index] ?? '';
        });
        return takeMembers(what, path, names, staging);
    };
    return use({ ...description, bring });
};
const chooseImage = (what, images, choice) => {
    const listed = images.map(({ digest, tags }) => tags[0] ?? digest).join(', ');
    const found = images.filter(({ digest, tags }) => choice === undefined || digest === choice || tags.some((tag) => isTag(tag, choice)));
    const [first] = found;
    if (!first)
        throw new errors/* UsageError */.eb(what, 'it has no such image', `It has ${listed}`);
    if (found.some(({ digest }) => digest !== first.digest)) {
        throw new errors/* UsageError */.eb(what, `it has several images: ${listed}`, 'Say which, with :NAME:TAG or @sha256:DIGEST after the path');
    }
    return first;
};
/** `debian:bookworm` is what docker itself writes; podman writes the registry as well. */
const isTag = (tag, choice) => tag === choice ||
    tag === `docker.io/${choice}` ||
    tag === `docker.io/library/${choice}` ||
    tag === `localhost/${choice}`;
/** Larger members are layers. */
const largestDocument = 4 * 1024 * 1024;
/** What an archive has to say of its images: read in one go, since it cannot be known where in it that is. */
const readImages = async (what, path) => {
    const documents = new Map();
    const links = new Map();
    await readMembers(what, path, async ({ name, type, size, linkname }, content) => {
        const plain = external_node_path_.posix.normalize(name);
        // docker up to 24 links a layer to another that is the same.
        if (type === 'symlink' || type === 'link') {
            links.set(plain, external_node_path_.posix.normalize(type === 'link' ? linkname : external_node_path_.posix.join(external_node_path_.posix.dirname(plain), linkname)));
        }
        else if (type === 'file' && size <= largestDocument) {
            const bytes = await readAll(content);
            // Small layers are not wanted.
            if (/^[{[]/.test(bytes.toString('latin1', 0, 1)))
                documents.set(plain, bytes);
        }
    });
    const manifest = documents.get('manifest.json');
    const notOne = (why) => new errors/* UsageError */.eb(what, why, 'Is it what `docker save` or `podman save` wrote?');
    if (!manifest)
        throw notOne('it has no manifest.json');
    const images = parseJson(manifest);
    if (!Array.isArray(images) || images.length === 0)
        throw notOne('its manifest.json lists no images');
    return images.map((image) => {
        const { Config: configName, RepoTags: tags, Layers: layers } = image ?? {};
        if (typeof configName !== 'string' || !areStrings(layers))
            throw notOne('its manifest.json is not whole');
        const config = documents.get(external_node_path_.posix.normalize(configName));
        if (!config)
            throw notOne(`its config ${JSON.stringify(configName)} is missing`);
        const digest = (0,base_image/* blobDigestOf */.X)(config);
        const named = /([0-9a-f]{64})(\.json)?$/.exec(configName)?.[1];
        if (named !== undefined && `sha256:${named}` !== digest)
            throw notOne(`its config ${named.slice(0, 12)} is damaged: it is not what its name says`);
        const names = layers.map((layer) => links.get(external_node_path_.posix.normalize(layer)) ?? external_node_path_.posix.normalize(layer));
        return { digest, config, tags: areStrings(tags) ? tags : [], layers: names };
    });
};
const areStrings = (value) => Array.isArray(value) && value.every((entry) => typeof entry === 'string');
const parseJson = (bytes) => {
    try {
        return JSON.parse(bytes.toString());
    }
    catch {
        return undefined;
    }
};


/***/ }),

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

/***/ 7302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  registryBase: () => (/* binding */ registryBase)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/base/docker-archive.js + 1 modules
var docker_archive = __webpack_require__(9853);
// EXTERNAL MODULE: ./lib/base/image.js
var base_image = __webpack_require__(1624);
// EXTERNAL MODULE: ./lib/base/image-config.js
var image_config = __webpack_require__(6491);
// EXTERNAL MODULE: ./lib/base/image-identity.js
var image_identity = __webpack_require__(839);
// EXTERNAL MODULE: ./lib/base/image-manifest.js
var image_manifest = __webpack_require__(792);
;// CONCATENATED MODULE: ./lib/base/image-reference.js

const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const host = '(?:\\[[0-9a-fA-F:]+\\]|[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?)(?::\\d+)?';
const pattern = new RegExp(`^(?:(${host})/)?(${component}(?:/${component})*)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$`);
/** Reads a reference as docker does: without a registry it is Docker Hub's. Throws UsageError for what is none. */
const parseImageReference = (text) => {
    const match = text.length > 512 ? null : pattern.exec(text);
    if (!match) {
        throw new errors/* UsageError */.eb(`base "oci:${text}"`, 'it is not a reference of an image', 'Write it as REGISTRY/NAME:TAG or REGISTRY/NAME@sha256:DIGEST, in small letters');
    }
    const [, first, rest = '', tag = 'latest', digest] = match;
    // What comes first is a registry only when it looks like one: `library/debian` is Docker Hub's.
    const isRegistry = first !== undefined && /[.:A-Z]|^localhost$/.test(first);
    const registry = isRegistry ? first : 'docker.io';
    const path = isRegistry || first === undefined ? rest : `${first}/${rest}`;
    const name = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
    return {
        ...{ registry, repository: `${registry}/${name}`, tag },
        ...(digest === undefined ? {} : { digest: digest }),
    };
};
/** Registries of this machine speak plain HTTP, as docker takes it for granted. */
const isLoopback = (registry) => /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(registry);

// EXTERNAL MODULE: ./lib/host/command.js
var command = __webpack_require__(4627);
// EXTERNAL MODULE: ./lib/host/namespace.js
var host_namespace = __webpack_require__(1197);
// EXTERNAL MODULE: ./lib/host/tools.js
var host_tools = __webpack_require__(9105);
;// CONCATENATED MODULE: ./lib/base/image-tool.js







/** The one that this machine has, the best first; skopeo is installed where there is none. */
const requireImageTool = async (tools) => {
    const found = ['skopeo', 'podman', 'docker'].find((name) => (0,host_tools/* findProgram */.Kp)(name) !== undefined);
    if (found)
        return found;
    await (0,host_tools/* requireTools */.PA)(['skopeo'], tools ?? { install: false, say: () => undefined });
    return 'skopeo';
};
/** The reference as a tool takes it: by digest where there is one, since some refuse both. */
const nameForTool = ({ repository, tag, digest }) => digest === undefined ? `${repository}:${tag}` : `${repository}@${digest}`;
/** Prints the manifest, or the config, of an image, its bytes as they are. */
const skopeoInspectArguments = (reference, part) => [
    'skopeo',
    '--command-timeout=60s',
    'inspect',
    '--raw',
    ...(part === 'config' ? ['--config'] : []),
    ...(isLoopback(reference.registry) ? ['--tls-verify=false'] : []),
    `docker://${nameForTool(reference)}`,
];
/** Copies an image into a directory, as it is: converted to another format it would be another image. */
const skopeoCopyArguments = (reference, directory) => [
    'skopeo',
    'copy',
    '--quiet',
    '--preserve-digests',
    ...(isLoopback(reference.registry) ? ['--src-tls-verify=false'] : []),
    `docker://${nameForTool(reference)}`,
    `dir:${directory}`,
];
/** Where that puts a blob. */
const copiedBlob = (directory, digest) => (0,external_node_path_.join)(directory, (0,base_image/* hexOf */.ZD)(digest));
const podmanPullArguments = (reference) => [
    'podman',
    'pull',
    '--quiet',
    ...(isLoopback(reference.registry) ? ['--tls-verify=false'] : []),
    nameForTool(reference),
];
const dockerInspectArguments = (reference) => [
    'docker',
    'manifest',
    'inspect',
    '--verbose',
    ...(isLoopback(reference.registry) ? ['--insecure'] : []),
    nameForTool(reference),
];
/** Writes an image of the tool's own store as an archive. */
const saveArguments = (tool, image, file) => [
    tool,
    'save',
    ...(tool === 'podman' ? ['--quiet', '--format=docker-archive'] : []),
    `--output=${file}`,
    image,
];
/** What the caller's credentials and proxies are found by; the program itself runs as root. */
const carried = /^(HOME|XDG_RUNTIME_DIR|XDG_CONFIG_HOME|REGISTRY_AUTH_FILE|DOCKER_CONFIG|DOCKER_HOST|SSL_CERT_FILE|SSL_CERT_DIR|((https?|no|all)_proxy))$/i;
const toolEnvironment = (caller) => ({
    ...process.env,
    ...Object.fromEntries(Object.entries(caller).filter(([name]) => carried.test(name))),
    LC_ALL: 'C',
});
/**
 * Runs such a program to its end, or to ours, and returns what it printed, its bytes as they are. Throws RootstockError, with
 * the reference and what to do, when it fails.
 */
const runImageTool = async (reference, argv, caller) => {
    try {
        const { stdout } = await (0,host_namespace/* withNamespace */.iY)('rootstock: asking a registry', (namespace) => (0,command/* runCommand */.d1)((0,host_namespace/* inNamespace */.d2)(namespace, argv), { bytes: true, environment: toolEnvironment(caller) }));
        return Buffer.from(stdout, 'latin1');
    }
    catch (error) {
        const why = error instanceof command/* CommandError */.Qd ? lastMessage(error.stderr) || (0,errors/* messageOf */.bD)(error) : (0,errors/* messageOf */.bD)(error);
        throw new errors/* RootstockError */.RK(`base "oci:${nameForTool(reference)}"`, `${argv[0]} says: ${why}`, adviceFor(why, reference, argv[0]));
    }
};
/** Without the time and the level that skopeo and podman write. */
const lastMessage = (text) => {
    const last = text.trim().split('\n').at(-1) ?? '';
    const quoted = /^time=.*? msg=("(?:[^"\\]|\\.)*")/.exec(last)?.[1];
    try {
        return quoted === undefined ? last.replace(/^Error: /, '') : JSON.parse(quoted);
    }
    catch {
        return last;
    }
};
const adviceFor = (why, { registry }, tool) => {
    if (/unauthorized|authentication|denied|forbidden/i.test(why))
        return `Check the name, and log in with \`${tool} login ${registry}\``;
    if (/unknown|not found|no such manifest/i.test(why))
        return 'Check the name and the tag';
    if (/dial|lookup|timeout|timed out|refused|unreachable|deadline|no such host/i.test(why))
        return `Check that this machine reaches ${registry}`;
    return `Check the name, that this machine reaches ${registry}, and whether it wants a login`;
};

;// CONCATENATED MODULE: ./lib/base/registry.js









/**
 * Base `oci:IMAGE`: an image of a registry. A tag is looked up each time that the identity is asked for; one that is written
 * with a digest is known by that, without the network.
 */
const registryBase = (text, context) => {
    const reference = parseImageReference(text);
    const what = `base "oci:${text}"`;
    return {
        name: `oci:${text}`,
        kind: 'layer',
        identity: async () => (0,image_identity/* identityOfImage */.z)(reference.digest ?? (await lookUp(what, reference, context))),
        open: async (staging, { identity }, options, use) => {
            const pinned = { ...reference, digest: (0,image_identity/* digestInIdentity */.W)(identity) };
            const tool = await requireImageTool(options.tools);
            if (tool === 'skopeo')
                return use(await openWithSkopeo(what, pinned, staging, context));
            const archive = (0,external_node_path_.join)(staging, 'archive');
            const run = (argv) => runImageTool(pinned, argv, context.environment);
            await run(tool === 'podman' ? podmanPullArguments(pinned) : ['docker', 'pull', '--quiet', nameForTool(pinned)]);
            await run(saveArguments(tool, nameForTool(pinned), archive));
            return (0,docker_archive.openArchivedImage)(what, { path: archive }, staging, options, use);
        },
    };
};
/** The digest of the manifest, for this machine, that a tag means now. */
const lookUp = async (what, reference, { environment, tools }) => {
    const tool = await requireImageTool(tools);
    if (tool === 'podman') {
        // Its own look at a registry does not show the digest of a single manifest.
        await runImageTool(reference, podmanPullArguments(reference), environment);
        const inspect = ['podman', 'image', 'inspect', '--format={{.Digest}}', nameForTool(reference)];
        const digest = (await runImageTool(reference, inspect, environment)).toString().trim();
        if ((0,base_image/* isBlobDigest */.Qo)(digest))
            return digest;
        throw new errors/* RootstockError */.RK(what, `podman says that its digest is ${JSON.stringify(digest)}`, 'Install skopeo');
    }
    if (tool === 'docker') {
        const printed = await runImageTool(reference, dockerInspectArguments(reference), environment);
        return chooseOfDocker(what, printed);
    }
    const first = await runImageTool(reference, skopeoInspectArguments(reference, 'manifest'), environment);
    const named = { digest: (0,base_image/* blobDigestOf */.X)(first) };
    const readOther = readerOf(reference, { environment });
    return (0,image_manifest/* chooseManifest */.XT)(what, (descriptor) => (descriptor.digest === named.digest ? Promise.resolve(first) : readOther(descriptor)), named);
};
/** What `docker manifest inspect --verbose` prints is one entry, or a list of them for a list. */
const chooseOfDocker = (what, printed) => {
    const value = JSON.parse(printed.toString());
    if ('Descriptor' in value)
        return Promise.resolve(value.Descriptor.digest);
    const index = Buffer.from(JSON.stringify({ schemaVersion: 2, manifests: value.map(({ Descriptor: descriptor }) => descriptor) }));
    return (0,image_manifest/* chooseManifest */.XT)(what, () => Promise.resolve(index), { digest: (0,base_image/* blobDigestOf */.X)(index) });
};
/** Reads manifests of a repository by their digest. */
const readerOf = (reference, { environment }) => async ({ digest }) => {
    const named = { ...reference, digest };
    const bytes = await runImageTool(named, skopeoInspectArguments(named, 'manifest'), environment);
    requireDigest(named, bytes, digest);
    return bytes;
};
/** Each blob is asked for once. */
const remembering = (read) => {
    const known = new Map();
    return (descriptor) => {
        const found = known.get(descriptor.digest) ?? read(descriptor);
        known.set(descriptor.digest, found);
        return found;
    };
};
const requireDigest = (reference, bytes, digest) => {
    if ((0,base_image/* blobDigestOf */.X)(bytes) === digest)
        return;
    throw new errors/* RootstockError */.RK(`base "oci:${nameForTool(reference)}"`, 'the registry sent something else than was asked for', 'Try again');
};
const openWithSkopeo = async (what, pinned, staging, context) => {
    const readManifest = remembering(readerOf(pinned, context));
    const digest = await (0,image_manifest/* chooseManifest */.XT)(what, readManifest, pinned);
    const manifest = { ...pinned, digest };
    const read = async (descriptor) => {
        if (descriptor.digest === digest)
            return readManifest(descriptor);
        const argv = skopeoInspectArguments(manifest, 'config');
        const bytes = await runImageTool(manifest, argv, context.environment);
        requireDigest(manifest, bytes, descriptor.digest);
        return bytes;
    };
    const directory = (0,external_node_path_.join)(staging, 'fetched');
    return {
        ...(await (0,image_config/* describeImage */.h)(what, read, digest)),
        bring: async (layers) => {
            await runImageTool(manifest, skopeoCopyArguments(manifest, directory), context.environment);
            return layers.map(({ blob }) => (blob ? copiedBlob(directory, blob.digest) : ''));
        },
    };
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
