import {expect, test} from '@jest/globals';

import {makeAuthority, makeCertificate} from './certificates.js';
import {describeWithRegistry, startRegistry} from './registry.js';
import {run} from './run.js';
import {useTemporary} from './temporary.js';
import {startTokenServer} from './token-server.js';

const user = {username: 'ann', password: 'p4ss:word'};

describeWithRegistry('A registry of a test', [], () => {
  const temporary = useTemporary();

  test('answers everybody, or asks for a password', async () => {
    const open = await startRegistry(temporary.fresh());
    expect((await fetch(`http://${open.host}/v2/`)).status).toBe(200);
    await open.stop();
    const closed = await startRegistry(temporary.fresh(), {user});
    const authorization = `Basic ${Buffer.from('ann:p4ss:word').toString('base64')}`;
    expect((await fetch(`http://${closed.host}/v2/`)).status).toBe(401);
    expect((await fetch(`http://${closed.host}/v2/`, {headers: {authorization}})).status).toBe(200);
    await closed.stop();
  });

  test('takes the tokens of its token server', async () => {
    const directory = temporary.fresh();
    const tokens = await startTokenServer(makeAuthority(directory), {user});
    const registry = await startRegistry(directory, {tokens});
    const basic = `Basic ${Buffer.from('ann:p4ss:word').toString('base64')}`;
    const scope = 'repository:a/b:pull';
    const answer = await fetch(`${tokens.realm}?scope=${scope}`, {headers: {authorization: basic}});
    const {token} = (await answer.json()) as {token: string};
    const list = `http://${registry.host}/v2/a/b/tags/list`;
    expect((await fetch(list)).status).toBe(401);
    expect((await fetch(list, {headers: {authorization: `Bearer ${token}`}})).status).toBe(404);
    await registry.stop();
    await tokens.stop();
  });

  test('speaks https under an authority of its own', async () => {
    const directory = temporary.fresh();
    const authority = makeAuthority(directory);
    const registry = await startRegistry(directory, {tls: makeCertificate(directory, authority)});
    const answer = run(['curl', '-sS', '--cacert', authority.certificate, `https://${registry.host}/v2/`]);
    expect(answer).toBe('{}');
    await registry.stop();
  });
});
