export const id = 8151;
export const ids = [8151];
export const modules = {

/***/ 8151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hostBase: () => (/* binding */ hostBase),
/* harmony export */   keepingIdentity: () => (/* binding */ keepingIdentity)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var _host_atomic_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72);



/** What says which system this is: its release, the image it was made from, and the databases of package managers. */
const identifyingFiles = [
    '/etc/os-release',
    '/imagegeneration/imagedata.json',
    '/var/lib/dpkg/status',
    '/var/lib/rpm/rpmdb.sqlite',
    '/var/lib/rpm/Packages.db',
    '/var/lib/rpm/Packages',
    '/usr/lib/sysimage/rpm/rpmdb.sqlite',
    '/usr/lib/sysimage/rpm/Packages.db',
    '/lib/apk/db/installed',
];
/** pacman keeps one directory a package, named with its version. */
const identifyingDirectory = '/var/lib/pacman/local';
/** Base `host`: this machine's own `/`, below all layers, read-only. */
const hostBase = ({ environment, identities }) => ({
    name: 'host',
    kind: 'host',
    identity: () => {
        const now = hostFingerprint(environment);
        return Promise.resolve(`host ${readAliases(identities)[now] ?? now}`);
    },
});
const hostFingerprint = (environment) => {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for (const path of identifyingFiles) {
        const content = readIfThere(path);
        if (content)
            hash.update(`${path}\0`).update(content);
    }
    hash.update(listIfThere(identifyingDirectory).join('\0'));
    hash.update(`${environment['ImageOS'] ?? ''}\0${environment['ImageVersion'] ?? ''}`);
    return hash.digest('hex');
};
/**
 * Runs an installation of Rootstock's own tools so that it does not change the host's identity: a machine that has just
 * got them must find what was saved before, and a fresh machine what was saved after.
 */
const keepingIdentity = async ({ environment, identities }, install) => {
    const before = hostFingerprint(environment);
    await install();
    const after = hostFingerprint(environment);
    if (after === before)
        return;
    const aliases = readAliases(identities);
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_2__/* .writeFileAtomically */ .lo)(identities, `${JSON.stringify({ ...aliases, [after]: aliases[before] ?? before }, null, 2)}\n`);
};
const readAliases = (file) => (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readJson */ .Vh)(file) ?? {};
const readIfThere = (path) => {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(path);
    }
    catch {
        return undefined;
    }
};
const listIfThere = (path) => {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(path).sort();
    }
    catch {
        return [];
    }
};


/***/ })

};
