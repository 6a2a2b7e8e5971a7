import { judged } from '../../testing/judged';
import { id } from '../system/identity';
import { echo, trueProgram } from '../system/small';
import { cat } from '../text/cat';
import { gosu, suExec } from './switchUser';

const ACCOUNTS = {
  'etc/passwd':
    'root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\napp:x:999:999::/home/app:/bin/sh\n',
  'etc/group': 'root:x:0:\nnogroup:x:65534:\nextra:x:44:app\n',
};

judged(
  { cat, echo, gosu, id, 'su-exec': suExec, true: trueProgram },
  {
    gnu: [
      ['gosu nobody id -u', '65534\n'],
      ['gosu nobody:root id -g', '0\n'],
      [
        'gosu nosuch true',
        '',
        'error: failed switching to "nosuch": unable to find user nosuch: no matching entries in passwd file\n',
        1,
      ],
      [
        'gosu nobody:nosuch true',
        '',
        'error: failed switching to "nobody:nosuch": unable to find group nosuch: no matching entries in group file\n',
        1,
      ],
      ['gosu root nosuch', '', 'error: exec: "nosuch": executable file not found in $PATH\n', 1],
      ['gosu root ./a.txt', '', 'error: exec: "./a.txt": permission denied\n', 1],
      ["gosu nobody sh -c 'echo $HOME'", '/nonexistent\n'],
      ['gosu root sh -c "exit 3"; echo $?', '3\n'],
      ['gosu :0 id -u', '0\n'],
      ['gosu nobody sh -c "id -G"', '65534\n'],
      ['gosu root /w', '', 'error: exec: "/w": permission denied\n', 1],
    ],
  },
  {
    files: ACCOUNTS,
  },
);

// su-exec follows su-exec.c of Alpine: its usage is no failure, and err(3) prints what errno says.
judged(
  { id, 'su-exec': suExec, true: trueProgram },
  {
    busybox: [
      ['su-exec app id -u', '999\n'],
      ['su-exec app:44 id -g', '44\n'],
      ['su-exec app id -G', '999 44\n'],
      ['su-exec 1000:1000 id -u', '1000\n'],
      ['su-exec app', 'Usage: su-exec user-spec command [args]\n'],
      ['su-exec root nosuch', '', 'su-exec: nosuch: No such file or directory\n', 1],
      ['su-exec root ./a.txt', '', 'su-exec: ./a.txt: Permission denied\n', 1],
      ['su-exec root sh -c "exit 3"', '', '', 3],
    ],
  },
  { files: ACCOUNTS },
);
