import {describe, expect, test} from '@jest/globals';

import {completePath, environmentInRoot, loaderVariables} from '../../src/root/environment.js';

describe('environmentInRoot', () => {
  test('keeps what a step has', () => {
    const caller = {
      A: 'x\ny',
      EMPTY: '',
      GITHUB_TOKEN: 't',
      GITHUB_ENV: '/e',
      ACTIONS_STEP_DEBUG: 'true',
      TMPDIR: '/t',
    };
    expect(environmentInRoot(caller, {})).toEqual({...caller, PATH: expect.any(String)});
  });

  test.each([
    ...['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_RUNTIME_URL', 'ACTIONS_RESULTS_URL', 'ACTIONS_CACHE_URL'],
    ...['ACTIONS_CACHE_SERVICE_V2', 'INPUT_X', 'INPUT_WITH-DASH', 'STATE_x', 'GITHUB_STATE', 'SUDO_COMMAND'],
    ...['SUDO_UID', 'ROOTSTOCK_CALLER_0', 'ROOTSTOCK_CALLER_17', 'ROOTSTOCK_IDENTITY'],
  ])('withholds %s', (name) => {
    expect(environmentInRoot({[name]: 'secret'}, {})).not.toHaveProperty(name);
  });

  test('what is the user’s own goes over the caller’s', () => {
    expect(environmentInRoot({HOME: '/mine', KEPT: '1'}, {HOME: '/root'})).toMatchObject({
      HOME: '/root',
      KEPT: '1',
    });
  });
});

describe('environmentInRoot, over an image', () => {
  test('has what says where something is from the image, and its other variables where the caller has none', () => {
    const image = {
      JAVA_HOME: '/opt/java',
      LIBRARIES: '/a:/b',
      A: 'image',
      B: 'image',
      HOME: '/nobody',
      MIXED: '/a:b',
    };
    const caller = {JAVA_HOME: '/usr/lib/jvm', LIBRARIES: '', A: 'caller', HOME: '/home/me', MIXED: 'caller'};
    expect(environmentInRoot(caller, {}, image)).toMatchObject({
      ...{
        JAVA_HOME: '/opt/java',
        LIBRARIES: '/a:/b',
        A: 'caller',
        B: 'image',
        HOME: '/home/me',
        MIXED: 'caller',
      },
    });
  });

  test('looks in the directories of the image first', () => {
    expect(environmentInRoot({PATH: '/mine:/usr/bin'}, {}, {PATH: '/image:/bin'})['PATH']).toBe(
      '/image:/bin:/mine:/usr/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/sbin',
    );
    expect(environmentInRoot({}, {}, {PATH: '/image'})['PATH']).toMatch(/^\/image:\/usr\/local\/sbin:/);
  });

  test('has the user’s own over the image’s', () => {
    expect(environmentInRoot({}, {SHELL: '/bin/sh'}, {SHELL: '/bin/zsh'})).toMatchObject({SHELL: '/bin/sh'});
  });

  test('what the loader reads is told apart', () => {
    const image = {
      LD_PRELOAD: '/x.so',
      LD_LIBRARY_PATH: '/lib',
      GLIBC_TUNABLES: 'x',
      OLD_X: '1',
      PATH: '/bin',
    };
    expect(Object.keys(loaderVariables(image))).toEqual(['LD_PRELOAD', 'LD_LIBRARY_PATH', 'GLIBC_TUNABLES']);
  });
});

describe('completePath', () => {
  test('adds the standard directories after those that are given, each once', () => {
    expect(completePath('/mine:/usr/bin')).toBe(
      '/mine:/usr/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/sbin:/bin',
    );
  });

  test.each([undefined, '', ':'])('is the standard directories for %j', (path) => {
    expect(completePath(path)).toBe('/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin');
  });
});
