//   npm run bench                a large root restored, entered, committed and cleaned, beside a tar.zst
//   npm run bench -- snapshots   snapshot, rollback-to and clean by the size of what was changed; stacks by their depth
// Each takes `quick`, for three of each in place of five, and less of it.
await import(process.argv.includes('snapshots') ? './snapshots.mjs' : './restore.mjs');
