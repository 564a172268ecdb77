import {type RegistryOptions} from '../../../src/remote/registry/registry.js';

/** Somebody with no credentials, who gives up soon. */
export const stranger: RegistryOptions = {
  environment: {},
  home: '/nonexistent',
  run: () => Promise.reject(new Error('there is nothing to run')),
  patience: {idle: 1000, firstWait: 10},
};
