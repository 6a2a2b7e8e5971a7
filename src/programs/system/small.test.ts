import { judged } from '../../testing/judged';
import { head } from '../text/headTail';
import { printf } from './printf';
import { bracket, echo, falseProgram, test, trueProgram, yes } from './small';
import { env } from './wrappers';

judged(
  { '[': bracket, echo, env, false: falseProgram, head, printf, test, true: trueProgram, yes },
  {
    gnu: [
      ['env test a.txt -nt nope; echo $?', '0\n'],
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
      ['env test 3 -gt 2; echo $?', '0\n'],
      ['env test -f a.txt; echo $?', '0\n'],
      ['env test a = b; echo $?', '1\n'],
      ['env [ -d d ]; echo $?', '0\n'],
      ["env test -z ''; echo $?", '0\n'],
      ['env test ! -e nope; echo $?', '0\n'],
      ["env test a -a b -o ''; echo $?", '0\n'],
      ['env test -s empty; echo $?', '1\n'],
      ['env test -x run.sh; echo $?', '1\n'],
      ['env true; echo $?', '0\n'],
      ['env false; echo $?', '1\n'],
      ['yes a b | head -1', 'a b\n'],
    ],
    busybox: [
      ["env printf '%d\\n' 0x1f 010 1e3", '31\n8\n0\n', "printf: invalid number '1e3'\n", 1],
      ['env [ 1 -eq x ]', '', '[: x: bad number\n', 2],
      ['env test 1 -bogus 2', '', 'test: -bogus: unknown operand\n', 2],
    ],
  },
);
