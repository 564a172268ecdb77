import {describe, expect, test} from '@jest/globals';

import {parseReference} from '../../../src/remote/registry/reference.js';
import {messageOfFailure} from '../../support/failure.js';

describe('A reference to a registry', () => {
  test.each([
    ['oci:ghcr.io/owner/roots', 'ghcr.io', 'ghcr.io', 'owner/roots'],
    ['oci:GHCR.io/roots', 'ghcr.io', 'ghcr.io', 'roots'],
    ['oci:ghcr.io/Owner/Roots', 'ghcr.io', 'ghcr.io', 'owner/roots'],
    ['ghcr.io/roots', 'ghcr.io', 'ghcr.io', 'roots'],
    ['oci:localhost/roots', 'localhost', 'localhost', 'roots'],
    ['oci:127.0.0.1:5000/a/b_c/d--e/f__g', '127.0.0.1:5000', '127.0.0.1:5000', 'a/b_c/d--e/f__g'],
    ['oci:[::1]:5000/a', '[::1]:5000', '[::1]:5000', 'a'],
    ['oci:docker.io/debian', 'docker.io', 'registry-1.docker.io', 'library/debian'],
    ['oci:index.docker.io/me/roots', 'docker.io', 'registry-1.docker.io', 'me/roots'],
  ])('%s is understood', (reference, registry, host, path) => {
    expect(parseReference(reference)).toMatchObject({registry, host, path});
  });

  test.each([
    ['oci:', 'it does not start with a registry'],
    ['oci:roots', 'it does not start with a registry'],
    ['oci:owner/roots', 'Write oci:HOST/REPOSITORY'],
    ['oci:/roots', 'it does not start with a registry'],
    ['oci:ghcr.io/', 'is no name of a repository'],
    ['oci:ghcr.io', 'it does not start with a registry'],
    ['oci:ghcr.io/owner/roots:latest', 'Write oci:ghcr.io/owner/roots.'],
    ['oci:ghcr.io/owner/roots@sha256:00', 'Write oci:ghcr.io/owner/roots.'],
    ['oci:ghcr.io/owner/../roots', 'is no name of a repository'],
    ['oci:ghcr.io/owner//roots', 'is no name of a repository'],
    ['oci:ghcr.io/a b', 'is no name of a repository'],
    ['oci:ghcr.io/a?b=c#d', 'is no name of a repository'],
    ['oci:https://ghcr.io/owner', 'it does not start with a registry'],
    ['oci:gh cr.io/owner', 'it does not start with a registry'],
    [`oci:ghcr.io/${'a'.repeat(300)}`, 'is no name of a repository'],
  ])('%s is refused', async (reference, why) => {
    const {message, exitCode} = await messageOfFailure(() => parseReference(reference));
    expect(message).toContain(why);
    expect(exitCode).toBe(2);
  });

  test('is refused with a password in it, which is not shown', async () => {
    const {message} = await messageOfFailure(() => parseReference('oci:ann:p4ss@ghcr.io/owner/roots'));
    expect(message).not.toContain('p4ss');
    expect(message).toContain('Use `docker login`');
  });
});
