import { judged } from '../../../testing/judged';
import { head } from '../headTail';
import { sed } from './sed';

judged(
  { head, sed },
  {
    both: [
      ['sed s/o/0/2 a.txt', 'hello w0rld\nfo0 bar\nbaz\n'],
      ["sed -n '/foo/p' a.txt", 'foo bar\n'],
      ["sed -E 's/(.*)=(.*)/\\2=\\1/' d/x.conf", 'value=key\n test=name \n# comment\n8080=port\n'],
      ["sed -r 's/[0-9]+/<&>/' d/x.conf", 'key=value\nname = test\n# comment\nport=<8080>\n'],
      ["sed '1i first' s1", 'first\na\nb\nc\n'],
      ['sed = s1', '1\na\n2\nb\n3\nc\n'],
      ["sed '$!N;P;D' s1", 'a\nb\nc\n'],
      ["sed ':a;N;$!ba;s/\\n/,/g' s1", 'a,b,c\n'],
      ["sed '1!G;h;$!d' s1", 'c\nb\na\n'],
      ["sed 'r nope' s1", 'a\nb\nc\n'],
      ["sed '2q' s1", 'a\nb\n'],
      ["sed '/foo/,+1d' a.txt", 'hello world\n'],
      ["sed 's/O/x/I' a.txt", 'hellx world\nfxo bar\nbaz\n'],
      ["sed -n 's/o/x/gp' a.txt", 'hellx wxrld\nfxx bar\n'],
      ['sed --expression=s/a/b/ s1', 'b\nb\nc\n'],
      ["sed '/a/{n;d}' s1", 'a\nc\n'],
      ["sed 't;s/$/!/' s1", 'a!\nb!\nc!\n'],
      ["sed 's/a/x/;T;s/$/!/' s1", 'x!\nb\nc\n'],
      ["sed -e 's/a/b/' -e 's/b/c/' s1", 'c\nc\nc\n'],
    ],
    busybox: [
      ["sed '0~2d' nums", '', 'sed: unsupported command ~\n', 1],
      ["sed '0,/o/s//X/' a.txt", 'hello world\nfoo bar\nbaz\n'],
      ["sed 'l 5;d' a.txt", '', 'sed: unsupported command ;\n', 1],
      ["sed 'k' s1", '', 'sed: unsupported command k\n', 1],
      ["sed 's/a/b/e' nope", '', 'sed: bad option in substitution expression\n', 1],
      ['sed F s1', '', 'sed: unsupported command F\n', 1],
      ['sed 2Q s1', '', 'sed: unsupported command Q\n', 1],
      ['sed z s1', '', 'sed: unsupported command z\n', 1],
      ["sed '1W out' s1", '', 'sed: unsupported command W\n', 1],
      ["sed 'v' s1", '', 'sed: unsupported command v\n', 1],
    ],
    gnu: [
      ["sed -s -n '$p' s1 s2", 'c\nd\n'],
      ['sed -i s/a/b/ d', '', "sed: couldn't edit d: not a regular file\n", 4],
      ['sed -f nope s1', '', "sed: couldn't open file nope: No such file or directory\n", 4],
      ["sed 'y/abc/x/' s1", '', "sed: -e expression #1, char 8: strings for `y' command are different lengths\n", 1],
      ["sed 's/a/b/gg' s1", '', "sed: -e expression #1, char 8: multiple `g' options to `s' command\n", 1],
      ['sed --version | head -1', 'sed (GNU sed) 4.9\n'],
      ["sed 's/a/b/w' s1", '', 'sed: -e expression #1, char 7: missing filename in r/R/w/W commands\n', 1],
    ],
  },
);
