import {type FileCommandFiles} from './file-command-files.js';
import {type Layout} from './layout.js';
import {type RunnerUser} from './user.js';

export type Variables = Readonly<Record<string, string>>;

/** The parts of a step's environment, each stronger than those before it. */
export interface EnvironmentParts {
  /** The runner process's own. */
  readonly machine: Variables;
  /** The env context: of the job, set by earlier steps, and of the step. */
  readonly context: Variables;
  readonly inputs?: Variables;
  readonly state?: Variables;
  /** Directories added by earlier steps, the latest first. */
  readonly path: readonly string[];
  readonly github: Variables;
  readonly runner: Variables;
  readonly files: FileCommandFiles;
  /** Only for actions: the runtime's addresses and token. */
  readonly service?: Variables;
}

/** Puts a step's environment together in the runner's order. */
export const stepEnvironment = (parts: EnvironmentParts): Record<string, string> => {
  const {machine, context, inputs = {}, state = {}, path, github, runner, files, service = {}} = parts;
  const stateVariables = Object.entries(state).map(([name, value]) => [`STATE_${name}`, value] as const);
  const plainPath = context['PATH'] ?? machine['PATH'] ?? '';
  return {
    ...machine,
    ...context,
    ...Object.fromEntries(stateVariables),
    ...inputs,
    PATH: [...path, plainPath].join(':'),
    CI: context['CI'] ?? 'true',
    GITHUB_ACTIONS: 'true',
    ...github,
    ...files,
    ...runner,
    ...service,
  };
};

/** The environment of the runner process: nothing of the harness's own. */
export const machineEnvironment = (
  user: RunnerUser,
  trackingId: string,
  extra: Variables = {},
): Variables => ({
  HOME: user.home,
  USER: user.name,
  LOGNAME: user.name,
  SHELL: '/bin/bash',
  LANG: 'C.UTF-8',
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  RUNNER_TRACKING_ID: trackingId,
  ...extra,
});

const architectures: Readonly<Record<string, string>> = {x64: 'X64', arm64: 'ARM64'};

/** The RUNNER_ variables. */
export const runnerVariables = (layout: Layout): Variables => ({
  RUNNER_TEMP: layout.temp,
  RUNNER_TOOL_CACHE: layout.toolCache,
  RUNNER_WORKSPACE: layout.pipelineWorkspace,
  RUNNER_OS: 'Linux',
  RUNNER_ARCH: architectures[process.arch] ?? process.arch,
  RUNNER_NAME: 'test-runner',
  RUNNER_ENVIRONMENT: 'self-hosted',
});

/** The GITHUB_ variables that all steps of a job share. */
export const githubVariables = (layout: Layout, repository: string, extra: Variables = {}): Variables => ({
  GITHUB_WORKSPACE: layout.workspace,
  GITHUB_REPOSITORY: repository,
  GITHUB_REPOSITORY_OWNER: repository.split('/')[0] ?? '',
  GITHUB_JOB: 'test',
  GITHUB_WORKFLOW: 'test',
  GITHUB_ACTOR: 'octocat',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_EVENT_PATH: `${layout.temp}/_github_workflow/event.json`,
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REF_NAME: 'main',
  GITHUB_REF_TYPE: 'branch',
  GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
  GITHUB_RUN_ID: '1',
  GITHUB_RUN_NUMBER: '1',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_API_URL: 'https://api.github.com',
  GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql',
  ...extra,
});

/** A context of expressions, made of variables with that prefix: GITHUB_RUN_ID is `github.run_id`. */
export const contextOf = (prefix: string, variables: Variables): Variables =>
  Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name.slice(prefix.length).toLowerCase(), value]),
  );
