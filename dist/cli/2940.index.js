export const id = 2940;
export const ids = [2940];
export const modules = {

/***/ 2940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   debianBase: () => (/* binding */ debianBase),
/* harmony export */   debootstrapArguments: () => (/* binding */ debootstrapArguments),
/* harmony export */   mmdebstrapArguments: () => (/* binding */ mmdebstrapArguments)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(452);
/* harmony import */ var _host_command_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4627);
/* harmony import */ var _host_namespace_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1197);
/* harmony import */ var _host_tools_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9105);
/* harmony import */ var _architecture_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1170);








/** Suites that are served today; newer ones are learnt from the machine's distro-info-data where that is installed. */
const knownSuites = {
    debian: [
        ...['bullseye', 'bookworm', 'trixie', 'forky', 'duke', 'sid'],
        ...['oldoldstable', 'oldstable', 'stable', 'testing', 'unstable'],
    ],
    ubuntu: ['focal', 'jammy', 'noble', 'plucky', 'questing', 'resolute'],
};
const keyrings = {
    debian: '/usr/share/keyrings/debian-archive-keyring.gpg',
    ubuntu: '/usr/share/keyrings/ubuntu-archive-keyring.gpg',
};
/** Base `debian:SUITE` or `ubuntu:SUITE`: a minimal system (essential packages and apt), fresh from the distribution's archive. */
const debianBase = (distribution, suite) => {
    const suites = [...knownSuites[distribution], ...suitesOnThisMachine(distribution)];
    if (!suites.includes(suite)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UsageError */ .eb(`base "${distribution}:${suite}"`, `${distribution} has no suite of that name that is known here`, `Use one of ${[...new Set(suites)].slice(0, 20).join(', ')}`);
    }
    return {
        name: `${distribution}:${suite}`,
        kind: 'layer',
        identity: () => Promise.resolve(`${distribution} ${suite} minbase ${(0,_architecture_js__WEBPACK_IMPORTED_MODULE_7__/* .architecture */ .s)()}`),
        make: async (staging, { tools, say }, use) => {
            const hasDebootstrap = (0,_host_tools_js__WEBPACK_IMPORTED_MODULE_6__/* .findProgram */ .Kp)('mmdebstrap') === undefined && (0,_host_tools_js__WEBPACK_IMPORTED_MODULE_6__/* .findProgram */ .Kp)('debootstrap') !== undefined;
            await (0,_host_tools_js__WEBPACK_IMPORTED_MODULE_6__/* .requireTools */ .PA)([hasDebootstrap ? 'debootstrap' : 'mmdebstrap', keyrings[distribution]], tools);
            const tree = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(staging, 'tree');
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(tree, { mode: 0o755 });
            const argv = hasDebootstrap ? debootstrapArguments(suite, tree) : mmdebstrapArguments(suite, tree);
            // It mounts inside the tree while it works: in a namespace, so that nothing stays mounted however it ends.
            await (0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_5__/* .withNamespace */ .iY)(`rootstock: making ${distribution}:${suite}`, (namespace) => (0,_host_command_js__WEBPACK_IMPORTED_MODULE_4__/* .runCommand */ .d1)((0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_5__/* .inNamespace */ .d2)(namespace, argv), { onLine: say }));
            return use({ tree, owned: true });
        },
    };
};
const mmdebstrapArguments = (suite, tree) => [
    'mmdebstrap',
    '--mode=root',
    '--variant=minbase',
    '--format=directory',
    suite,
    tree,
];
const debootstrapArguments = (suite, tree) => [
    'debootstrap',
    '--variant=minbase',
    suite,
    tree,
];
/** The third column of distro-info-data's tables is the suite. */
const suitesOnThisMachine = (distribution) => {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(`/usr/share/distro-info/${distribution}.csv`, 'utf8')
            .split('\n')
            .slice(1)
            .map((line) => line.split(',')[2] ?? '')
            .filter((suite) => /^[a-z]+$/.test(suite));
    }
    catch {
        return [];
    }
};


/***/ })

};
