// What a job changes: random bytes, which no compression makes less, in a hundred directories of files of ten kilobytes or
// of as many bytes as make two files a directory.

/** @typedef {{megabytes: number, fileBytes: number, label: string}} Change */

const script = `i=0; while [ $i -lt 100 ]; do
  mkdir -p "$1/changed/$i" && head -c $(($2 / 100)) /dev/urandom | (cd "$1/changed/$i" && split -a 4 -b $3) || exit
  i=$((i + 1))
done`;

/** The arguments of a program that makes the change below a directory. @param {Change} change */
export const changeArgv = ({megabytes, fileBytes}, below = '') => [
  ...['sh', '-c', script, 'sh', below, String(Math.round(megabytes * 1e6)), String(fileBytes)],
];

/** @param {number} megabytes @returns {Change} */
export const inLargeFiles = (megabytes) => ({
  megabytes,
  fileBytes: megabytes * 5000,
  label: `${megabytes} MB, 200 files`,
});

/** @param {number} megabytes @returns {Change} */
export const inSmallFiles = (megabytes) => ({
  megabytes,
  fileBytes: 10_000,
  label: `${megabytes} MB, ${megabytes * 100} files`,
});
