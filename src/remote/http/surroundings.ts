import {type Argv} from '../../host/command.js';

/** The user for whom a registry is asked, who may be another than the one this process runs as. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The user's home directory. */
  readonly home: string;
  /** Runs a program as the user, with a text for its standard input, and returns what it printed; rejects when it fails. */
  readonly run: (argv: Argv, input: string) => Promise<string>;
}
