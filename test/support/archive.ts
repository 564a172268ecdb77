import {createWriteStream} from 'node:fs';
import {pipeline} from 'node:stream/promises';

import {type Header, pack} from 'tar-stream';

export type Member = Partial<Header> & {readonly name: string};

/** Writes a tar archive with just these members: no program would make some of them. */
export const writeArchive = async (path: string, members: readonly Member[]): Promise<void> => {
  const archive = pack();
  for (const member of members) {
    if (member.type === undefined) archive.entry(member, 'content');
    else archive.entry(member);
  }
  archive.finalize();
  await pipeline(archive, createWriteStream(path));
};
