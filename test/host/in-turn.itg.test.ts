import {existsSync, readFileSync} from 'node:fs';

import {expect, test} from '@jest/globals';

import {CommandError, runCommand} from '../../src/host/command.js';
import {inTurnArguments, runInTurn} from '../../src/host/in-turn.js';
import {type Namespace, withNamespace} from '../../src/host/namespace.js';
import {failureOf} from '../support/failure.js';
import {describeAsRoot} from '../support/root.js';
import {useTemporary} from '../support/temporary.js';

const inOne = <T>(work: (namespace: Namespace) => Promise<T>): Promise<T> =>
  withNamespace('rootstock: test', work);

describeAsRoot('Programs in turn', () => {
  const temporary = useTemporary();

  test('are run in their order, with their arguments as they are', async () => {
    const directory = temporary.fresh();
    const odd = `${directory}/"$(touch x)" 'a'\n\${1} *\\`;
    await inOne((namespace) =>
      runInTurn(namespace, [
        ['mkdir', odd],
        ['touch', `${odd}/-n`],
        ['mv', `${odd}/-n`, `${odd}/b`],
      ]),
    );
    expect(existsSync(`${odd}/b`)).toBe(true);
  });

  test('may have more than nine words, and print what they like', async () => {
    const file = temporary.at('words');
    const words = Array.from({length: 12}, (_, index) => `w${index}`);
    await inOne((namespace) =>
      runInTurn(namespace, [
        ['echo', ...words],
        ['sh', '-c', 'printf %s "$*" >"$0"', file, ...words],
      ]),
    );
    expect(readFileSync(file, 'utf8')).toBe(words.join(' '));
  });

  test('end with the first that fails, which the message names, with what it said', async () => {
    const missing = temporary.at('missing', 'directory');
    const after = temporary.at('after');
    const error = await inOne((namespace) =>
      failureOf(() =>
        runInTurn(namespace, [
          ['echo', '...'],
          ['mkdir', missing],
          ['touch', after],
        ]),
      ),
    );
    expect(error).toBeInstanceOf(CommandError);
    expect((error as CommandError).message).toMatch(/^mkdir failed: .*missing\/directory.*\(status 1\)\.$/);
    expect(existsSync(after)).toBe(false);
  });

  test('say that a program is not there, and that the namespace is gone', async () => {
    const gone = await inOne(async (namespace) => {
      const error = await failureOf(() => runInTurn(namespace, [['no-such-program', 'x']]));
      expect((error as Error).message).toMatch(/^no-such-program failed: .*not found.*127/);
      return namespace;
    });
    const error = await failureOf(() => runInTurn(gone, [['true'], ['false']]));
    expect((error as Error).message).toContain(`/proc/${gone.pid}/ns/`);
  });

  test('need nothing of what they do in their script', async () => {
    const argv = inTurnArguments([['printf', 'a b'], ['false'], ['touch', '/x']]);
    expect(argv[2]).not.toMatch(/touch|a b/);
    const {stdout, stderr, exitCode} = await runCommand(argv, {expected: 'any'});
    expect({stdout, stderr, exitCode}).toEqual({stdout: '.', stderr: 'a b', exitCode: 1});
  });
});
