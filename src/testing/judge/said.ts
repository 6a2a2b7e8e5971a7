/** What a command line said. */
export interface Said {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/** What the two may print differently, because the two servers listen elsewhere. */
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/https?:\/\/(?:127\.0\.0\.1:\d+|10\.250\.0\.2:6443)/g, 'SERVER'],
  [/\/tmp\/(?:podflight-judge-\w+|LIVE-\d+|MERGED-\d+)/g, 'FOLDER'],
  // When kubectl wrote the two files that it compares.
  [/\t\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{9} \+0000$/gm, '\tNOW'],
  // A Node's Lease is not simulated.
  [/^Lease:.*\n/m, ''],
  // client-go's own log.
  [/^[IWE]\d{4} \d\d:\d\d:\d\d\.\d+ .*\n/gm, ''],
];

const masked = (text: string): string => MASKS.reduce((so, [pattern, put]) => so.replace(pattern, put), text);

/** The lines that differ, as `- real` and `+ built-in`; empty if both say the same. */
export function differences(real: Said, builtIn: Said): string[] {
  return [
    ...(real.exitCode === builtIn.exitCode ? [] : [`- exit ${real.exitCode}`, `+ exit ${builtIn.exitCode}`]),
    ...lineDifferences('stdout', masked(real.stdout), masked(builtIn.stdout)),
    ...lineDifferences('stderr', masked(real.stderr), masked(builtIn.stderr)),
  ];
}

/** Everything between the common beginning and the common end. */
function lineDifferences(stream: string, real: string, builtIn: string): string[] {
  if (real === builtIn) return [];
  const [left, right] = [real.split('\n'), builtIn.split('\n')];
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start++;
  let end = 0;
  while (end < Math.min(left.length, right.length) - start && left.at(-1 - end) === right.at(-1 - end)) end++;
  const show = (sign: string, lines: readonly string[]) =>
    lines.slice(start, lines.length - end).map((line) => `${sign} ${stream}: ${JSON.stringify(line).slice(1, -1)}`);
  return [...show('-', left), ...show('+', right)];
}
