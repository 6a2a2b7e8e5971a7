import { judged } from '../../testing/judged';
import { cut } from '../text/cut';
import { wc } from '../text/wc';
import { ln } from './ln';
import { ls } from './ls';
import { mkdir } from './mkdir';
import { mkfifo } from './more';
import { touch } from './touch';

judged(
  { cut, ln, ls, mkdir, mkfifo, touch, wc },
  {
    both: [
      [
        'ls -p',
        'a.txt\nb.txt\nc.log\ncsv\nd/\ndup\nempty\nlist\nlong\nmon\nnonl\nnums\npw\nrun.sh\ns1\ns2\nsizes\nsp ace\ntab.tsv\ntpl\nvers\n',
      ],
      ['ls -R d', 'd:\ne\nx.conf\n\nd/e:\ndeep.txt\n'],
      ['ls -S d s1 nums long', 'long\nnums\ns1\n\nd:\ne\nx.conf\n'],
      ['ls -Q d', '"e"\n"x.conf"\n'],
      ['ls -1sk d | wc -l', '3\n'],
      ["touch -d '2020-01-02' o; touch -d '2021-01-01' n; ls -t o n; ls -tr o n", 'n\no\no\nn\n'],
      ['ls -X d a.txt s1 c.log', 's1\nc.log\na.txt\n\nd:\ne\nx.conf\n'],
      ['ls -v d nums', 'nums\n\nd:\ne\nx.conf\n'],
      ['ls -i a.txt | wc -w', '2\n'],
      ['mkdir q; touch q/.hid q/v; ls q; ls -A q; ls -a q', 'v\n.hid\nv\n.\n..\n.hid\nv\n'],
      ['mkfifo p; ls -l p | cut -c1; ls -F p', 'p\np|\n'],
    ],
    busybox: [
      ['ls --color=always d', '\u001b[1;34me\u001b[m\n\u001b[0;0mx.conf\u001b[m\n'],
      [
        'ls -x',
        'a.txt    b.txt    c.log    csv      d        dup      empty    list\nlong     mon      nonl     nums     pw       run.sh   s1       s2\nsizes    sp ace   tab.tsv  tpl      vers\n',
      ],
      ['ln -s nope br; ls -L br', '', 'ls: br: No such file or directory\n', 1],
      ['ls a.txt/', '', 'ls: a.txt/: Not a directory\n', 1],
    ],
    gnu: [
      ['ls nope', '', "ls: cannot access 'nope': No such file or directory\n", 2],
      ["ls -b 'sp ace'", 'sp\\ ace\n'],
      ['ls --color d', 'e\nx.conf\n'],
      ['ls -Z bogus', '', "ls: cannot access 'bogus': No such file or directory\n", 2],
      ['ls --bogus', '', "ls: unrecognized option '--bogus'\nTry 'ls --help' for more information.\n", 2],
      ['ls a.txt/', '', "ls: cannot access 'a.txt/': Not a directory\n", 2],
    ],
  },
);
