/** What happens in one directory of a root: in its base, and in each snapshot after that. */
export interface SquashCase {
  readonly base?: string;
  /** One script a snapshot; the layers are squashed after the third and after the last. */
  readonly layers: readonly string[];
  /** What the directory holds in the end, as `find` lists it. */
  readonly shows?: readonly string[];
}

export const squashCases: Readonly<Record<string, SquashCase>> = {
  'a directory that was made again over the whiteout of a lower layer hides what was below': {
    base: 'mkdir d; echo old > d/old',
    layers: ['rm -r d', 'mkdir d; echo new > d/new', 'echo more > d/more', 'rm d/new', 'echo last > d/last'],
    shows: ['d', 'd/last', 'd/more'],
  },
  'an empty directory that was made again stays empty': {
    base: 'mkdir -p d/e; echo old > d/e/old',
    layers: ['rm -r d', 'mkdir d', '', 'mkdir d/e', ''],
    shows: ['d', 'd/e'],
  },
  'an opaque directory stays opaque when a later layer writes into it': {
    base: 'mkdir d; echo old > d/old',
    layers: ['rm -r d; mkdir d; echo new > d/new', 'echo more > d/more', 'rm d/new', 'echo again > d/new'],
    shows: ['d', 'd/more', 'd/new'],
  },
  'what was deleted stays deleted': {
    base: 'echo f > f; mkdir -p d/e; echo x > d/x; echo y > d/e/y; echo kept > d/e/kept',
    layers: ['rm f', 'rm d/x', 'rm d/e/y', '', ''],
    shows: ['d', 'd/e', 'd/e/kept'],
  },
  'what was deleted and made again is there': {
    base: 'echo old > f; mkdir d; echo old > d/f',
    layers: ['rm f; rm -r d', 'echo new > f', 'mkdir d', 'rm f', 'echo newer > f; echo new > d/f'],
    shows: ['d', 'd/f', 'f'],
  },
  'what was deleted deep inside, with all around it later, and made again, is empty': {
    base: 'mkdir -p d/e; echo x > d/e/f; echo x > d/g',
    layers: ['rm d/e/f', 'rm -r d', 'mkdir -p d/e', '', 'rm -r d/e'],
    shows: ['d'],
  },
  'a file becomes a directory, a file, and a directory': {
    base: 'echo file > f',
    layers: [
      'rm f; mkdir f; echo in > f/in',
      'rm -r f; echo file > f',
      'rm f; mkdir f',
      'echo again > f/again',
    ],
    shows: ['f', 'f/again'],
  },
  'a directory becomes a file, and a link': {
    base: 'mkdir d e; echo x > d/x; echo x > e/x',
    layers: ['rm -r d; echo file > d', 'rm -r e; ln -s d e', 'rm d; mkdir d', 'echo y > d/y'],
    shows: ['d', 'd/y', 'e'],
  },
  'a link of the base becomes a directory, and what it led to is not touched': {
    base: 'mkdir target; echo kept > target/a; ln -s target link',
    layers: [
      'rm link; mkdir link; echo a > link/a',
      'rm link/a; echo b > link/b',
      '',
      'echo c > link/a',
      'rm link/b',
    ],
    shows: ['link', 'link/a', 'target', 'target/a'],
  },
  'a link that leads nowhere becomes a file': {
    base: 'ln -s nowhere link',
    layers: ['rm link', 'echo file > link', '', 'rm link; ln -s /proc/self link'],
    shows: ['link'],
  },
  'whiteouts in directories that no layer below has are not seen': {
    layers: [
      'mkdir -p n/m; echo a > n/a; echo b > n/m/b',
      'rm n/a n/m/b',
      'mkdir n/o',
      'rm -r n/m',
      'rm -d n/o',
    ],
    shows: ['n'],
  },
  'hard links stay what they are in a layer': {
    base: 'echo 0 > base-a; ln base-a base-b',
    layers: [
      'echo x > a; ln a b; ln a c; mkdir d; ln a d/a',
      'ln a e; rm c',
      'echo new >> base-a; ln base-a base-c',
      'rm b; ln d/a d/b',
    ],
    shows: ['a', 'base-a', 'base-b', 'base-c', 'd', 'd/a', 'd/b', 'e'],
  },
  'xattrs come, change and go': {
    base: 'echo x > f; setfattr -n user.base -v base f; mkdir d; setfattr -n user.base -v d d',
    layers: [
      'setfattr -n user.one -v 1 f; setfattr -n trusted.one -v 1 d; ln -s f l; setfattr -h -n trusted.l -v 1 l',
      'setfattr -n user.one -v 2 f; setfattr -x user.base d; echo y > d/y',
      'setfattr -x user.base f; setfattr -n user.binary -v 0x00ff0a22 d/y; setfattr -n user.empty -v "" f',
      'setfattr -x user.one f',
    ],
  },
  'capabilities, setuid bits and owners stay': {
    base: 'echo x > f',
    layers: [
      'cp /bin/true able; setcap cap_net_raw,cap_chown+ep able; cp /bin/true suid; chown 7:8 suid; chmod 6755 suid',
      'setcap cap_net_raw+ep able; mkdir sticky; chmod 3777 sticky; chown 4000000000:4000000001 sticky',
      'chown 4000000000:7 f; chmod 0 f; ln -s f l; chown -h 5:6 l',
      'chmod 4711 suid',
    ],
  },
  'only the attributes of a directory change': {
    base: 'mkdir -p d/e; echo x > d/x; echo x > d/e/x',
    layers: [
      'chmod 750 d',
      'chown 5:6 d/e; touch -d @1111111111 d/e',
      'touch -d @1222222222 d',
      'chmod 700 d',
    ],
    shows: ['d', 'd/e', 'd/e/x', 'd/x'],
  },
  'times stay, of directories with whiteouts too': {
    base: 'mkdir d; echo x > d/x; echo y > d/y',
    layers: [
      'echo f > f; touch -d @0 f; rm d/x; touch -d @1234567890 d',
      'mkdir e; echo g > e/g; touch -d @1234567891 e/g; touch -h -d @1234567892 e; ln -s f l; touch -h -d @1234567893 l',
      'rm d/y; touch -d @2000000000 d',
      'rm e/g; touch -d @1234567894 e',
    ],
    shows: ['d', 'e', 'f', 'l'],
  },
  'fifos and devices, one of no mode among them': {
    base: 'echo x > f',
    layers: [
      'mkfifo -m 640 p; mknod null c 1 3; ln null null-again; mknod -m 660 disk b 259 70000',
      'mknod -m 0 zero c 1 5; rm f; mknod -m 0 f c 1 5',
      'rm p; mkdir p; rm disk; mkfifo disk',
      'rm zero; mknod -m 600 p/zero c 1 5',
    ],
    shows: ['disk', 'f', 'null', 'null-again', 'p', 'p/zero'],
  },
  'sparse and empty files': {
    layers: [
      'truncate -s 9000000 s; : > empty',
      'echo end >> s',
      'truncate -s 50000000 t',
      'truncate -s 7 s',
    ],
    shows: ['empty', 's', 't'],
  },
  'names of any bytes': {
    base: String.raw`
      for n in "$(printf 'new\nline')" "$(printf 'f\377\376\200')" 'back\slash \012' ' blank ' -rf '# file: x' 'a=b' '*?[]$('
      do mkdir "./$n" "./gone-$n"; echo x > "./$n/$n"; echo x > "./gone-$n/$n"; done; mkdir "$(printf '%0255d' 0)"`,
    layers: [
      'for n in gone-*; do rm -r "./$n"; done',
      'for n in *; do rm -r "./$n"; mkdir "./$n"; done',
      'for n in *; do echo y > "./$n/$n"; mkdir "./gone-${n%??????????}"; done',
      'for n in gone-*; do rm -d "./$n"; done',
      'for n in *; do rm "./$n/$n"; done',
    ],
  },
  'a directory that was renamed in one layer and replaced in the next': {
    base: 'mkdir b; echo old > b/old',
    layers: [
      'mkdir a; echo x > a/x; rm -r b; mv a b',
      'rm -r b; mkdir b',
      'echo y > b/y',
      'mkdir c; mv b/y c/y',
    ],
    shows: ['b', 'c', 'c/y'],
  },
  'the root of the tree itself': {
    layers: [
      'chmod 1751 /; setfattr -n user.root -v yes /',
      'chown 5:6 /',
      'touch -d @1234567895 /',
      'chmod 755 /',
    ],
  },
};
