import {mkdirSync, writeFileSync} from 'node:fs';

import {expect, test} from '@jest/globals';

import {inNamespace} from '../../src/host/namespace.js';
import {findProgram} from '../../src/host/tools.js';
import {startNamespace, endNamespace} from '../../src/host/namespace.js';
import {mountImage} from '../../src/layer/image.js';
import {imagePath} from '../../src/layer/layers.js';
import {newPacking} from '../support/packing.js';
import {describeAsRoot} from '../support/root.js';
import {run} from '../support/run.js';
import {useTemporary} from '../support/temporary.js';

const cargo = findProgram('cargo');

/** Runs the test where the program is installed, and says so where it is not. */
const testWith = (program: string | undefined, name: string, body: () => Promise<void>): void => {
  if (program !== undefined) {
    test(name, body);
    return;
  }
  process.stderr.write(`skipped: ${name}: it is not installed\n`);
  test.skip(name, body);
};

describeAsRoot('That an image keeps whole seconds only does no harm', () => {
  const temporary = useTemporary();

  /** Builds in a tree, packs it, mounts it below a fresh upper at the same path, and builds again there. */
  const again = async (
    files: Record<string, string>,
    build: readonly [string, ...string[]],
    rebuild = build,
  ): Promise<string> => {
    const tree = temporary.fresh();
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(`${tree}/${name}`.replace(/\/[^/]*$/, ''), {recursive: true});
      writeFileSync(`${tree}/${name}`, content);
    }
    // A fraction of a second between the sources and what is made of them, and none too small to be seen.
    await new Promise((resolve) => setTimeout(resolve, 30));
    run(build, {directory: tree});
    const packing = newPacking(temporary);
    const {digest} = await packing.pack(tree);
    const session = temporary.fresh();
    for (const name of ['lower', 'upper', 'work']) mkdirSync(`${session}/${name}`);
    const {namespace} = await startNamespace('rootstock: test');
    try {
      await mountImage(imagePath(packing.layers, digest), 'squashfs', `${session}/lower`, namespace);
      const options = `lowerdir=${session}/lower,upperdir=${session}/upper,workdir=${session}/work,xino=on`;
      run(inNamespace(namespace, ['mount', '-t', 'overlay', '-o', options, 'overlay', tree]));
      return run(inNamespace(namespace, ['sh', '-c', 'exec "$@" 2>&1', '-', ...rebuild], tree));
    } finally {
      await endNamespace(namespace);
    }
  };

  const source = {'a.c': 'int a(void) { return 1; }\n', 'b.c': 'int b(void) { return 2; }\n'};

  testWith(findProgram('make'), 'to make: it makes nothing again', async () => {
    const makefile = 'all: ab\nab: a.o b.o\n\tcat $^ >$@\n%.o: %.c\n\tcp $< $@\n';
    expect(await again({...source, Makefile: makefile}, ['make', 'all'])).toMatch(/Nothing to be done/);
  });

  testWith(findProgram('ninja'), 'to ninja: it has no work to do', async () => {
    const rules = 'rule cp\n  command = sleep 0.01; cat $in >$out\n';
    const edges = 'build a.o: cp a.c\nbuild b.o: cp b.c\nbuild ab: cp a.o b.o\n';
    const files = {...source, 'build.ninja': rules + edges};
    expect(await again(files, ['ninja'])).toBe('ninja: no work to do.\n');
  });

  testWith(findProgram('git'), 'to git: the work tree is clean', async () => {
    const commit = 'git init -q . && git add . && git -c user.name=t -c user.email=t@t commit -qm one';
    const status = ['git', '-c', 'safe.directory=*', 'status', '--porcelain'] as const;
    expect(await again(source, ['sh', '-c', commit], status)).toBe('');
  });

  testWith(cargo, 'to cargo: it compiles nothing anew', async () => {
    const files = {
      'Cargo.toml': '[package]\nname = "small"\nversion = "0.1.0"\nedition = "2021"\n',
      'src/main.rs': 'mod other;\nfn main() { println!("{}", other::one()); }\n',
      'src/other.rs': 'pub fn one() -> u8 { 1 }\n',
    };
    const output = await again(files, [cargo ?? '', 'build', '--offline', '--verbose']);
    expect(output).toContain('Fresh small');
    expect(output).not.toContain('Compiling');
  });
});
