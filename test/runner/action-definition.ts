import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';

import {parse} from 'yaml';

import {type Scope} from './expression/evaluate.js';
import {expand, expandAll} from './expression/template.js';
import {textOf} from './expression/values.js';

/** What the runner takes from an action.yml. */
export interface ActionDefinition {
  readonly directory: string;
  readonly inputs: Readonly<Record<string, {readonly default?: unknown} | null>>;
  readonly main: string;
  readonly post: string | undefined;
  readonly postIf: string;
}

interface Manifest {
  readonly inputs?: ActionDefinition['inputs'];
  readonly runs: Readonly<Record<'using' | 'main', string>> &
    Readonly<Partial<Record<'pre' | 'post' | 'post-if', string>>>;
}

/** Reads the definition of a JavaScript action. Other kinds, and `pre`, are not for this harness. */
export const readActionDefinition = async (directory: string): Promise<ActionDefinition> => {
  const file = ['action.yml', 'action.yaml'].map((name) => join(directory, name)).find(existsSync);
  if (file === undefined) throw new Error(`Can't find 'action.yml' or 'action.yaml' under '${directory}'.`);
  const {inputs = {}, runs} = parse(await readFile(file, 'utf8')) as Manifest;
  if (!/^node\d+$/.test(runs.using) || runs.pre !== undefined) {
    throw new Error(`${file}: only JavaScript actions without 'pre' are supported`);
  }
  return {directory, inputs, main: runs.main, post: runs.post, postIf: runs['post-if'] ?? 'always()'};
};

/** The INPUT_ variables: every declared input, and whatever the step gives. */
export const inputVariables = (
  {inputs}: Pick<ActionDefinition, 'inputs'>,
  given: Readonly<Record<string, unknown>> | undefined,
  scope: Scope,
): Record<string, string> => {
  const variables: Record<string, string> = {};
  for (const [name, input] of Object.entries(inputs)) {
    variables[inputVariable(name)] = expand(textOf(input?.default), scope);
  }
  for (const [name, value] of Object.entries(expandAll(given, scope))) variables[inputVariable(name)] = value;
  return variables;
};

/** Only spaces are replaced: hyphens stay. */
export const inputVariable = (name: string): string => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
