import { judged } from '../../testing/judged';
import { echo } from '../system/small';
import { cut } from '../text/cut';
import { chgrp, chmod, chown } from './attributes';
import { ls } from './ls';
import { stat } from './stat';

judged(
  { chgrp, chmod, chown, cut, echo, ls, stat },
  {
    both: [
      ['chown root: a.txt', ''],
      ['chmod +t d; ls -ld d | cut -c1-10', 'drwxr-xr-t\n'],
      ["chmod -R u+x d; stat -c '%a %n' d d/x.conf", '755 d\n744 d/x.conf\n'],
      ['chmod -- -x a.txt', ''],
      ["chown -R 7 d; stat -c '%u %n' d d/x.conf", '7 d\n7 d/x.conf\n'],
      ['chown -h 5 a.txt; stat -c %u a.txt', '5\n'],
      ['chgrp 5 a.txt; stat -c %u:%g a.txt', '0:5\n'],
    ],
    busybox: [
      ['chown 1000: a.txt', ''],
      ['chown root.root a.txt', ''],
      ['chmod x a.txt', '', "chmod: invalid mode 'x'\n", 1],
      ['chmod -f 600 nope; echo $?', '1\n', 'chmod: nope: No such file or directory\n'],
      ['chown 1000 nope', '', 'chown: nope: No such file or directory\n', 1],
      ['chown -v 1000 a.txt', "changed ownership of 'a.txt' to 1000:0\n"],
      ['chgrp 5 nope', '', 'chgrp: nope: No such file or directory\n', 1],
    ],
    gnu: [
      ['chown 1000: a.txt', '', "chown: invalid spec: '1000:'\n", 1],
      ['chown root.root a.txt', '', "chown: warning: '.' should be ':': 'root.root'\n"],
      ['chmod -v 600 a.txt', "mode of 'a.txt' changed from 0644 (rw-r--r--) to 0600 (rw-------)\n"],
      ['chmod 600 nope', '', "chmod: cannot access 'nope': No such file or directory\n", 1],
      ['chmod --reference=d a.txt; ls -l a.txt | cut -c1-10', '-rwxr-xr-x\n'],
      ['chmod -Q 600 a.txt', '', "chmod: invalid option -- 'Q'\nTry 'chmod --help' for more information.\n", 1],
      ['chown 1000 nope', '', "chown: cannot access 'nope': No such file or directory\n", 1],
      ['chown -v 1000 a.txt', "changed ownership of 'a.txt' from root to 1000\n"],
      ['chgrp 5 nope', '', "chgrp: cannot access 'nope': No such file or directory\n", 1],
    ],
  },
);
