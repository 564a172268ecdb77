import {existsSync} from 'node:fs';
import {join} from 'node:path';

import {type ActionDefinition, inputVariables, readActionDefinition} from './action-definition.js';
import {type Variables} from './environment.js';
import {type Scope} from './expression/evaluate.js';
import {holds, stepHolds} from './expression/template.js';
import {type JobRun} from './job-run.js';
import {type Launch, type Unit} from './step-execution.js';
import {checkOut} from './sources.js';
import {type Step} from './workflow.js';

/** Where `uses` says that an action is. */
export interface ActionReference {
  /** `owner/name`; undefined for an action of the workspace. */
  readonly repository: string | undefined;
  readonly ref: string;
  /** Below the repository or the workspace. */
  readonly path: string;
}

export const parseUses = (uses: string): ActionReference => {
  if (uses.startsWith('./')) return {repository: undefined, ref: '', path: uses};
  const [, owner, name, path, ref] = /^([^/]+)\/([^/@]+)(?:\/([^@]*))?@(.+)$/.exec(uses) ?? [];
  if (owner === undefined || name === undefined || ref === undefined) {
    throw new Error(`Expected format {owner}/{repo}[/path]@{ref}. Actual '${uses}'`);
  }
  return {repository: `${owner}/${name}`, ref, path: path ?? ''};
};

/** A step with `uses`. Its post, if any, is registered through `onPost` before main starts. */
export const actionUnit = (run: JobRun, step: Step, id: string, onPost: (post: Unit) => void): Unit => {
  const uses = step.uses ?? '';
  const name = step.name ?? `Run ${uses}`;
  const state: Record<string, string> = {};
  const keepState = (saved: Variables) => void Object.assign(state, saved);
  const reference = parseUses(uses);
  const launch = async (scope: Scope, stage: 'main' | 'post') => {
    const definition = await readActionDefinition(actionDirectory(run, reference));
    return actionLaunch(run, step, reference, definition, {scope, stage, state: {...state}});
  };
  return {
    id,
    name,
    step,
    keepState,
    holds: (scope) => stepHolds(step.if, scope),
    launch: async (scope) => {
      if (isCheckout(run, reference)) {
        await checkOut(run.checkout, run.layout.workspace, run.user);
        return undefined;
      }
      const {post, postIf} = await readActionDefinition(actionDirectory(run, reference));
      if (post !== undefined) {
        onPost({
          ...{id: `post:${id}`, name: `Post ${name}`, step, keepState},
          holds: (postScope) => holds(postIf, postScope),
          launch: (postScope) => launch(postScope, 'post'),
        });
      }
      return launch(scope, 'main');
    },
  };
};

/** Checking out this repository is done here, unless an action is given for it. */
const isCheckout = (run: JobRun, {repository}: ActionReference): boolean =>
  repository === 'actions/checkout' && !(repository in run.actions);

export const actionDirectory = ({layout}: Pick<JobRun, 'layout'>, reference: ActionReference): string => {
  const {repository, ref, path} = reference;
  if (repository === undefined) return join(layout.workspace, path);
  return join(layout.actions, repository, ref, path);
};

const actionLaunch = (
  run: JobRun,
  step: Step,
  reference: ActionReference,
  definition: ActionDefinition,
  {scope, stage, state}: {scope: Scope; stage: 'main' | 'post'; state: Variables},
): Launch => {
  const file = join(definition.directory, definition[stage] ?? '');
  if (!existsSync(file)) throw new Error(`File not found: '${file}'`);
  return {
    argv: [run.layout.node, file],
    directory: run.layout.workspace,
    inputs: inputVariables(definition, step.with, scope),
    state,
    service: run.service,
    github: {GITHUB_ACTION_REPOSITORY: reference.repository ?? '', GITHUB_ACTION_REF: reference.ref},
  };
};
