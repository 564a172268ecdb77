import {registryRemote, type RegistryOptions} from '../../../src/remote/registry/registry.js';
import {type Remote} from '../../../src/remote/remote.js';

/** Somebody with no credentials, who gives up soon. */
export const stranger: RegistryOptions = {
  environment: {},
  home: '/nonexistent',
  run: () => Promise.reject(new Error('there is nothing to run')),
  patience: {idle: 1000, firstWait: 10},
};

/** What everything is saved in here. */
export const remoteAt = (host: string, options: Partial<RegistryOptions> = {}): Remote =>
  registryRemote(`oci:${host}/team/roots`, {...stranger, ...options});
