import { judged } from '../../testing/judged';
import { grep } from '../text/grep';
import { ln } from './ln';
import { tar } from './tar';

judged(
  { grep, ln, tar },
  {
    both: [["ln -s a.txt sl; tar cf t.tar sl; tar tvf t.tar | grep -o 'sl -> .*'", 'sl -> a.txt\n']],
    busybox: [
      [
        'tar cf t.tar a.txt; tar rf t.tar s1; tar tf t.tar',
        'a.txt\n',
        "tar: invalid option -- 'r'\nBusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) multi-call binary.\n\nUsage: tar c|x|t [-ZzJjahmvokO] [-f TARFILE] [-C DIR] [FILE]...\n\nCreate, extract, or list files from a tar file\n\n\tc\tCreate\n\tx\tExtract\n\tt\tList\n\t-f FILE\tName of TARFILE ('-' for stdin/out)\n\t-C DIR\tChange to DIR before operation\n\t-v\tVerbose\n\t-O\tExtract to stdout\n\t-m\tDon't restore mtime\n\t-o\tDon't restore user:group\n\t-k\tDon't replace existing files\n\t-Z\t(De)compress using compress\n\t-z\t(De)compress using gzip\n\t-J\t(De)compress using xz\n\t-j\t(De)compress using bzip2\n\t--lzma\t(De)compress using lzma\n\t-a\t(De)compress based on extension\n\t-h\tFollow symlinks\n\t--overwrite\t\tReplace existing files\n\t--strip-components NUM\tNUM of leading components to strip\n\t--no-recursion\t\tDon't descend in directories\n\t--numeric-owner\t\tUse numeric user:group\n\t--no-same-permissions\tDon't restore access permissions\n\t--to-command COMMAND\tPipe files to COMMAND\n",
      ],
      [
        'tar f',
        '',
        "tar: option requires an argument -- 'f'\nBusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) multi-call binary.\n\nUsage: tar c|x|t [-ZzJjahmvokO] [-f TARFILE] [-C DIR] [FILE]...\n\nCreate, extract, or list files from a tar file\n\n\tc\tCreate\n\tx\tExtract\n\tt\tList\n\t-f FILE\tName of TARFILE ('-' for stdin/out)\n\t-C DIR\tChange to DIR before operation\n\t-v\tVerbose\n\t-O\tExtract to stdout\n\t-m\tDon't restore mtime\n\t-o\tDon't restore user:group\n\t-k\tDon't replace existing files\n\t-Z\t(De)compress using compress\n\t-z\t(De)compress using gzip\n\t-J\t(De)compress using xz\n\t-j\t(De)compress using bzip2\n\t--lzma\t(De)compress using lzma\n\t-a\t(De)compress based on extension\n\t-h\tFollow symlinks\n\t--overwrite\t\tReplace existing files\n\t--strip-components NUM\tNUM of leading components to strip\n\t--no-recursion\t\tDon't descend in directories\n\t--numeric-owner\t\tUse numeric user:group\n\t--no-same-permissions\tDon't restore access permissions\n\t--to-command COMMAND\tPipe files to COMMAND\n",
        1,
      ],
      ['tar cf t.tar a.txt; tar xkf t.tar', '', "tar: can't open 'a.txt': File exists\n", 1],
      [
        'tar cf t.tar nope a.txt; tar tf t.tar',
        'a.txt\n',
        'tar: nope: No such file or directory\ntar: error exit delayed from previous errors\n',
      ],
      ['tar x', '', 'tar: short read\n', 1],
      ['tar -xf t.tar -p', '', "tar: can't open 't.tar': No such file or directory\n", 1],
    ],
    gnu: [
      ['tar cf t.tar a.txt; tar rf t.tar s1; tar tf t.tar', 'a.txt\ns1\n'],
      ['printf "a.txt\\ns1\\n" > l; tar cf t.tar -T l; tar tf t.tar', 'a.txt\ns1\n'],
      [
        'tar f',
        '',
        "tar: Old option 'f' requires an argument.\nTry 'tar --help' or 'tar --usage' for more information.\n",
        2,
      ],
      [
        'tar cf t.tar a.txt; tar xkf t.tar',
        '',
        'tar: a.txt: Cannot open: File exists\ntar: Exiting with failure status due to previous errors\n',
        2,
      ],
      ['tar cf t.tar --exclude=e d; tar tf t.tar', 'd/\nd/x.conf\n'],
      [
        'tar xf nope',
        '',
        'tar: nope: Cannot open: No such file or directory\ntar: Error is not recoverable: exiting now\n',
        2,
      ],
      [
        'tar cf t.tar nope a.txt; tar tf t.tar',
        'a.txt\n',
        'tar: nope: Cannot stat: No such file or directory\ntar: Exiting with failure status due to previous errors\n',
      ],
      [
        'tar',
        '',
        "tar: You must specify one of the '-Acdtrux', '--delete' or '--test-label' options\nTry 'tar --help' or 'tar --usage' for more information.\n",
        2,
      ],
      ['tar -Q', '', "tar: invalid option -- 'Q'\nTry 'tar --help' or 'tar --usage' for more information.\n", 64],
      [
        'tar xf t.tar -C nodir',
        '',
        'tar: t.tar: Cannot open: No such file or directory\ntar: Error is not recoverable: exiting now\n',
        2,
      ],
    ],
  },
);
