// Whether there is a builder of erofs images that writes right ones.
import {run} from '../setting/program.mjs';
import {reasonOf} from '../tasks/part.mjs';
import {erofsBuilder} from './variants.mjs';

const hint = 'set ROOTSTOCK_BENCH_MKFS_EROFS to one';

/** @returns {Promise<string | undefined>} why there is none */
export const whyNotErofs = async () => {
  try {
    const {stdout} = await run(['sh', '-c', '"$1" --version 2>&1', 'sh', erofsBuilder]);
    const [, version = '', major = '0', minor = '0'] = /((\d+)\.(\d+)\S*)/.exec(stdout) ?? [];
    if (Number(major) > 1 || (Number(major) === 1 && Number(minor) >= 8)) return undefined;
    return `absent: mkfs.erofs ${version} is older than 1.8 (${hint})`;
  } catch (error) {
    return `absent: no mkfs.erofs of 1.8 or newer (${hint}): ${reasonOf(error)}`;
  }
};
