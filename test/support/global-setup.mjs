// Installs what tests use beyond the command's own needs, where there is the right to: a fresh machine has none of it.
import {execFileSync} from 'node:child_process';
import {accessSync, constants} from 'node:fs';

/** A program, and the Debian package that has it. */
const wanted = {
  mksquashfs: 'squashfs-tools',
  'mkfs.erofs': 'erofs-utils',
  setfattr: 'attr',
  setfacl: 'acl',
  setcap: 'libcap2-bin',
  ps: 'procps',
  sudo: 'sudo',
  git: 'git',
  make: 'make',
  ninja: 'ninja-build',
  zstd: 'zstd',
  xz: 'xz-utils',
  script: 'bsdutils',
  python3: 'python3',
  'docker-registry': 'docker-registry',
  skopeo: 'skopeo',
  openssl: 'openssl',
  curl: 'curl',
};

const directories = [...(process.env.PATH ?? '').split(':'), '/usr/local/sbin', '/usr/sbin', '/sbin'];

/** @param {string} program */
const isInstalled = (program) =>
  directories.some((directory) => {
    try {
      accessSync(`${directory}/${program}`, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** @param {readonly string[]} argv */
const succeeds = ([program = '', ...args]) => {
  try {
    const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
    execFileSync(program, args, {env, stdio: 'ignore'});
    return true;
  } catch {
    return false;
  }
};

const installMissing = () => {
  const missing = Object.entries(wanted).filter(([program]) => !isInstalled(program));
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map(([, name]) => name))];
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const install = [...asRoot, 'apt-get', 'install', '-y', '-q', '--no-install-recommends', ...packages];
  console.log(`tests: installing ${packages.join(', ')}`);
  const isDone = succeeds(install) || (succeeds([...asRoot, 'apt-get', 'update', '-q']) && succeeds(install));
  // Tests start their own; what the package starts by itself would stay.
  if (packages.includes('docker-registry'))
    succeeds([...asRoot, 'systemctl', 'disable', '--now', 'docker-registry']);
  if (!isDone)
    console.log(`tests: not installed; those that need them are skipped. By hand: ${install.join(' ')}`);
};

export default installMissing;
