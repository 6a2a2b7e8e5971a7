import { judged } from '../../testing/judged';
import { echo } from '../system/small';
import { cut } from '../text/cut';
import { cksum, md5sum, sha1sum, sha256sum, sha512sum, sum } from './digest';

judged(
  { cksum, cut, echo, md5sum, sha1sum, sha256sum, sha512sum, sum },
  {
    both: [
      ['md5sum -t s1', '40c53c58fdafacc83cfff6ee3d2f6d69  s1\n'],
      ['md5sum < a.txt', '27965b9999c9293131f8fb5f40fe4c7b  -\n'],
      ['sha1sum a.txt', 'f9ecb2b210266a237168c7dc301ff510c15b8e44  a.txt\n'],
      [
        'sha512sum nonl',
        '987b17c3491fad8618d39a0d244e3da96595fe1f876d7a0dcfe87bd2a792f130895288c0e86f64abc590f5991a938bdf9e4ee427aeacd51a48c48437eea66b2a  nonl\n',
      ],
      ['echo "$(sha256sum a.txt | cut -d\' \' -f1) *a.txt" | sha256sum -c', 'a.txt: OK\n'],
      ['md5sum -c nope', '', 'md5sum: nope: No such file or directory\n', 1],
    ],
    busybox: [
      ['echo bad > sums; md5sum -c sums', '', 'md5sum: WARNING: 1 of 1 computed checksums did NOT match\n', 1],
      ['echo > sums; md5sum -c sums', '', 'md5sum: WARNING: 1 of 1 computed checksums did NOT match\n', 1],
      ['md5sum nope', '', "md5sum: can't open 'nope': No such file or directory\n", 1],
      ['md5sum d', '', "md5sum: can't read 'd': Is a directory\n", 1],
      ['sha256sum a.txt > sums; sha256sum -cs sums; echo $?', '0\n'],
      [
        'echo "0000  a.txt" | sha256sum -c',
        'a.txt: FAILED\n',
        'sha256sum: WARNING: 1 of 1 computed checksums did NOT match\n',
        1,
      ],
      ['md5sum -b a.txt', '27965b9999c9293131f8fb5f40fe4c7b  a.txt\n'],
    ],
    gnu: [
      ['echo bad > sums; md5sum -c sums', '', 'md5sum: sums: no properly formatted checksum lines found\n', 1],
      ['echo > sums; md5sum -c sums', '', 'md5sum: sums: no properly formatted checksum lines found\n', 1],
      ['md5sum nope', '', 'md5sum: nope: No such file or directory\n', 1],
      ['md5sum d', '', 'md5sum: d: Is a directory\n', 1],
      ['sha256sum a.txt > sums; sha256sum -c --quiet sums; echo $?', '0\n'],
      ['md5sum --tag a.txt', 'MD5 (a.txt) = 27965b9999c9293131f8fb5f40fe4c7b\n'],
      ['sha256sum -Q', '', "sha256sum: invalid option -- 'Q'\nTry 'sha256sum --help' for more information.\n", 1],
      ['cksum < a.txt', '3919922766 24\n'],
      ['cksum nope', '', 'cksum: nope: No such file or directory\n', 1],
      ['sum -s a.txt', '2128 1 a.txt\n'],
    ],
  },
);
