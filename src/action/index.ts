import {setFailed} from '@actions/core';

import {messageOf} from '../errors.js';
import {main} from './main.js';
import {post} from './post.js';
import {isPost} from './state.js';
import {upload, uploadWord} from './upload.js';

try {
  if (process.argv[2] === uploadWord) await upload();
  else await (isPost() ? post() : main());
} catch (error) {
  setFailed(messageOf(error));
}
// Sockets of the cache client stay open for a while, and would keep the step waiting.
process.exit();
