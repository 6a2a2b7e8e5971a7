import { judged } from '../../testing/judged';
import { printf } from '../system/printf';
import { head } from './headTail';
import { tr } from './tr';

judged(
  { head, printf, tr },
  {
    both: [
      ['tr a-z A-Z < a.txt', 'HELLO WORLD\nFOO BAR\nBAZ\n'],
      [
        "tr -s ' ' '_' < c.log",
        '2024-01-02_10:00:01_INFO_start\n2024-01-02_10:00:05_ERROR_42_bad_thing\n2024-01-03_11:30:00_INFO_end\n2024-01-03_11:31:00_WARN_Disk_full\n',
      ],
      ["tr -cd '0-9\\n' < c.log", '20240102100001\n2024010210000542\n20240103113000\n20240103113100\n'],
      ["tr -c 'a-z\\n' . < a.txt", 'hello.world\nfoo.bar\nbaz\n'],
      ["tr -cs 'a-zA-Z' '\\n' < a.txt", 'hello\nworld\nfoo\nbar\nbaz\n'],
      ['tr -ds o l < a.txt', 'hel wrld\nf bar\nbaz\n'],
      ["tr '\\141' X < s1", 'X\nb\nc\n'],
      ["tr '[x*3]' abc < s1", 'a\nb\nc\n'],
      ["printf 'a\\0b\\0' | tr '\\0' ' '", 'a b '],
      ["tr -d '\"' < csv", 'a,b,c\n1,2,3\n4,,6\nx,y,z,w\n'],
      ["tr '\\t' ',' < tab.tsv", 'id,name,qty\n1,apple,5\n2,banana,\n3,cherry,12\n'],
      ["tr -C 'a-z' '-' < nonl", 'no-newline'],
      ["head -c 3 /dev/zero | tr '\\0' '='", '==='],
    ],
    busybox: [
      ["tr 'a-c' '[x*]' < s1", '[\nx\n*\n'],
      ["tr a '' < s1", '', 'tr: STRING2 cannot be empty\n', 1],
    ],
    gnu: [
      ['tr -t abcd xy < s1', 'x\ny\nc\n'],
      ['tr z-a x < s1', '', "tr: range-endpoints of 'z-a' are in reverse collating sequence order\n", 1],
      ['tr a b c', '', "tr: extra operand 'c'\nTry 'tr --help' for more information.\n", 1],
    ],
  },
);
