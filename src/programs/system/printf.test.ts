import { judged } from '../../testing/judged';
import { printf } from './printf';
import { env } from './wrappers';

judged(
  { env, printf },
  {
    gnu: [
      [
        'env printf "%d\\n" 5x abc 3',
        '5\n0\n3\n',
        "printf: '5x': value not completely converted\nprintf: 'abc': expected a numeric value\n",
        1,
      ],
      ['env printf "a\\n" b', 'a\n', "printf: warning: ignoring excess arguments, starting with 'b'\n"],
    ],
    both: [
      ["printf '%.1e %g %.0e\\n' 1.25 1234565 2.5", '1.2e+00 1.23456e+06 2e+00\n'],
      ["env printf '%s\\n' a b c", 'a\nb\nc\n'],
      ["env printf '%i %u %o %X\\n' 10 10 10 255", '10 10 12 FF\n'],
    ],
    busybox: [["env printf '%d\\n' 0x1f 010 1e3", '31\n8\n0\n', "printf: invalid number '1e3'\n", 1]],
  },
);
