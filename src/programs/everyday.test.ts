import { describe, expect, test } from 'vitest';
import type { Dialect } from '../process/types';
import { runShell } from '../testing/shellRun';

const FILES = {
  'a.txt': 'hello world\nfoo bar\nbaz\n',
  nums: '10\n9\n2\n33\n',
  'd/x.conf': 'key=value\nport=8080\n',
};

const run = (shell: Dialect, script: string): string => {
  const { stdout, stderr } = runShell({ id: script, shell, script, files: FILES });
  return stdout + stderr;
};

/** What both userlands print alike, by the program it is about. */
const ALIKE: Readonly<Record<string, readonly (readonly [script: string, output: string])[]>> = {
  sed: [
    ["sed 's/$/!/' nums", '10!\n9!\n2!\n33!\n'],
    ["sed -n '$=' nums", '4\n'],
    ["sed '#n' nums", ''],
    ["sed -i.bak 's/10/ten/' nums; head -1 nums nums.bak | tr '\\n' ' '", '==> nums <== ten  ==> nums.bak <== 10 '],
  ],
  grep: [
    ["grep -c '$' nums", '4\n'],
    ["grep -o '\\bb.' a.txt", 'ba\nba\n'],
    ['grep -r 8080 d', 'd/x.conf:port=8080\n'],
  ],
  awk: [
    ['awk \'{printf "%5d|%-4s|\\n", $1, "x"}\' nums', '   10|x   |\n    9|x   |\n    2|x   |\n   33|x   |\n'],
    ['awk \'BEGIN{exit 3} END{print "end"}\'; echo $?', 'end\n3\n'],
  ],
  cut: [
    ['cut -d= -f2 d/x.conf', 'value\n8080\n'],
    ['cut -c2-3 nums', '0\n\n\n3\n'],
  ],
  tr: [
    ["tr a-z A-Z < d/x.conf | tr -d '='", 'KEYVALUE\nPORT8080\n'],
    ["tr -cs 'a-z' '\\n' < a.txt | head -2", 'hello\nworld\n'],
  ],
  xargs: [
    ["printf 'a b\\nc' | xargs -n 2 echo x", 'x a b\nx c\n'],
    ["printf 'a b\\nc' | xargs -I{} echo '[{}]'", '[a b]\n[c]\n'],
  ],
  find: [
    ["find . -type f -name '*.conf' -exec echo {} \\;", './d/x.conf\n'],
    ['find . -maxdepth 1 -type d', '.\n./d\n'],
    ["find d ! -name '*.conf'", 'd\n'],
  ],
  paste: [
    ['paste - - < nums', '10\t9\n2\t33\n'],
    ['paste -sd+ nums', '10+9+2+33\n'],
  ],
  od: [['printf abc | od -An -tx1', ' 61 62 63\n']],
  'cp and mv': [
    ['cp a.txt d; mv nums d/n; ls d', 'a.txt\nn\nx.conf\n'],
    ['ln -s a.txt l; readlink l; rm l; ls -d l 2>/dev/null; echo $?', 'a.txt\n'],
  ],
  date: [["date -u -d @86400 '+%F %T'", '1970-01-02 00:00:00\n']],
  seq: [['seq -s, 3; seq -w 9 10', '1,2,3\n09\n10\n']],
};

describe.each(Object.entries(ALIKE))('%s', (_, rows) => {
  test.each(rows)('%s', (script, output) => {
    for (const shell of ['busybox-1.35', 'dash'] as const) expect(run(shell, script), shell).toContain(output);
  });
});

describe('what only one of them knows', () => {
  test.each([
    ['rm --force nope', "rm: unrecognized option '--force'"],
    ["grep --include='*.txt' x d", "grep: unrecognized option '--include=*.txt'"],
    ['sort --unique nums', "sort: unrecognized option '--unique'"],
  ])('busybox refuses %s', (script, words) => {
    expect(run('busybox-1.35', script)).toContain(words);
    expect(run('dash', script)).not.toContain('unrecognized');
  });

  test("mawk's integers have 32 bits", () => {
    expect(run('dash', "awk 'BEGIN{print 2147483648, 2147483647}'")).toBe('2.14748e+09 2147483647\n');
    expect(run('busybox-1.35', "awk 'BEGIN{print 2147483648}'")).toBe('2147483648\n');
  });
});
