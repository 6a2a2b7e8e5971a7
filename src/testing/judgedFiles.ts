/** The files in /w that the real programs had before them when the rows of `judged` tables were recorded. */
export const JUDGED_FILES: Readonly<Record<string, string>> = {
  list: 'alpha 1\nbeta 22\ngamma 333\n\nlast',
  'a.txt': 'hello world\nfoo bar\nbaz\n',
  'b.txt': 'foo bar\nzeta\nhello\n',
  'c.log':
    '2024-01-02 10:00:01 INFO start\n2024-01-02 10:00:05 ERROR 42 bad thing\n' +
    '2024-01-03 11:30:00 INFO end\n2024-01-03 11:31:00 WARN Disk  full\n',
  'd/x.conf': 'key=value\nname = test\n# comment\nport=8080\n',
  'd/e/deep.txt': 'deep\nfoo\n',
  nums: '10\n9\n2\n33\n1\n10\n-5\n2.5\n',
  empty: '',
  nonl: 'no newline',
  'tab.tsv': 'id\tname\tqty\n1\tapple\t5\n2\tbanana\t\n3\tcherry\t12\n',
  csv: 'a,b,c\n1,2,3\n4,,6\nx,"y,z",w\n',
  dup: 'a\na\nb\nA\nb\nb\nc\n',
  pw:
    'root:x:0:0:root:/root:/bin/sh\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n' +
    'app:x:1000:1000::/home/app:/bin/bash\n',
  'sp ace': 'in space\n',
  long:
    'The quick brown fox jumps over the lazy dog. Pack my box with five dozen liquor jugs.\n' +
    '  indented line\n\n\n\ttabbed\tline\nend\n',
  s1: 'a\nb\nc\n',
  s2: 'b\nc\nd\n',
  'run.sh': '#!/bin/sh\necho run "$@"\n',
  tpl: ['host=$', '{HOST}\nport=$PORT\nx=$', '{X:-1} $$ $1\n'].join(''),
  sizes: '10K a\n2M b\n512 c\n1G d\n',
  vers: '1.10\n1.9\n1.2.3\n1.2.10\n',
  mon: 'Mar 3\nJan 1\nfeb 2\n',
};
