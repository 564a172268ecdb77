import {passing, Trouble} from './trouble.js';

/** What a broken connection is to us. `host` is who was talked to. */
export const connectionTrouble = (error: unknown, host: string): Trouble => {
  if (error instanceof Trouble) return error;
  const code = codeOf(error);
  if (certificateCodes.test(code)) return new Trouble(...certificateAdvice(code, host));
  if (code === 'ENOTFOUND') return new Trouble(`there is no host ${host}`, 'See that its name is right');
  if (/SSL|EPROTO/.test(code)) return new Trouble(`${host} does not speak TLS (${code})`, 'See its address');
  if (code === 'ECONNREFUSED') return passing(`nothing listens at ${host}`, 'See that it runs');
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return passing(`${host} stopped answering`, 'Try again later');
  const tunnel = /Proxy response \((\d+)\)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (tunnel !== undefined) return new Trouble(`the proxy answered ${tunnel}`, 'See HTTPS_PROXY');
  return passing(`the connection to ${host} broke${code === '' ? '' : ` (${code})`}`, 'Try again later');
};

const codeOf = (error: unknown): string => {
  const {code, cause} = (error ?? {}) as {code?: unknown; cause?: unknown};
  return typeof code === 'string' ? code : cause === undefined ? '' : codeOf(cause);
};

const certificateCodes =
  /^(UNABLE_TO_(GET|VERIFY)_\w+|(DEPTH_ZERO_)?SELF_SIGNED_CERT\w*|CERT_\w+|ERR_TLS_CERT_ALTNAME_INVALID)$/;

const certificateAdvice = (code: string, host: string): [string, string] =>
  /SIGNED|UNABLE/.test(code)
    ? [
        `no authority that is known here signed the certificate of ${host}`,
        `Put the authority's certificate into /etc/docker/certs.d/${host}/ca.crt, or name it in NODE_EXTRA_CA_CERTS`,
      ]
    : [`the certificate of ${host} is not valid (${code})`, 'See its dates and the names it is for'];
