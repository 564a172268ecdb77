import {existsSync, statSync} from 'node:fs';
import {isAbsolute, join} from 'node:path';

/** How the runner starts a `run` step. */
export interface Shell {
  readonly command: string;
  /** With `{0}` for the script. */
  readonly template: string;
  /** Of the script file: custom shells get none. */
  readonly extension: string;
}

const builtIn: Readonly<Record<string, Shell>> = {
  bash: {command: 'bash', template: '--noprofile --norc -e -o pipefail {0}', extension: '.sh'},
  sh: {command: 'sh', template: '-e {0}', extension: '.sh'},
  python: {command: 'python', template: '{0}', extension: '.py'},
};

const unspecified: Shell = {command: 'bash', template: '-e {0}', extension: '.sh'};

/** The shell that a step's `shell` names. */
export const shellOf = (name: string | undefined): Shell => {
  if (name === undefined) return unspecified;
  const known = builtIn[name];
  if (known) return known;
  const space = name.indexOf(' ');
  const template = name.slice(space + 1);
  if (space < 0 || !template.includes('{0}')) {
    throw new Error(
      "Invalid shell option. Shell must be a valid built-in or a format string containing '{0}'",
    );
  }
  return {command: name.slice(0, space), template, extension: ''};
};

/** The arguments of a shell: braces are undone as in a format string, words split at spaces outside quotes. */
export const shellArguments = ({template}: Pick<Shell, 'template'>, script: string): string[] => {
  const line = template.replace(/\{\{|\}\}|\{0\}/g, (found) => (found === '{0}' ? script : found.slice(1)));
  return Array.from(line.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, plain]) => quoted ?? plain ?? '');
};

/** The file of a command: absolute, or in the first directory that has it, executable or not. */
export const findCommand = (command: string, directories: readonly string[]): string => {
  const candidates = isAbsolute(command)
    ? [command]
    : directories.map((directory) => join(directory, command));
  const found = candidates.find((path) => existsSync(path) && statSync(path).isFile());
  if (found === undefined) throw new Error(`${command}: command not found`);
  return found;
};
