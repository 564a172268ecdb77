import {arch} from 'node:os';

/** The machine's architecture as uname(2) says it; part of every key. */
export const architecture = (): string => {
  const names: Record<string, string> = {x64: 'x86_64', arm64: 'aarch64', arm: 'armv7l', ia32: 'i686'};
  return names[arch()] ?? arch();
};
