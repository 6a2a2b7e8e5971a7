import { expect, test } from 'vitest';
import { runImage } from '../../testing/imageRun';
import { judged } from '../../testing/judged';
import { JUDGED_HOSTS } from '../../testing/judgedHosts';
import { ls } from '../files/ls';
import { mkdir } from '../files/mkdir';
import { echo } from '../system/small';
import { cat } from '../text/cat';
import { cut } from '../text/cut';
import { head } from '../text/headTail';
import { git } from './git';

judged(
  { cat, cut, echo, git, head, ls, mkdir },
  {
    gnu: [
      ['git --version | cut -c1-12', 'git version \n'],
      ['git status', '', 'fatal: not a git repository (or any of the parent directories): .git\n', 128],
      ['git init -q r; ls -a r', '.\n..\n.git\n'],
      [
        'git clone https://nosuch/x/y.git',
        '',
        "Cloning into 'y'...\nfatal: unable to access 'https://nosuch/x/y.git/': Could not resolve host: nosuch\n",
        128,
      ],
      [
        'git clone https://db:1/x/y.git',
        '',
        "Cloning into 'y'...\nfatal: unable to access 'https://db:1/x/y.git/': Failed to connect to db port 1 after 2 ms: Couldn't connect to server\n",
        128,
      ],
      [
        'git clone http://db:1/x/y.git',
        '',
        "Cloning into 'y'...\nfatal: unable to access 'http://db:1/x/y.git/': Failed to connect to db port 1 after 2 ms: Couldn't connect to server\n",
        128,
      ],
      [
        'git clone git@nosuch:x/y.git',
        '',
        "Cloning into 'y'...\nssh: Could not resolve hostname nosuch: Name or service not known\r\nfatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.\n",
        128,
      ],
      [
        'git clone ssh://git@nosuch/x/y.git',
        '',
        "Cloning into 'y'...\nssh: Could not resolve hostname nosuch: Name or service not known\r\nfatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.\n",
        128,
      ],
      [
        'git clone -q https://nosuch/x.git',
        '',
        "fatal: unable to access 'https://nosuch/x.git/': Could not resolve host: nosuch\n",
        128,
      ],
      ['git clone --nope https://nosuch/x.git 2>&1 | head -1', "error: unknown option `nope'\n"],
      ['git bogus', '', "git: 'bogus' is not a git command. See 'git --help'.\n", 1],
      [
        'git clone https://nosuch/x.git /etc',
        '',
        "fatal: destination path '/etc' already exists and is not an empty directory.\n",
        128,
      ],
      [
        'mkdir e; git clone https://nosuch/x.git e; ls -d e',
        'e\n',
        "Cloning into 'e'...\nfatal: unable to access 'https://nosuch/x.git/': Could not resolve host: nosuch\n",
      ],
      ['git clone --depth 0 https://nosuch/x', '', 'fatal: depth 0 is not a positive number\n', 128],
      ['git clone --depth x https://nosuch/x', '', 'fatal: depth x is not a positive number\n', 128],
      ['git pull', '', 'fatal: not a git repository (or any of the parent directories): .git\n', 128],
      ['git fetch origin', '', 'fatal: not a git repository (or any of the parent directories): .git\n', 128],
      ['git log', '', 'fatal: not a git repository (or any of the parent directories): .git\n', 128],
      ['git branch', '', 'fatal: not a git repository (or any of the parent directories): .git\n', 128],
      ['git rev-parse HEAD', '', 'fatal: not a git repository (or any of the parent directories): .git\n', 128],
      [
        'git clone git://db:1/x',
        '',
        "Cloning into 'x'...\nfatal: unable to connect to db:\ndb[0: 10.96.12.35]: errno=Connection refused\n\n",
        128,
      ],
      [
        'git clone git://nosuch/x',
        '',
        "Cloning into 'x'...\nfatal: unable to look up nosuch (port 9418) (Name or service not known)\n",
        128,
      ],
      ['git clone /nope', '', "fatal: repository '/nope' does not exist\n", 128],
      ['git clone ./d', '', "fatal: repository './d' does not exist\n", 128],
      ['git -C /nope status', '', "fatal: cannot change to '/nope': No such file or directory\n", 128],
      [
        'git clone https://nosuch/x.git a.txt',
        '',
        "fatal: destination path 'a.txt' already exists and is not an empty directory.\n",
        128,
      ],
      [
        'git ls-remote https://nosuch/x.git',
        '',
        "fatal: unable to access 'https://nosuch/x.git/': Could not resolve host: nosuch\n",
        128,
      ],
      [
        'git init -q r; cd r; git status',
        'On branch master\n\nNo commits yet\n\nnothing to commit (create/copy files and use "git add" to track)\n',
      ],
      ['git init -q r; cd r; git log', '', "fatal: your current branch 'master' does not have any commits yet\n", 128],
      ['git checkout main', '', 'fatal: not a git repository (or any of the parent directories): .git\n', 128],
      [
        'git clone https://nosuch/x.git --branch main y',
        '',
        "Cloning into 'y'...\nfatal: unable to access 'https://nosuch/x.git/': Could not resolve host: nosuch\n",
        128,
      ],
      ['git config --get user.email; echo $?', '1\n'],
      [
        'git init 2>&1 | head -1',
        "hint: Using 'master' as the name for the initial branch. This default branch name\n",
      ],
      ['git init -q -b main r; cat r/.git/HEAD', 'ref: refs/heads/main\n'],
      ['git init -q r; cd r; git init', 'Reinitialized existing Git repository in /w/r/.git/\n'],
      [
        'git config --global user.name x; git config --global --add safe.directory "*"; cat ~/.gitconfig; git config user.name',
        '[user]\n\tname = x\n[safe]\n\tdirectory = *\nx\n',
      ],
      ['git config user.name x', '', 'fatal: not in a git directory\n', 128],
    ],
  },
  { hosts: JUDGED_HOSTS },
);

const clone = (...words: string[]) =>
  runImage('alpine/git', words, {
    hosts: {
      '140.82.121.4': {
        names: ['github.com'],
        ports: { 443: '', 80: 'HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n# shop\n' },
      },
    },
  });

// Without a terminal the real one shows no progress either.
test('a clone of a declared host is made up, and says so', () => {
  const https = clone('git', 'clone', '--depth', '1', '-b', 'v2', 'https://github.com/x/shop.git');
  expect(https).toMatchObject({ exitCode: 0, stdout: '', stderr: "Cloning into 'shop'...\n" });
  expect(https.read('/git/shop/README.md')).toBe('# shop\n');
  expect(https.read('/git/shop/.git/HEAD')).toBe('ref: refs/heads/v2\n');
  expect(https.notices).toContain('program.approximated git clone');
  expect(clone('git', 'clone', '-q', 'http://github.com/x/y').stderr).toBe('');
});

test('a clone answers what loops ask of it', () => {
  const script =
    'git clone -q https://github.com/x/y r; cd r; git pull; git status; git rev-parse --abbrev-ref HEAD; git rev-parse HEAD; git log';
  const run = clone('sh', '-c', script);
  expect(run.stdout).toMatch(
    /^Already up to date\.\nOn branch main\nYour branch is up to date with 'origin\/main'\.\n\nnothing to commit, working tree clean\nmain\n[0-9a-f]{40}\n$/,
  );
  expect(run.stderr).toBe("git: Podflight does not simulate 'git log'\n");
});
