import {isLoopback} from './loopback.js';
import {type Surroundings} from './surroundings.js';

/**
 * The proxy by which an https address is to be reached, as HTTPS_PROXY and NO_PROXY say it; undefined for none. NO_PROXY has
 * names of hosts, with or without a port, which stand for what is below them too, or `*`.
 */
export const proxyFor = ({host}: URL, environment: Surroundings['environment']): string | undefined => {
  const proxy = environment['https_proxy'] ?? environment['HTTPS_PROXY'];
  if (!proxy || isLoopback(host)) return undefined;
  const excepted = (environment['no_proxy'] ?? environment['NO_PROXY'] ?? '')
    .split(/[\s,]+/)
    .map((entry) => entry.toLowerCase().replace(/^\*?\./, ''))
    .filter(Boolean);
  if (excepted.some((entry) => entry === '*' || covers(entry, host.toLowerCase()))) return undefined;
  return proxy.includes('://') ? proxy : `http://${proxy}`;
};

const covers = (entry: string, host: string): boolean => {
  const name = /:\d+$/.test(entry) ? host : host.replace(/:\d+$/, '');
  return name === entry || name.endsWith(`.${entry}`);
};
