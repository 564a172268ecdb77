import {expect, test} from '@jest/globals';

import {privateVariables, publicVariables} from '../../src/action/private-variables.js';

test('what only actions are told is told to nothing that they start', () => {
  const own = {
    ACTIONS_RUNTIME_TOKEN: 'a',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'b',
    INPUT_TOKEN: 'c',
    STATE_x: 'd',
  };
  const others = {PATH: '/bin', GITHUB_ACTIONS: 'true', MY_INPUT_: 'e'};
  expect(publicVariables({...own, ...others, none: undefined})).toEqual(others);
  expect(privateVariables({...own, ...others})).toEqual(own);
});
