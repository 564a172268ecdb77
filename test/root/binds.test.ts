import {mkdirSync, symlinkSync} from 'node:fs';

import {beforeAll, describe, expect, test} from '@jest/globals';

import {UsageError} from '../../src/errors.js';
import {parseBind, runnerBinds, usualBinds, workspaceOf} from '../../src/root/binds.js';
import {useTemporary} from '../support/temporary.js';

const temporary = useTemporary();
beforeAll(() => {
  for (const path of [
    'data',
    '_work/_temp/_runner_file_commands',
    '_work/app/app/.git',
    '_work/app/app/src',
    'tools',
    'plain',
  ])
    mkdirSync(temporary.at(path), {recursive: true});
  symlinkSync('data', temporary.at('link'));
});

describe('parseBind', () => {
  test.each([
    ['/etc', {source: '/etc', target: '/etc', readOnly: false}],
    ['/etc:/shown', {source: '/etc', target: '/shown', readOnly: false}],
    ['/etc:/shown/', {source: '/etc', target: '/shown', readOnly: false}],
    ['/etc:/shown:ro', {source: '/etc', target: '/shown', readOnly: true}],
    ['/etc:ro', {source: '/etc', target: '/etc', readOnly: true}],
  ])('reads %s', (text, bind) => {
    expect(parseBind(text, '/')).toEqual(bind);
  });

  test('a relative source is below the directory, and a link is followed on this side', () => {
    expect(parseBind('link:/x', temporary.path)).toEqual({
      source: temporary.at('data'),
      target: '/x',
      readOnly: false,
    });
    expect(parseBind('link', temporary.path)).toMatchObject({
      source: temporary.at('data'),
      target: temporary.at('link'),
    });
  });

  test.each([
    '',
    ':',
    ':/x',
    '/etc:',
    '/etc:x',
    '/etc:/',
    '/etc://',
    '/etc:/a/../b',
    '/etc:/a:/b',
    '/etc:/a:rw',
    '/no/such',
    'ro',
  ])('refuses %j, and names it', (text) => {
    expect(() => parseBind(text, '/')).toThrow(UsageError);
    expect(() => parseBind(text, '/')).toThrow(JSON.stringify(text));
  });
});

describe('runnerBinds', () => {
  const bound = (environment: Record<string, string>): string[] =>
    runnerBinds(environment).map(({target}) => target);

  test('is the whole work directory, which holds all of the others', () => {
    expect(
      bound({
        GITHUB_WORKSPACE: temporary.at('_work/app/app'),
        RUNNER_WORKSPACE: temporary.at('_work/app'),
        RUNNER_TEMP: temporary.at('_work/_temp'),
        RUNNER_TOOL_CACHE: temporary.at('tools'),
        GITHUB_ENV: temporary.at('_work/_temp/_runner_file_commands/set_env'),
      }),
    ).toEqual([temporary.at('_work'), temporary.at('tools')]);
  });

  test('is each by itself where they do not lie in one', () => {
    expect(
      bound({
        GITHUB_WORKSPACE: temporary.at('_work/app/app'),
        RUNNER_WORKSPACE: temporary.at('_work/app'),
        RUNNER_TEMP: temporary.at('plain'),
        GITHUB_OUTPUT: temporary.at('data/output'),
      }).sort(),
    ).toEqual([temporary.at('_work/app'), temporary.at('data'), temporary.at('plain')]);
  });

  test('leaves out what is not there, what is no absolute path, and the root directory', () => {
    expect(
      bound({
        GITHUB_WORKSPACE: '/no/such',
        RUNNER_TEMP: 'relative',
        RUNNER_TOOL_CACHE: '/',
        GITHUB_ENV: '',
        GITHUB_PATH: '/x',
      }),
    ).toEqual([]);
    expect(bound({})).toEqual([]);
  });
});

describe('workspaceOf', () => {
  test('is the work tree of git that holds the directory', () => {
    expect(workspaceOf(temporary.at('_work/app/app/src'))).toBe(temporary.at('_work/app/app'));
    expect(workspaceOf(temporary.at('_work/app/app'))).toBe(temporary.at('_work/app/app'));
  });

  test('is nothing outside of one, and never the root directory', () => {
    expect(workspaceOf(temporary.at('plain'))).toBe(undefined);
    expect(workspaceOf('/')).toBe(undefined);
  });
});

describe('usualBinds', () => {
  test('adds the work tree where the runner’s directories do not hold it', () => {
    const workspace = temporary.at('_work/app/app');
    expect(usualBinds({}, workspace)).toEqual([{source: workspace, target: workspace, readOnly: false}]);
    expect(usualBinds({GITHUB_WORKSPACE: temporary.at('_work/app')}, workspace)).toHaveLength(1);
    expect(usualBinds({}, temporary.at('plain'))).toEqual([]);
  });
});
