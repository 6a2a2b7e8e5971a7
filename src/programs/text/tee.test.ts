import { judged } from '../../testing/judged';
import { cat } from './cat';
import { tee } from './tee';

judged(
  { cat, tee },
  {
    both: [
      ['echo x | tee out; cat out', 'x\nx\n'],
      ['echo x | tee -a s1; cat s1', 'x\na\nb\nc\nx\n'],
      ['echo x | tee a b > c; cat a b c', 'x\nx\nx\n'],
      ['echo x | tee -i out', 'x\n'],
      ['echo x | tee /nope/x', 'x\n', 'tee: /nope/x: No such file or directory\n', 1],
      ['echo x | tee d', 'x\n', 'tee: d: Is a directory\n', 1],
    ],
    gnu: [['echo x | tee -Q', '', "tee: invalid option -- 'Q'\nTry 'tee --help' for more information.\n", 1]],
  },
);
