/** What only actions are told: the tokens and addresses of the job's services, inputs, and state. */
const pattern = /^(ACTIONS_|INPUT_|STATE_|GITHUB_STATE$)/;

/**
 * The environment without that. The programs of an action have it so: steps of the same user can read their environment in
 * /proc.
 */
export const publicVariables = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  select(environment, (name) => !pattern.test(name));

/** That alone. */
export const privateVariables = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  select(environment, (name) => pattern.test(name));

const select = (
  environment: NodeJS.ProcessEnv,
  isWanted: (name: string) => boolean,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && isWanted(entry[0]),
    ),
  );
