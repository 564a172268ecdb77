import {type Command} from 'commander';

import {UsageError} from '../errors.js';
import {print} from './print.js';

export const registerCompletion = (program: Command): void => {
  program
    .command('completion')
    .description('print a completion script: eval "$(rootstock completion bash)"')
    .argument('<shell>', 'bash, zsh or fish')
    .action((shell: string) => {
      print(completionScript(shell, program));
    });
};

/** A completion script made from the commands themselves. Throws UsageError for another shell. */
export const completionScript = (shell: string, program: Command): string => {
  const commands = program.commands.filter((command) => !hidden(command));
  switch (shell) {
    case 'bash':
      return bash(commands);
    case 'zsh':
      return `autoload -Uz bashcompinit && bashcompinit\n${bash(commands)}`;
    case 'fish':
      return fish(commands);
    default:
      throw new UsageError(`completion for "${shell}"`, 'the shell is not known', 'Use bash, zsh or fish');
  }
};

const hidden = (command: Command): boolean => (command as unknown as {_hidden?: boolean})._hidden ?? false;

const optionsOf = (command: Command): string[] =>
  command.options.filter((option) => option.long && option.description).map((option) => option.long ?? '');

const bash = (commands: readonly Command[]): string => `_rootstock() {
  local words='${commands.map((command) => command.name()).join(' ')}'
  case "\${COMP_WORDS[1]}" in
${commands.map((command) => `    ${command.name()}) words='${[...optionsOf(command), '--help'].join(' ')}' ;;`).join('\n')}
  esac
  [ "$COMP_CWORD" -gt 1 ] || words='${commands.map((command) => command.name()).join(' ')} --help --version'
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _rootstock rootstock`;

const fish = (commands: readonly Command[]): string =>
  commands
    .flatMap((command) => [
      `complete -c rootstock -n __fish_use_subcommand -a ${command.name()} -d '${command.description().replaceAll("'", "\\'")}'`,
      ...optionsOf(command).map(
        (option) =>
          `complete -c rootstock -n '__fish_seen_subcommand_from ${command.name()}' -l ${option.slice(2)}`,
      ),
    ])
    .join('\n');
