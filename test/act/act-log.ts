/** What act says of one step. */
export interface ActStep {
  readonly id: string;
  readonly stage: 'Pre' | 'Main' | 'Post';
  readonly outcome: string | undefined;
  /** What the step printed, as lines. */
  readonly log: string;
}

/** What a step has act write beside its output. */
export interface ActAnnotation {
  readonly level: string;
  readonly message: string;
  readonly step: string;
}

interface Line {
  readonly command?: string;
  readonly arg?: string;
  readonly msg?: string;
  readonly stepID?: readonly string[];
  readonly stage?: ActStep['stage'];
  readonly stepResult?: string;
  readonly raw_output?: boolean;
}

/** Reads act's output, one JSON object a line; other lines are no step's. */
export const stepsOf = (lines: readonly string[]): ActStep[] => {
  const steps = new Map<string, ActStep>();
  for (const {msg = '', stepID, stage = 'Main', stepResult, raw_output} of lines.map(parseLine)) {
    const id = stepID?.join('/');
    if (id === undefined) continue;
    const known = steps.get(`${stage} ${id}`) ?? {id, stage, outcome: undefined, log: ''};
    const log = raw_output === true ? known.log + (msg.endsWith('\n') ? msg : `${msg}\n`) : known.log;
    steps.set(`${stage} ${id}`, {...known, log, outcome: stepResult ?? known.outcome});
  }
  return [...steps.values()];
};

/** The notices, warnings and errors of steps. */
export const annotationsOf = (lines: readonly string[]): ActAnnotation[] =>
  lines.map(parseLine).flatMap(({command = '', arg = '', stepID}) => {
    const isAnnotation = ['notice', 'warning', 'error'].includes(command);
    return isAnnotation ? [{level: command, message: arg, step: stepID?.join('/') ?? ''}] : [];
  });

const parseLine = (line: string): Line => {
  try {
    return JSON.parse(line) as Line;
  } catch {
    return {};
  }
};
