import { judged } from '../../testing/judged';
import { cat } from '../text/cat';
import { diff } from './compare';
import { patch } from './patch';

judged(
  { cat, diff, patch },
  {
    both: [
      ['diff -u s1 s2 > p; patch s1 < p; cat s1', 'patching file s1\nb\nc\nd\n'],
      ['diff -u s1 s2 > p; patch -R s2 < p; cat s2', 'patching file s2\na\nb\nc\n'],
      ['diff -u s1 s2 > p; patch -i p s1', 'patching file s1\n'],
    ],
    busybox: [
      [
        'diff -u s1 s2 > p; patch -p0 < p; cat s1',
        'patching file s2\na\nb\nc\n',
        'Hunk 1 FAILED 1/1.\n-a\n b\n c\n+d\n',
      ],
      ['patch nope < a.txt', ''],
      ['diff -u s1 s2 > p; patch -N s2 < p', 'patching file s2\n', 'Hunk 1 FAILED 1/1.\n-a\n b\n c\n+d\n', 1],
    ],
    gnu: [
      ['diff -u s1 s2 > p; patch --dry-run s1 < p; cat s1', 'checking file s1\na\nb\nc\n'],
      ['patch nope < a.txt', '', 'patch: **** Only garbage was found in the patch input.\n', 2],
    ],
  },
);
