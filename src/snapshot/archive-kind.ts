/** How many of its first bytes tell what a file is. */
export const headBytes = 2048;

/** Why a file is no Rootstock file, and what to do with it; undefined when it looks like one. */
export interface Refusal {
  readonly why: string;
  readonly advice?: string;
}

/**
 * Tells what was given in place of a Rootstock file, by what is in it and not by its name.
 * @param head the first bytes; all of them, of a short file
 * @param file its name, for the advice
 */
export const refusalOf = (head: Buffer, file: string): Refusal | undefined => {
  if (head.length === 0) return {why: 'it is empty'};
  const packer = packers.find(({magic}) => head.toString('latin1').startsWith(magic))?.program;
  if (packer !== undefined) {
    const advice = `If a Rootstock file is inside, use \`${packer} -dc ${file} | rootstock import -\``;
    return {why: `it is compressed, by ${packer}, and a Rootstock file is not`, advice};
  }
  const first = firstMember(head);
  if (first === undefined) return {why: 'it is no Rootstock file'};
  if (first === 'rootstock.json') return undefined;
  if (/^(blobs|oci-layout|index\.json)(\/|$)/.test(first)) return containerImage;
  if (/^(manifest\.json|repositories)$|^[0-9a-f]{64}(\/|\.json$|\.tar$)/.test(first)) return containerImage;
  return {
    why: 'it is a tar archive, but no Rootstock file',
    advice: `To start from the system in it, use \`rootstock run --base tar:${file}\``,
  };
};

/** Of podman and skopeo, of docker, and of both at once: which it is takes reading it all. */
export const containerImage: Refusal = {
  why: 'it is a container image, and no Rootstock file',
  advice:
    'To start from it, use `rootstock run` with `--base oci:layout:PATH` or `--base docker-archive:PATH`',
};

const packers = [
  {program: 'gzip', magic: '\x1f\x8b'},
  {program: 'xz', magic: '\xfd7zXZ\0'},
  {program: 'zstd', magic: '\x28\xb5\x2f\xfd'},
  {program: 'bzip2', magic: 'BZh'},
] as const;

/** The name of the first member of a tar, past the directory itself; undefined when it is none. */
const firstMember = (head: Buffer): string | undefined => {
  for (let offset = 0; offset + 512 <= head.length; offset += 512) {
    const header = head.subarray(offset, offset + 512);
    if (header.toString('latin1', 257, 262) !== 'ustar') return undefined;
    const name = header.toString('latin1', 0, 100).replace(/\0.*$/s, '').replace(/^\.\//, '');
    if (name !== '') return name;
  }
  return undefined;
};
