import { judged } from '../../testing/judged';
import { getopt } from './getopt';
import { echo } from './small';

judged(
  { echo, getopt },
  {
    both: [
      ['getopt -o ab: -l long,val: -- -a --val=3 z', " -a --val '3' -- 'z'\n"],
      ['getopt -o a -n me -- -z -a', ' -a --\n', "me: invalid option -- 'z'\n", 1],
      ["getopt -l foo: -o '' -- --foo", ' --\n', "getopt: option '--foo' requires an argument\n", 1],
      ["getopt -u -o a: -- -a 'x y' z", ' -a x y -- z\n'],
      ['getopt -o ab -- -ab', ' -a -b --\n'],
      ['getopt -T; echo $?', '4\n'],
      ['getopt -o a:: -- -ax -a y', " -a 'x' -a '' -- 'y'\n"],
      ['set -- -v -f name rest; o=$(getopt vf: "$@"); eval set -- "$o"; echo "$@"', '-v -f name -- rest\n'],
    ],
    busybox: [['getopt', '', 'getopt: missing optstring argument\n', 1]],
    gnu: [
      [
        "getopt -o '' -l foo,fox -- --fo",
        ' --\n',
        "getopt: option '--fo' is ambiguous; possibilities: '--foo' '--fox'\n",
        1,
      ],
    ],
  },
);
