export const id = 7650;
export const ids = [7650];
export const modules = {

/***/ 7650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   completionScript: () => (/* binding */ completionScript),
/* harmony export */   registerCompletion: () => (/* binding */ registerCompletion)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7721);


const registerCompletion = (program) => {
    program
        .command('completion')
        .description('print a completion script: eval "$(rootstock completion bash)"')
        .argument('<shell>', 'bash, zsh or fish')
        .action((shell) => {
        (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .yy)(completionScript(shell, program));
    });
};
/** A completion script made from the commands themselves. Throws UsageError for another shell. */
const completionScript = (shell, program) => {
    const commands = program.commands.filter((command) => !hidden(command));
    switch (shell) {
        case 'bash':
            return bash(commands);
        case 'zsh':
            return `autoload -Uz bashcompinit && bashcompinit\n${bash(commands)}`;
        case 'fish':
            return fish(commands);
        default:
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`completion for "${shell}"`, 'the shell is not known', 'Use bash, zsh or fish');
    }
};
const hidden = (command) => command._hidden ?? false;
const optionsOf = (command) => command.options.filter((option) => option.long && option.description).map((option) => option.long ?? '');
const bash = (commands) => `_rootstock() {
  local words='${commands.map((command) => command.name()).join(' ')}'
  case "\${COMP_WORDS[1]}" in
${commands.map((command) => `    ${command.name()}) words='${[...optionsOf(command), '--help'].join(' ')}' ;;`).join('\n')}
  esac
  [ "$COMP_CWORD" -gt 1 ] || words='${commands.map((command) => command.name()).join(' ')} --help --version'
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _rootstock rootstock`;
const fish = (commands) => commands
    .flatMap((command) => [
    `complete -c rootstock -n __fish_use_subcommand -a ${command.name()} -d '${command.description().replaceAll("'", "\\'")}'`,
    ...optionsOf(command).map((option) => `complete -c rootstock -n '__fish_seen_subcommand_from ${command.name()}' -l ${option.slice(2)}`),
])
    .join('\n');


/***/ })

};
