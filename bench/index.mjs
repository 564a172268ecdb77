//   npm run bench                a large root restored, entered, committed and cleaned, beside a tar.zst
//   npm run bench -- snapshots   snapshot, rollback-to and clean by the size of what was changed; stacks by their depth
//   npm run bench -- remotes     1 GB pushed to and pulled from each remote; what a start, and fifty at once, ask for
// Each takes `quick`, for three of each in place of five, and less of it.
const other = ['snapshots', 'remotes'].find((name) => process.argv.includes(name));
await import(`./${other ?? 'restore'}.mjs`);
