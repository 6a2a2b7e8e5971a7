import { judged } from '../../testing/judged';
import { echo } from '../system/small';
import { head } from '../text/headTail';
import { envsubst } from './envsubst';

// A brace behind a dollar sign is written as \\u007b: the linter takes it for a template.
judged(
  { echo, envsubst, head },
  {
    gnu: [
      ["echo '$A $\u007bB} $C' | A=1 B=2 envsubst", '1 2 \n'],
      ['envsubst < tpl', 'host=\nport=\nx=$\u007bX:-1} $$ $1\n'],
      ['HOST=h PORT=1 envsubst < tpl', 'host=h\nport=1\nx=$\u007bX:-1} $$ $1\n'],
      ["HOST=h PORT=1 envsubst '$HOST' < tpl", 'host=h\nport=$PORT\nx=$\u007bX:-1} $$ $1\n'],
      ["HOST=h PORT=1 envsubst '$\u007bHOST} x' < tpl", 'host=h\nport=$PORT\nx=$\u007bX:-1} $$ $1\n'],
      ["envsubst -v '$A $\u007bB} $A'", 'A\nB\nA\n'],
      ['envsubst -v', '', 'envsubst: missing arguments\n', 1],
      ['envsubst -v a b', '', 'envsubst: too many arguments\n', 1],
      ['envsubst a b', '', 'envsubst: too many arguments\n', 1],
      ['envsubst -Q', '', "envsubst: invalid option -- 'Q'\nTry 'envsubst --help' for more information.\n", 1],
      [
        'envsubst --nope',
        '',
        "envsubst: unrecognized option '--nope'\nTry 'envsubst --help' for more information.\n",
        1,
      ],
      ["envsubst --variables '$HOME'", 'HOME\n'],
      ["echo '$$HOME $\u007bHOME $\u007bHOME}x $1 $\u007b1}' | envsubst", '$/root $\u007bHOME /rootx $1 $\u007b1}\n'],
      ["echo '$\u007bHOME:-x} $\u007bA-y}' | envsubst", '$\u007bHOME:-x} $\u007bA-y}\n'],
      ['envsubst --version | head -1', 'envsubst (GNU gettext-runtime) 0.21\n'],
      ["printf 'no newline $HOME' | envsubst", 'no newline /root'],
      ["envsubst '' < tpl", 'host=$\u007bHOST}\nport=$PORT\nx=$\u007bX:-1} $$ $1\n'],
      ["echo '$HOME_ $HOME.x' | envsubst", ' /root.x\n'],
      ["echo '\\$HOME' | envsubst", '\\/root\n'],
      ["envsubst -v '$'", ''],
      ["envsubst -vv '$x'", 'x\n'],
      ['envsubst -V | head -1', 'envsubst (GNU gettext-runtime) 0.21\n'],
      [
        'envsubst -h | head -3',
        'Usage: envsubst [OPTION] [SHELL-FORMAT]\n\nSubstitutes the values of environment variables.\n',
      ],
      [
        "envsubst --v '$HOME'",
        '',
        "envsubst: option '--v' is ambiguous; possibilities: '--variables' '--version'\nTry 'envsubst --help' for more information.\n",
        1,
      ],
    ],
  },
);
