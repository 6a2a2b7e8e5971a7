import { judged } from '../../testing/judged';
import { gzip } from './gzip';
import { ls } from './ls';
import { touch } from './touch';

judged(
  { bzcat: gzip, bzip2: gzip, gunzip: gzip, gzip, ls, touch, xz: gzip, zcat: gzip },
  {
    both: [
      [
        'gzip -k a.txt; ls',
        'a.txt\na.txt.gz\nb.txt\nc.log\ncsv\nd\ndup\nempty\nlist\nlong\nmon\nnonl\nnums\npw\nrun.sh\ns1\ns2\nsizes\nsp ace\ntab.tsv\ntpl\nvers\n',
      ],
      ['gzip -c a.txt | gunzip', 'hello world\nfoo bar\nbaz\n'],
      ['gzip -c a.txt | zcat', 'hello world\nfoo bar\nbaz\n'],
      ['gzip < a.txt | gzip -d', 'hello world\nfoo bar\nbaz\n'],
      ['gzip nope', '', 'gzip: nope: No such file or directory\n', 1],
      [
        'gzip -9 a.txt; ls',
        'a.txt.gz\nb.txt\nc.log\ncsv\nd\ndup\nempty\nlist\nlong\nmon\nnonl\nnums\npw\nrun.sh\ns1\ns2\nsizes\nsp ace\ntab.tsv\ntpl\nvers\n',
      ],
      ['bzip2 -k a.txt; bzcat a.txt.bz2', 'hello world\nfoo bar\nbaz\n'],
    ],
    busybox: [
      ['zcat s1', '', 'zcat: no gzip/bzip2/xz magic\n', 1],
      ['gzip a.txt; zcat a.txt', '', 'zcat: a.txt: No such file or directory\n', 1],
      ['gzip a.txt; gzip a.txt.gz', ''],
      ['gunzip nope', '', 'gunzip: nope: No such file or directory\n', 1],
    ],
    gnu: [
      ['gzip -Q', '', "gzip: invalid option -- 'Q'\nTry `gzip --help' for more information.\n", 1],
      ['zcat s1', '', '\ngzip: s1: not in gzip format\n', 1],
      ['gunzip --bogus', '', "gzip: unrecognized option '--bogus'\nTry `gzip --help' for more information.\n", 1],
      ['gzip a.txt; zcat a.txt', 'hello world\nfoo bar\nbaz\n'],
      ['gunzip nope', '', 'gzip: nope.gz: No such file or directory\n', 1],
      ['gzip -t a.txt', '', '\ngzip: a.txt: not in gzip format\n', 1],
      ['touch a.txt.gz; gzip a.txt < /dev/null', '', 'gzip: a.txt.gz already exists;\tnot overwritten\n', 2],
      [
        'xz a.txt; ls',
        'a.txt.xz\nb.txt\nc.log\ncsv\nd\ndup\nempty\nlist\nlong\nmon\nnonl\nnums\npw\nrun.sh\ns1\ns2\nsizes\nsp ace\ntab.tsv\ntpl\nvers\n',
      ],
    ],
  },
);
