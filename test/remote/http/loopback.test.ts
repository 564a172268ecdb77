import {expect, test} from '@jest/globals';

import {isLoopback} from '../../../src/remote/http/loopback.js';

test('Only this machine is spoken to without encryption', () => {
  for (const host of ['localhost', 'localhost:5000', '127.0.0.1:80', '127.1.2.3', '[::1]:5000', '[::1]'])
    expect(isLoopback(host)).toBe(true);
  for (const host of [
    'localhost.example',
    '127.0.0.1.example',
    '128.0.0.1',
    'example:127',
    '[::2]',
    '10.0.0.1',
  ])
    expect(isLoopback(host)).toBe(false);
});
