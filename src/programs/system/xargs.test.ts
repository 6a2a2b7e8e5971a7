import { judged } from '../../testing/judged';
import { ls } from '../files/ls';
import { rm } from '../files/rm';
import { printf } from './printf';
import { echo } from './small';
import { xargs } from './xargs';

judged(
  { echo, ls, printf, rm, xargs },
  {
    both: [
      ["printf 'a b\\0c\\0' | xargs -0 -n1 echo", 'a b\nc\n'],
      ["printf '' | xargs -r echo x", ''],
      ["printf 'a\\n' | xargs -t echo", 'a\n', 'echo a\n'],
      ["printf 'a\\n' | xargs sh -c 'exit 255'; echo $?", '124\n', 'xargs: sh: exited with status 255; aborting\n'],
      ["printf 'a b c' | xargs -s 12 echo", 'a b c\n'],
      ["printf 'a\\nEND\\nb\\n' | xargs -E END echo", 'a\n'],
      [
        'ls d | xargs rm -f; ls',
        'a.txt\nb.txt\nc.log\ncsv\nd\ndup\nempty\nlist\nlong\nmon\nnonl\nnums\npw\nrun.sh\ns1\ns2\nsizes\nsp ace\ntab.tsv\ntpl\nvers\n',
      ],
      ['xargs -a s1 echo', 'a b c\n'],
      ["printf 'x\\n' | xargs -i echo '{}{}'", 'xx\n'],
    ],
    busybox: [
      ['xargs -p echo < s1', '', "echo a b cxargs: can't open '/dev/tty': No such device or address\n", 1],
      ["echo \"  'a b' c\" | xargs -I{} echo '<{}>'", "<'a b' c>\n"],
      ['printf "it\'s" | xargs', '', 'xargs: unmatched single quote\n', 1],
      ["printf 'a\\n' | xargs -n x", '', "xargs: invalid number 'x'\n", 1],
      ["printf '%s\\n' one two | xargs -I{} -n1 echo {}", 'one\ntwo\n'],
    ],
    gnu: [
      [
        'xargs -p echo < s1',
        '',
        'echo a b cxargs: failed to open /dev/tty for reading: No such device or address\n',
        1,
      ],
      ["echo \"  'a b' c\" | xargs -I{} echo '<{}>'", '<a b c>\n'],
      [
        'printf "it\'s" | xargs',
        '',
        'xargs: unmatched single quote; by default quotes are special to xargs unless you use the -0 option\n',
        1,
      ],
      ["printf 'a b\\n' | xargs --no-run-if-empty --max-args=1 echo", 'a\nb\n'],
      ['xargs -Q', '', "xargs: invalid option -- 'Q'\nTry 'xargs --help' for more information.\n", 1],
    ],
  },
);
