import {expect, test} from '@jest/globals';

import {goArchitecture, type Platform, platformName, suitability} from '../../src/base/platform.js';

test.each([
  ['x64', 'amd64'],
  ['ia32', '386'],
  ['arm64', 'arm64'],
  ['arm', 'arm'],
  ['ppc64', 'ppc64le'],
  ['riscv64', 'riscv64'],
])('Go calls %s %s', (node, go) => {
  expect(goArchitecture(node)).toBe(go);
});

test.each<[string, Platform, number | undefined]>([
  ['amd64', {os: 'linux', architecture: 'amd64'}, 0],
  ['amd64', {os: 'linux', architecture: 'amd64', variant: 'v3'}, undefined],
  ['amd64', {os: 'windows', architecture: 'amd64'}, undefined],
  ['amd64', {os: 'unknown', architecture: 'unknown'}, undefined],
  ['amd64', {os: 'linux', architecture: '386'}, undefined],
  ['amd64', {}, 0],
  ['arm64', {os: 'linux', architecture: 'arm64', variant: 'v8'}, 0],
  ['arm64', {os: 'linux', architecture: 'arm64'}, 1],
  ['arm', {os: 'linux', architecture: 'arm', variant: 'v7'}, 0],
  ['arm', {os: 'linux', architecture: 'arm', variant: 'v6'}, 1],
  ['arm', {os: 'linux', architecture: 'arm', variant: 'v8'}, undefined],
])('a machine of %s takes %j as %s', (machine, platform, rank) => {
  expect(suitability(platform, machine)).toBe(rank);
});

test('a platform is named as docker names it', () => {
  expect(platformName({os: 'linux', architecture: 'arm', variant: 'v7'})).toBe('linux/arm/v7');
  expect(platformName({})).toBe('unknown/unknown');
});
