import { judged } from '../../testing/judged';
import { ls } from './ls';
import { split } from './split';

judged(
  { ls, split },
  {
    gnu: [
      ['split -n 2 a.txt; ls x*', 'xaa\nxab\n'],
      ['split -l 1 -d s1 p_; ls p_*', 'p_00\np_01\np_02\n'],
      ['split -l1 -a 3 s1; ls x*', 'xaaa\nxaab\nxaac\n'],
      ['split --additional-suffix=.x -l 1 s1; ls x*', 'xaa.x\nxab.x\nxac.x\n'],
      ['split -l x s1', '', "split: invalid number of lines: 'x'\n", 1],
      ['split -l 0 s1', '', "split: invalid number of lines: '0': Numerical result out of range\n", 1],
      ['split nope', '', "split: cannot open 'nope' for reading: No such file or directory\n", 1],
      ['split -b 1 -a 1 long', '', 'split: output file suffixes exhausted\n', 1],
    ],
  },
);
