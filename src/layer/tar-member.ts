/**
 * A member of a POSIX tar in its raw form: names and values are bytes, and stay what they are. What GNU tar wrote is changed
 * in place, since no library keeps names that are not UTF-8, and values of xattrs.
 */
export interface TarMember {
  /** Of 512 bytes. */
  readonly header: Buffer;
  /** The records of its extended header, in their order; values are bytes. */
  readonly records: readonly PaxRecord[];
}

export interface PaxRecord {
  /** Each character a byte. */
  readonly key: string;
  readonly value: Buffer;
}

export const blockBytes = 512;

/** How many bytes so many bytes of content take. */
export const paddedSize = (size: number): number => Math.ceil(size / blockBytes) * blockBytes;

/** The kind of a header: `0` file, `1` hard link, `3` character device, `5` directory, `x` extended header. */
export const typeOf = (header: Buffer): string => header.toString('latin1', 156, 157);

/** Bytes of content that follow. Throws for what is no header. */
export const sizeOf = ({header, records}: TarMember): number => {
  const record = records.find(({key}) => key === 'size');
  const text = record ? record.value.toString() : octalIn(header, 124, 12);
  const size = record ? Number(text) : Number.parseInt(text || '0', 8);
  if (Number.isSafeInteger(size) && size >= 0) return size;
  throw new Error('tar wrote a header that cannot be read');
};

/** The name of a member, or of what a hard link stands for; each character a byte. */
export const nameOf = ({header, records}: TarMember, which: 'path' | 'linkpath' = 'path'): string => {
  const record = records.find(({key}) => key === which);
  if (record) return record.value.toString('latin1');
  const name = textIn(header, which === 'path' ? 0 : 157, 100);
  const prefix = which === 'path' ? textIn(header, 345, 155) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
};

/** The major and minor numbers of a device. */
export const deviceOf = ({header}: TarMember): readonly [number, number] => [
  Number.parseInt(octalIn(header, 329, 8) || '0', 8),
  Number.parseInt(octalIn(header, 337, 8) || '0', 8),
];

/** An empty file beside a member that is like it, but for its name. Each character of that is a byte. */
export const emptyFileLike = ({header}: TarMember, name: string): TarMember => {
  const file = Buffer.from(header);
  file.write('0', 156, 'latin1');
  writeOctal(file, 100, 8, 0o644);
  writeOctal(file, 124, 12, 0);
  rename(file, name.slice(0, 99));
  const isPlain = name.length < 100 && /^[\x20-\x7e]*$/.test(name);
  return {header: file, records: isPlain ? [] : [{key: 'path', value: Buffer.from(name, 'latin1')}]};
};

/** The bytes of a member, without its content. */
export const encodeMember = ({header, records}: TarMember): Buffer => {
  if (records.length === 0) return header;
  const body = Buffer.concat(records.map(encodeRecord));
  const extended = Buffer.from(header);
  extended.write('x', 156, 'latin1');
  writeOctal(extended, 124, 12, body.length);
  rename(extended, './PaxHeaders/extended');
  return Buffer.concat([extended, body, Buffer.alloc(paddedSize(body.length) - body.length), header]);
};

/** The records of an extended header: `LENGTH KEY=VALUE` and a newline each, the length that of all of it. */
export const parseRecords = (body: Buffer): PaxRecord[] => {
  const records: PaxRecord[] = [];
  for (let start = 0; start < body.length;) {
    const space = body.indexOf(0x20, start);
    const length = Number(body.toString('latin1', start, space));
    const equals = body.indexOf(0x3d, space);
    if (space < 0 || !(length > 0) || equals < 0)
      throw new Error('tar wrote an extended header that cannot be read');
    records.push({
      key: body.toString('latin1', space + 1, equals),
      value: body.subarray(equals + 1, start + length - 1),
    });
    start += length;
  }
  return records;
};

const encodeRecord = ({key, value}: PaxRecord): Buffer => {
  const rest = Buffer.concat([Buffer.from(` ${key}=`, 'latin1'), value, Buffer.from('\n')]);
  // The length counts its own digits.
  let length = rest.length + 1;
  while (length !== rest.length + String(length).length) length = rest.length + String(length).length;
  return Buffer.concat([Buffer.from(String(length)), rest]);
};

const textIn = (header: Buffer, start: number, length: number): string =>
  header.toString('latin1', start, start + length).replace(/\0.*$/s, '');

const octalIn = (header: Buffer, start: number, length: number): string =>
  textIn(header, start, length).trim();

const writeOctal = (header: Buffer, start: number, length: number, value: number): void => {
  header.write(`${value.toString(8).padStart(length - 1, '0')}\0`, start, 'latin1');
};

/** Gives a header another name, without any link, device or prefix, and has it say its sum again. */
const rename = (header: Buffer, name: string): void => {
  for (const [start, end] of [
    [0, 100],
    [157, 257],
    [329, 500],
  ] as const)
    header.fill(0, start, end);
  header.write(name, 0, 'latin1');
  writeChecksum(header);
};

/** The sum of all bytes, with blanks in its own place. */
const writeChecksum = (header: Buffer): void => {
  header.fill(0x20, 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
};
