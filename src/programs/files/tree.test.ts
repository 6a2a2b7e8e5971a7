import { judged } from '../../testing/judged';
import { ln } from './ln';
import { mkdir } from './mkdir';
import { touch } from './touch';
import { tree } from './tree';

// No busybox of Debian has tree, so these follow miscutils/tree.c of 1.36; GNU tree, which no image has, draws the same.
judged(
  { ln, mkdir, touch, tree },
  {
    busybox: [
      ['tree d', 'd\n├── e\n│   └── deep.txt\n└── x.conf\n\n1 directories, 2 files\n'],
      ['cd d; tree', '.\n├── e\n│   └── deep.txt\n└── x.conf\n\n1 directories, 2 files\n'],
      ['tree nope d/e', 'nope [error opening dir]\nd/e\n└── deep.txt\n\n0 directories, 1 files\n'],
      ['tree a.txt; echo $?', 'a.txt [error opening dir]\n\n0 directories, 0 files\n0\n'],
      ['tree -L d/e', '-L [error opening dir]\nd/e\n└── deep.txt\n\n0 directories, 1 files\n'],
      [
        'mkdir -p e/f; ln -s ../a.txt e/l; touch e/.h; tree e',
        'e\n├── f\n└── l -> ../a.txt\n\n1 directories, 1 files\n',
      ],
    ],
  },
);
