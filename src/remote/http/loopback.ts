/** Whether a host, with or without a port, is this machine: there, and only there, plain http is spoken. */
export const isLoopback = (host: string): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(host);
