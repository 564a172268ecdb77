export const id = 7918;
export const ids = [7918];
export const modules = {

/***/ 7918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   directoryBase: () => (/* binding */ directoryBase)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(452);
/* harmony import */ var _host_command_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4627);





/** Base `dir:PATH`: a directory that holds a system. It is read and never written. */
const directoryBase = (path, { directory }) => {
    const tree = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(directory, path);
    const status = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)(tree, { throwIfNoEntry: false });
    if (!status?.isDirectory()) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UsageError */ .eb(`base "dir:${path}"`, status ? 'it is not a directory' : 'there is no such directory');
    }
    const real = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync)(tree);
    if (real === '/')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UsageError */ .eb(`base "dir:${path}"`, "it is this machine's own root", 'Use the base host');
    return {
        name: `dir:${real}`,
        kind: 'layer',
        identity: async () => `dir ${await fingerprint(real)}`,
        make: (_staging, _options, use) => use({ tree: real, owned: false }),
    };
};
/** Changes when anything below the directory is added, removed, renamed or written. */
const fingerprint = async (tree) => {
    const format = '%P\\0%y%m %U:%G %s %T@ %C@ %l\\0';
    const { stdout } = await (0,_host_command_js__WEBPACK_IMPORTED_MODULE_4__/* .runCommand */ .d1)(['find', tree, '-xdev', '-printf', format], { bytes: true });
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(stdout.split('\0').sort().join('\0'), 'latin1').digest('hex');
};


/***/ })

};
