import {type Command} from 'commander';

import {checkMachine} from '../root/check.js';
import {type WithContext} from './context.js';
import {print, printJson, table} from './print.js';

export const registerCheck = (program: Command, withContext: WithContext): void => {
  program
    .command('check')
    .description('what this machine supports, and what would be chosen')
    .option('--json', 'as JSON')
    .action(({json}: {json?: boolean}) =>
      withContext(async ({store, base}) => {
        const findings = await checkMachine(store, base);
        if (json) printJson(findings);
        else print(table(findings.map(({what, state, detail}) => [state, what, detail])));
        return findings.some(({state}) => state === 'failed') ? 1 : 0;
      }),
    );
};
