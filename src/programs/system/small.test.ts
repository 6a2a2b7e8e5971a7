import { judged } from '../../testing/judged';
import { head } from '../text/headTail';
import { bracket, echo, falseProgram, test, trueProgram, yes } from './small';
import { env } from './wrappers';

judged(
  { '[': bracket, echo, env, false: falseProgram, head, test, true: trueProgram, yes },
  {
    gnu: [['env test a.txt -nt nope; echo $?', '0\n']],
    both: [
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
      ['env [ 1 -eq x ]', '', '[: x: bad number\n', 2],
      ['env test 1 -bogus 2', '', 'test: -bogus: unknown operand\n', 2],
    ],
  },
);
