export const id = 8676;
export const ids = [8676];
export const modules = {

/***/ 8676:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCommandLine: () => (/* binding */ runCommandLine)
});

// EXTERNAL MODULE: ./node_modules/commander/esm.mjs
var esm = __webpack_require__(8179);
// EXTERNAL MODULE: ./lib/cli/as-root.js + 2 modules
var as_root = __webpack_require__(8895);
;// CONCATENATED MODULE: ./lib/cli/commands.js
/**
 * The commands by name, in the order in which help lists them, each with the code that it needs: reading all of it takes
 * Node longer than most commands take to run.
 */
const commands = {
    init: async () => (await Promise.all(/* import() */[__webpack_require__.e(7647), __webpack_require__.e(1082)]).then(__webpack_require__.bind(__webpack_require__, 1082))).registerInit,
    pack: async () => (await Promise.all(/* import() */[__webpack_require__.e(7647), __webpack_require__.e(7789)]).then(__webpack_require__.bind(__webpack_require__, 7789))).registerPack,
    run: async () => (await __webpack_require__.e(/* import() */ 623).then(__webpack_require__.bind(__webpack_require__, 623))).registerRun,
    shell: async () => (await __webpack_require__.e(/* import() */ 623).then(__webpack_require__.bind(__webpack_require__, 623))).registerShell,
    snapshot: async () => (await Promise.all(/* import() */[__webpack_require__.e(7647), __webpack_require__.e(7586), __webpack_require__.e(3292)]).then(__webpack_require__.bind(__webpack_require__, 3292))).registerSnapshot,
    'rollback-to': async () => (await Promise.all(/* import() */[__webpack_require__.e(7647), __webpack_require__.e(7586), __webpack_require__.e(8120)]).then(__webpack_require__.bind(__webpack_require__, 8120))).registerRollback,
    clean: async () => (await Promise.all(/* import() */[__webpack_require__.e(7647), __webpack_require__.e(7586), __webpack_require__.e(8120)]).then(__webpack_require__.bind(__webpack_require__, 8120))).registerClean,
    list: async () => (await Promise.all(/* import() */[__webpack_require__.e(7586), __webpack_require__.e(3957)]).then(__webpack_require__.bind(__webpack_require__, 3957))).registerList,
    log: async () => (await Promise.all(/* import() */[__webpack_require__.e(7647), __webpack_require__.e(7804)]).then(__webpack_require__.bind(__webpack_require__, 7804))).registerLog,
    diff: async () => (await __webpack_require__.e(/* import() */ 3550).then(__webpack_require__.bind(__webpack_require__, 3550))).registerDiff,
    tag: async () => (await Promise.all(/* import() */[__webpack_require__.e(7647), __webpack_require__.e(3166)]).then(__webpack_require__.bind(__webpack_require__, 3166))).registerTag,
    rename: async () => (await Promise.all(/* import() */[__webpack_require__.e(7647), __webpack_require__.e(7878)]).then(__webpack_require__.bind(__webpack_require__, 7878))).registerRename,
    push: async () => (await Promise.all(/* import() */[__webpack_require__.e(606), __webpack_require__.e(7647), __webpack_require__.e(4664)]).then(__webpack_require__.bind(__webpack_require__, 4664))).registerPush,
    pull: async () => (await Promise.all(/* import() */[__webpack_require__.e(606), __webpack_require__.e(8600)]).then(__webpack_require__.bind(__webpack_require__, 8600))).registerPull,
    squash: async () => (await Promise.all(/* import() */[__webpack_require__.e(7647), __webpack_require__.e(7586), __webpack_require__.e(5906), __webpack_require__.e(7992), __webpack_require__.e(7326), __webpack_require__.e(5977)]).then(__webpack_require__.bind(__webpack_require__, 5977))).registerSquash,
    export: async () => (await Promise.all(/* import() */[__webpack_require__.e(6118), __webpack_require__.e(7647), __webpack_require__.e(5751)]).then(__webpack_require__.bind(__webpack_require__, 5751))).registerExport,
    import: async () => (await Promise.all(/* import() */[__webpack_require__.e(6118), __webpack_require__.e(7647), __webpack_require__.e(7999)]).then(__webpack_require__.bind(__webpack_require__, 7999))).registerImport,
    remove: async () => (await Promise.all(/* import() */[__webpack_require__.e(7647), __webpack_require__.e(5906), __webpack_require__.e(3411)]).then(__webpack_require__.bind(__webpack_require__, 9456))).registerRemove,
    scrub: async () => (await Promise.all(/* import() */[__webpack_require__.e(7647), __webpack_require__.e(5906), __webpack_require__.e(9368)]).then(__webpack_require__.bind(__webpack_require__, 3905))).registerScrub,
    gc: async () => (await Promise.all(/* import() */[__webpack_require__.e(7647), __webpack_require__.e(5906), __webpack_require__.e(6632)]).then(__webpack_require__.bind(__webpack_require__, 5906))).registerGc,
    fsck: async () => (await Promise.all(/* import() */[__webpack_require__.e(7647), __webpack_require__.e(4409)]).then(__webpack_require__.bind(__webpack_require__, 4409))).registerFsck,
    check: async () => (await __webpack_require__.e(/* import() */ 1850).then(__webpack_require__.bind(__webpack_require__, 1850))).registerCheck,
    job: async () => (await Promise.all(/* import() */[__webpack_require__.e(7647), __webpack_require__.e(8141)]).then(__webpack_require__.bind(__webpack_require__, 8141))).registerJob,
    step: async () => (await __webpack_require__.e(/* import() */ 6542).then(__webpack_require__.bind(__webpack_require__, 6542))).registerStep,
    completion: async () => (await __webpack_require__.e(/* import() */ 7650).then(__webpack_require__.bind(__webpack_require__, 7650))).registerCompletion,
};
/** What a command line needs: the command that it names; all of them for help, completion, and a word that names none. */
const commandsFor = (words) => {
    // No option of the program itself takes a value.
    const named = words.find((word) => !word.startsWith('-')) ?? '';
    const isOne = Object.hasOwn(commands, named) && named !== 'completion';
    const wanted = isOne ? [commands[named]] : Object.values(commands);
    return Promise.all(wanted.flatMap((load) => (load ? [load()] : [])));
};

;// CONCATENATED MODULE: ./lib/cli/program.js



const version = '0.1.0';
/** Reads any command line, does what it says, and returns the exit status: 2 where it says nothing that is known. */
const runCommandLine = async (words) => {
    // A reader that has seen enough, as `head` does, is no failure of ours.
    process.stdout.on('error', (error) => {
        if (error.code === 'EPIPE')
            process.exit(process.exitCode ?? 0);
        throw error;
    });
    let options = { install: true };
    let exitCode = 0;
    const withContext = async (work) => {
        exitCode = await (0,as_root/* asRoot */.t)(options, work);
    };
    const program = new esm/* Command */.uB('rootstock')
        .description('Cached build roots: prepared once, mounted in milliseconds, committed by a rename.')
        .version(version)
        .enablePositionalOptions()
        .option('--no-install', 'do not install missing system tools; name the command that would')
        .option('--quiet', 'say only what goes wrong')
        .showHelpAfterError('(`rootstock --help` shows how it is used)')
        .exitOverride()
        .configureOutput({
        outputError: (text, write) => {
            write(text.replace(/^error: /, 'rootstock: '));
        },
    });
    for (const register of await commandsFor(words))
        register(program, withContext);
    for (const command of program.commands) {
        command
            .option('--no-install', 'do not install missing system tools')
            .option('--quiet', 'say only what goes wrong');
    }
    program.hook('preAction', (_program, command) => {
        const [all, own] = [program.opts(), command.opts()];
        options = { install: all.install && own.install !== false, quiet: (all.quiet ?? own.quiet) === true };
    });
    try {
        await program.parseAsync(words, { from: 'user' });
        return exitCode;
    }
    catch (error) {
        if (!(error instanceof esm/* CommanderError */.b7))
            throw error;
        return error.exitCode === 0 ? 0 : 2;
    }
};


/***/ })

};
