import { judged } from '../../testing/judged';
import { printf } from '../system/printf';
import { cat } from './cat';

judged(
  { cat, printf },
  {
    both: [
      ['cat -A tab.tsv', 'id^Iname^Iqty$\n1^Iapple^I5$\n2^Ibanana^I$\n3^Icherry^I12$\n'],
      ['cat -nb a.txt empty', '     1\thello world\n     2\tfoo bar\n     3\tbaz\n'],
      ["printf 'a\\001\\177b\\n' | cat -v", 'a^A^?b\n'],
      ['cat a.txt nonl | cat -e', 'hello world$\nfoo bar$\nbaz$\nno newline'],
    ],
    busybox: [
      ['cat nope a.txt', 'hello world\nfoo bar\nbaz\n', "cat: can't open 'nope': No such file or directory\n", 1],
    ],
    gnu: [
      ['cat -E nonl', 'no newline'],
      ['cat nope a.txt', 'hello world\nfoo bar\nbaz\n', 'cat: nope: No such file or directory\n', 1],
      ['cat -Q', '', "cat: invalid option -- 'Q'\nTry 'cat --help' for more information.\n", 1],
    ],
  },
);
