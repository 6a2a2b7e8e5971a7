import { judged } from '../../testing/judged';
import { ls } from '../files/ls';
import { cut } from '../text/cut';
import { git } from './git';

judged(
  { cut, git, ls },
  {
    gnu: [
      [
        'git clone https://nosuch.invalid/x/y.git',
        '',
        "Cloning into 'y'...\nfatal: unable to access 'https://nosuch.invalid/x/y.git/': Could not resolve host: nosuch.invalid\n",
        128,
      ],
      ["git --version | cut -d' ' -f1-2", 'git version\n'],
      ['git log', '', 'fatal: not a git repository (or any of the parent directories): .git\n', 128],
      [
        'git clone https://github.com/x/y.git /w',
        '',
        "fatal: destination path '/w' already exists and is not an empty directory.\n",
        128,
      ],
      ['git init -q .; ls -d .git', '.git\n'],
    ],
  },
);
