import { judged } from '../../testing/judged';
import { echo } from '../system/small';
import { cat } from '../text/cat';
import { head, tail } from '../text/headTail';
import { ls } from './ls';
import { rm } from './rm';
import { unzip, zip } from './zip';

judged(
  { cat, echo, head, ls, rm, tail, unzip, zip },
  {
    gnu: [
      [
        'zip -q z a.txt d/x.conf; unzip z -d o; ls o',
        'Archive:  z.zip\n extracting: o/a.txt                 \n extracting: o/d/x.conf              \na.txt\nd\n',
      ],
      ['zip -q z a.txt; unzip -o z', 'Archive:  z.zip\n extracting: a.txt                   \n'],
      ['zip -q z a.txt; unzip -q -o z; echo $?', '0\n'],
      ['unzip nope', '', 'unzip:  cannot find or open nope, nope.zip or nope.ZIP.\n', 9],
      [
        'unzip a.txt',
        'Archive:  a.txt\n',
        '  End-of-central-directory signature not found.  Either this file is not\n  a zipfile, or it constitutes one disk of a multi-part archive.  In the\n  latter case the central directory and zipfile comment will be found on\n  the last disk(s) of this archive.\nunzip:  cannot find zipfile directory in one of a.txt or\n        a.txt.zip, and cannot find a.txt.ZIP, period.\n',
        9,
      ],
      ['zip -q z a.txt; unzip -p z a.txt', 'hello world\nfoo bar\nbaz\n'],
      [
        'zip -rq z d; rm -r d; unzip z; ls d',
        'Archive:  z.zip\n   creating: d/\n   creating: d/e/\n extracting: d/e/deep.txt            \n extracting: d/x.conf                \ne\nx.conf\n',
      ],
      ['zip -q z a.txt; rm a.txt; unzip z nope', 'Archive:  z.zip\n', 'caution: filename not matched:  nope\n', 11],
      ['zip -q z a.txt b.txt; rm a.txt b.txt; unzip -q z a.txt; ls *.txt', 'a.txt\n'],
      [
        'zip -q z a.txt; unzip -t z',
        'Archive:  z.zip\n    testing: a.txt                    OK\nNo errors detected in compressed data of z.zip.\n',
      ],
      ['zip -q z empty; rm empty; unzip z', 'Archive:  z.zip\n extracting: empty                   \n'],
      ['zip -q z a.txt; unzip -n z', 'Archive:  z.zip\n'],
      [
        'zip -q z a.txt; unzip z < /dev/null',
        'Archive:  z.zip\n',
        'replace a.txt? [y]es, [n]o, [A]ll, [N]one, [r]ename:  NULL\n(EOF or read error, treating as "[N]one" ...)\n',
        1,
      ],
      ['zip -q z d/x.conf; unzip -j -d o z; ls o', 'Archive:  z.zip\n extracting: o/x.conf                \nx.conf\n'],
      [
        'zip -r z d',
        '  adding: d/ (stored 0%)\n  adding: d/e/ (stored 0%)\n  adding: d/e/deep.txt (stored 0%)\n  adding: d/x.conf (stored 0%)\n',
      ],
      ['zip -q z a.txt; unzip -qq -o z', ''],
      [
        'zip -q z a.txt b.txt; rm a.txt b.txt; unzip z -x b.txt; ls *.txt',
        'Archive:  z.zip\n extracting: a.txt                   \na.txt\n',
      ],
      ['zip -q z a.txt; rm a.txt; unzip -q ./z.zip; cat a.txt', 'hello world\nfoo bar\nbaz\n'],
      ['zip -q z nope', '\nzip error: Nothing to do! (z.zip)\n', '', 12],
      ['zip -j z d/x.conf', '  adding: x.conf (stored 0%)\n'],
      ['zip -q z a.txt; zip z a.txt', 'updating: a.txt (stored 0%)\n'],
      ['zip -q z empty; unzip -l z | tail -1', '        0                     1 file\n'],
    ],
  },
);
