import {parseRetryAfter} from '../http/retry.js';
import {Trouble} from '../http/trouble.js';

/** An answer that is not what was asked for. */
export interface Refusal {
  readonly host: string;
  readonly status: number;
  readonly body: string;
  readonly retryAfter: string | undefined;
  /** Whether it came from where the registry sent us, and not from the registry. */
  readonly isElsewhere: boolean;
}

/** What such an answer means. */
export const answerTrouble = ({host, status, body, retryAfter, isElsewhere}: Refusal): Trouble => {
  const errors = parseErrors(body);
  const codes = errors.map(({code}) => code);
  const said = errors.map(({code, message}) => `${code}: ${message}`).join('; ');
  const answered = `${host} answered ${status}${said === '' ? '' : ` (${said})`}`;
  // What a registry sends us elsewhere with is good for a moment only.
  const isPassing = isElsewhere || status === 408 || status === 429 || status >= 500;
  const details = {isPassing, status, codes, retryAfter: parseRetryAfter(retryAfter, Date.now())};
  return new Trouble(answered, isElsewhere ? 'Try again later' : adviceFor(status, codes), details);
};

const adviceFor = (status: number, codes: readonly string[]): string => {
  if (codes.includes('UNSUPPORTED') || status === 405)
    return 'See whether the registry is read-only, and whether it takes OCI artifacts';
  if (codes.includes('MANIFEST_BLOB_UNKNOWN')) return 'A layer is not there any more: save it again';
  if (codes.includes('MANIFEST_INVALID')) return 'See whether the registry takes OCI artifacts';
  if (codes.includes('NAME_INVALID')) return 'Use a name of a repository that this registry takes';
  if (status === 403) return 'See that the account, or the token, may do that in this repository';
  if (status === 404) return 'See that the repository is there: some registries want it made first';
  if (status === 413)
    return 'It is too large for the registry, or for a proxy in front of it: raise that limit';
  if (status === 429) return 'It is asked too often: try again later';
  if (status >= 500) return "See the registry's own log, and whether its disk is full";
  return 'See that it is a registry';
};

interface RegistryError {
  readonly code: string;
  readonly message: string;
}

/** The errors of the distribution specification, fit for one line. */
const parseErrors = (body: string): RegistryError[] => {
  try {
    const {errors} = JSON.parse(body) as {errors?: unknown};
    if (!Array.isArray(errors)) return [];
    return errors
      .slice(0, 3)
      .map((error) => (error ?? {}) as {code?: unknown; message?: unknown})
      .map(({code, message}) => ({code: printable(code), message: printable(message)}));
  } catch {
    return [];
  }
};

/** Without what a person must not see: an address may hold a name and password, or a signature. */
const printable = (value: unknown): string =>
  (typeof value === 'string' ? value : 'unknown')
    .replace(/[^ -~]+/g, ' ')
    .replace(/(\w+:\/\/)[^\s/@]*@/g, '$1')
    .replace(/(\w+:\/\/[^\s?]*)\?\S*/g, '$1')
    .slice(0, 200);
