import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {registryRemote} from '../../../src/remote/registry/registry.js';
import {type Progress} from '../../../src/remote/remote.js';
import {messageOfFailure} from '../../support/failure.js';
import {answering, startFaultProxy} from '../../support/fault-proxy.js';
import {describeWithRegistry, type Registry, startRegistry} from '../../support/registry.js';
import {useTemporary} from '../../support/temporary.js';
import {newLayer} from '../suite.js';
import {remoteAt, stranger} from './client.js';
import {isWhole, scope, share} from './sharing.js';

describeWithRegistry('A registry in trouble', [], () => {
  let registry: Registry;
  afterAll(() => registry.stop());
  const temporary = useTemporary();
  beforeAll(async () => {
    registry = await startRegistry(temporary.fresh());
  });
  const wanted = {scope, key: 'deps', prefixes: []};

  test('that is down is named, and one that comes up in time is used', async () => {
    const directory = temporary.fresh();
    const down = await startRegistry(directory);
    await down.stop();
    const port = Number(down.host.split(':')[1]);
    const {message} = await messageOfFailure(() => remoteAt(down.host).find(wanted));
    expect(message).toBe(
      `finding "deps" in oci:${down.host}/team/roots failed: nothing listens at ${down.host} (tried 5 times). ` +
        'See that it runs.',
    );
    const patient = remoteAt(down.host, {patience: {idle: 1000, firstWait: 200}});
    const finding = patient.find(wanted);
    const up = await startRegistry(directory, {port});
    expect(await finding).toBeUndefined();
    await up.stop();
  });

  test('that is restarted in the middle is gone on with', async () => {
    const directory = temporary.fresh();
    let running = await startRegistry(directory);
    const port = Number(running.host.split(':')[1]);
    const remote = remoteAt(running.host, {patience: {idle: 1000, firstWait: 100}});
    let restarting: Promise<void> | undefined;
    const restart = async (): Promise<void> => {
      await running.stop();
      running = await startRegistry(directory, {port});
    };
    /** Restarts it once so many bytes went over. */
    const restartAfter = (wanted: number): Progress => {
      let bytes = 0;
      restarting = undefined;
      return (more) => {
        bytes += more;
        if (bytes > wanted) restarting ??= restart();
      };
    };
    const [here, there] = [temporary.fresh(), temporary.fresh()];
    const layer = newLayer({directory: here}, 60_000_000);
    await remote.save(layer, here, restartAfter(20_000_000));
    expect(restarting).toBeDefined();
    await restarting;
    await remote.fetch(layer, there, restartAfter(20_000_000));
    await restarting;
    expect(isWhole(layer, there)).toBe(true);
    await running.stop();
  });

  test('that is read-only can be read, and says so when it is written to', async () => {
    await share(remoteAt(registry.host), temporary.fresh(), 'deps');
    const closed = await startRegistry(temporary.fresh(), {isReadOnly: true, storage: registry.storage});
    const remote = remoteAt(closed.host);
    expect((await remote.find(wanted))?.key).toBe('deps');
    const directory = temporary.fresh();
    const {message} = await messageOfFailure(() => remote.save(newLayer({directory}, 10), directory));
    expect(message).toMatch(
      /^saving layer \w{12} in oci:.* answered 405\. See whether the registry is read-only/,
    );
    await closed.stop();
  });

  test('that there is not is named', async () => {
    const remote = registryRemote('oci:registry.invalid/a/b', stranger);
    const {message} = await messageOfFailure(() => remote.find(wanted));
    expect(message).toContain('there is no host registry.invalid. See that its name is right');
  });

  test('that is something else is told of', async () => {
    const other = await startFaultProxy(registry.host);
    other.fail(/manifests/, answering(200, {}, '<html>Welcome</html>'));
    const page = await messageOfFailure(() => remoteAt(other.host).find(wanted));
    expect(page.message).toMatch(/its manifest is not JSON\. Delete that tag/);
    other.fail(/tags/, answering(200, {}, '<html>Welcome</html>'));
    const key = {...wanted, key: 'none', prefixes: ['n']};
    const list = await messageOfFailure(() => remoteAt(other.host).find(key));
    expect(list.message).toContain('its list of tags cannot be understood. See that it is a registry');
    other.fail(/POST/, answering(404, {}, 'Not found'));
    const directory = temporary.fresh();
    const layer = newLayer({directory}, 10);
    const lost = await messageOfFailure(() => remoteAt(other.host).save(layer, directory));
    expect(lost.message).toContain('answered 404. See that the repository is there');
    await other.stop();
  });

  test('that sends us in circles, or to http elsewhere, is not followed', async () => {
    const other = await startFaultProxy(registry.host);
    other.fail(/manifests/, answering(302, {location: '?again'}), 10);
    const circles = await messageOfFailure(() => remoteAt(other.host).find(wanted));
    expect(circles.message).toContain('only sends us on');
    await other.stop();
    const plain = await startFaultProxy(registry.host);
    plain.fail(/manifests/, answering(302, {location: 'http://192.0.2.1/x'}));
    const {message} = await messageOfFailure(() => remoteAt(plain.host).find(wanted));
    expect(message).toContain('sends us to 192.0.2.1, which does not speak https');
    await plain.stop();
  });
});
