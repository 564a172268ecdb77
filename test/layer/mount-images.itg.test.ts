import {mkdirSync, readFileSync, truncateSync, writeFileSync} from 'node:fs';

import {beforeAll, expect, test} from '@jest/globals';

import {inNamespace, type Namespace, outsidePath, withNamespace} from '../../src/host/namespace.js';
import {imagePath} from '../../src/layer/layers.js';
import {mountImages, type PlacedImage} from '../../src/layer/mount-images.js';
import {messageOfFailure} from '../support/failure.js';
import {newPacking} from '../support/packing.js';
import {describeAsRoot} from '../support/root.js';
import {run} from '../support/run.js';
import {useTemporary} from '../support/temporary.js';

describeAsRoot('Many images', () => {
  const temporary = useTemporary();
  const images: PlacedImage[] = [];
  beforeAll(async () => {
    const packing = newPacking(temporary);
    for (let index = 0; index < 70; index++) {
      const tree = temporary.fresh();
      writeFileSync(`${tree}/name`, String(index));
      const {digest} = await packing.pack(tree);
      const target = temporary.at(`to a\nname, ${index}`);
      mkdirSync(target);
      images.push({image: imagePath(packing.layers, digest), format: 'squashfs', target});
    }
  });

  const namesIn = (namespace: Namespace): string[] =>
    images.map(({target}) => readFileSync(outsidePath(namespace, `${target}/name`), 'utf8'));

  test('are each mounted at their own place, read-only, and gone with the namespace', async () => {
    await withNamespace('rootstock: test mounts', async (namespace) => {
      await mountImages(images, namespace);
      expect(namesIn(namespace)).toEqual(images.map((_, index) => String(index)));
      const touch = inNamespace(namespace, ['touch', `${images[69]?.target ?? ''}/name`]);
      expect(() => run(touch)).toThrow(/Read-only file system/);
    });
    expect(() => readFileSync(`${images[0]?.target ?? ''}/name`)).toThrow(/ENOENT/);
  });

  test('of which one cannot be mounted: an error names it', async () => {
    const broken = temporary.at('broken');
    run(['cp', images[40]?.image ?? '', broken]);
    truncateSync(broken, 1000);
    const some = images.map((image, index) => (index === 40 ? {...image, image: broken} : image));
    await withNamespace('rootstock: test mounts', async (namespace) => {
      const {message} = await messageOfFailure(() => mountImages(some, namespace));
      expect(message).toContain(`mounting the image ${broken} failed`);
    });
  });

  test('of which there is one, or none, are no more work than that', async () => {
    await withNamespace('rootstock: test mounts', async (namespace) => {
      await mountImages([], namespace);
      await mountImages(images.slice(0, 1), namespace);
      expect(readFileSync(outsidePath(namespace, `${images[0]?.target ?? ''}/name`), 'utf8')).toBe('0');
    });
  });
});
