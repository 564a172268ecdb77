import {describe, expect, test} from '@jest/globals';

import {RootstockError} from '../../src/errors.js';
import {type MountedFileSystem} from '../../src/host/mountinfo.js';
import {overlayArguments, statedOptions, unwantedOption} from '../../src/layer/overlay.js';

describe('statedOptions', () => {
  const always = ['redirect_dir=off', 'metacopy=off', 'index=off', 'nfs_export=off', 'xino=on'];

  test.each([
    ['6.8.0-1064-azure', 'uuid=null'],
    ['6.6', 'uuid=null'],
    ['6.5.0-1025-azure', 'uuid=off'],
    ['5.15.0-100-generic', 'uuid=off'],
    ['5.11.0', 'uuid=off'],
  ])('on kernel %s states %s', (release, uuid) => {
    expect(statedOptions(release)).toEqual([...always, uuid]);
  });

  test.each(['5.10.0-28-amd64', '5.4.0', '4.19.0'])(
    'on kernel %s says nothing of uuid, which it does not know',
    (release) => {
      expect(statedOptions(release)).toEqual(always);
    },
  );
});

describe('overlayArguments', () => {
  const mount = {
    lowers: ['l/b', 'l/a'],
    upper: 's/1/upper',
    work: 's/1/work',
    target: '/m',
    options: ['xino=on'],
  };

  test('names lowers topmost first, then upper and work', () => {
    expect(overlayArguments(mount)).toEqual([
      ...['mount', '-t', 'overlay', '-o'],
      'lowerdir=l/b:l/a,upperdir=s/1/upper,workdir=s/1/work,xino=on',
      ...['rootstock', '/m'],
    ]);
  });

  test('without an upper mounts read-only', () => {
    const {upper: _upper, work: _work, ...rest} = mount;
    expect(overlayArguments(rest)[4]).toBe('lowerdir=l/b:l/a,xino=on');
  });

  test('escapes what separates options and directories', () => {
    expect(overlayArguments({...mount, lowers: ['a:b', 'c,d', 'e\\f']})[4]).toContain(
      'lowerdir=a\\:b:c\\,d:e\\\\f,',
    );
  });

  test('takes as many layers as fit one page, and refuses more', () => {
    const layers = (count: number): string[] => Array.from({length: count}, () => `l/${'0'.repeat(12)}`);
    expect(overlayArguments({...mount, lowers: layers(250)})[4]?.length).toBeLessThan(4096);
    expect(() => overlayArguments({...mount, lowers: layers(280)})).toThrow(RootstockError);
    expect(() => overlayArguments({...mount, lowers: layers(280)})).toThrow(
      /280 layers.*the kernel takes 4095/,
    );
  });
});

describe('unwantedOption', () => {
  const mounted = (...superOptions: string[]): MountedFileSystem => ({
    ...{mountPoint: '/m', type: 'overlay', source: 'x', device: '0:1', root: '/', options: ['rw']},
    superOptions,
  });

  test.each([
    'redirect_dir=on',
    'redirect_dir=nofollow',
    'metacopy=on',
    'index=on',
    'nfs_export=on',
    'userxattr',
  ])('names %s', (option) => {
    expect(unwantedOption(mounted('rw', 'lowerdir=a', option))).toBe(option);
  });

  test('is nothing for what was asked for', () => {
    expect(unwantedOption(mounted('rw', 'lowerdir=a', 'redirect_dir=off', 'uuid=null', 'xino=on'))).toBe(
      undefined,
    );
  });
});
