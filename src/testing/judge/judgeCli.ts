import { existsSync, readFileSync } from 'node:fs';
import { readScenarioFile } from '../../scenario/file';
import type { Scenario } from '../../scenario/scenario';
import { builtInSays } from './builtIn';
import { type Case, casesOf, SCENARIOS } from './cases';
import { FURTHER_FILES } from './furtherFiles';
import { helpDifferences } from './help';
import { createRealKubectl, OWN_CLOCK, type RealKubectl } from './real';
import { differences, type Said } from './said';
import { FILES } from './writeLines';

const USAGE = `usage: KUBECTL=/path/to/kubectl npm run judge -- [SCENARIO …] [--only TEXT] [--lines FILE]

Types command lines with the built-in kubectl and with a real one (1.36) against the same simulated API server at the
same virtual time, and prints every difference. With --lines it types those of a file, once a scenario, in place of its own.
See src/testing/judge/README.md.`;

/** What the built-in kubectl takes to start: the real one is served that much later. */
const BLOCKING_STARTUP_MS = 200;
const ATTEMPTS = 6;
/** When the lines of `--lines` are typed. */
const LINES_AT_MS = 12_300;

/** `npm run judge`: the exit code is 1 if the two ever differ. */
export async function main(args: readonly string[]): Promise<number> {
  const binary = process.env.KUBECTL;
  if (args.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  if (!binary || !existsSync(binary)) {
    console.log('judge: skipped, no real kubectl: set KUBECTL=/path/to/kubectl (1.36)');
    return 0;
  }
  const { named, only, lines } = readArguments(args);
  const real = await createRealKubectl(binary);
  const tally = { same: 0, different: 0 };
  for (const name of named.length > 0 ? named : Object.keys(SCENARIOS)) {
    const read = readScenarioFile(readFileSync(`src/testing/scenarios/${name}.yaml`, 'utf8'));
    if (!read.ok) throw new Error(`${name}: ${read.problem.code}`);
    const cases = lines?.map((line): Case => ({ atMs: LINES_AT_MS, line })) ?? casesOf(name, read.scenario);
    for (const each of cases) {
      if (!each.line.includes(only)) continue;
      const found = await judge(real, read.scenario, each);
      tally[found.length > 0 ? 'different' : 'same']++;
      if (found.length > 0) console.log(`\n${name} at ${each.atMs} ms: ${each.line}\n${found.join('\n')}`);
    }
  }
  real.close();
  if (named.length === 0 && only === '' && !lines) tellHelp(binary, tally);
  console.log(
    `\njudge: ${tally.same + tally.different} command lines, ${tally.same} alike, ${tally.different} different`,
  );
  return tally.different > 0 ? 1 : 0;
}

interface Asked {
  named: readonly string[];
  only: string;
  /** Asked in place of the scenarios' own lines. */
  lines?: readonly string[];
}

function readArguments(args: readonly string[]): Asked {
  const named: string[] = [];
  const values: Record<string, string> = {};
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    if (word === '--only' || word === '--lines') values[word] = args[++at] ?? '';
    else named.push(word);
  }
  const path = values['--lines'];
  const lines = path === undefined ? {} : { lines: readFileSync(path, 'utf8').split('\n').filter(isLine) };
  return { named, only: values['--only'] ?? '', ...lines };
}

const isLine = (line: string): boolean => line !== '' && !line.startsWith('#');

function tellHelp(binary: string, tally: { same: number; different: number }): void {
  const { compared, found } = helpDifferences(binary);
  for (const text of found) console.log(`\n${text}`);
  tally.same += compared - new Set(found.map((text) => text.split(':')[0])).size;
  tally.different += found.length;
  console.log(`\njudge: ${compared} help texts`);
}

/** kubectl walks the containers in the order of a Go map, which is chance: it is asked until it takes ours. */
const ANY_CONTAINER_FIRST = /--all-containers|logs -l/;

const ageless = (line: string, said: Said): Said =>
  anyOrder(line, { ...said, stdout: said.stdout.replace(/\b\d+s\b/g, 'AGE').replace(/[ -]+/g, ' ') });

/** Go's sort is not stable: which of more than twelve Events of one second comes first is chance. */
const anyOrder = (line: string, said: Said): Said =>
  /kubectl events|describe (?:pods|nodes|deployments|sts|jobs)/.test(line)
    ? { ...said, stdout: said.stdout.split('\n').sort().join('\n') }
    : said;

async function judge(real: RealKubectl, scenario: Scenario, { atMs, line, blocks }: Case): Promise<string[]> {
  const files = { ...FILES, ...FURTHER_FILES, ...scenario.files };
  const filled = { ...scenario, files };
  const builtIn = builtInSays(filled, atMs, line);
  const servedMs = blocks ? atMs + BLOCKING_STARTUP_MS : builtIn.endedMs;
  let found: string[] = [];
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const said = await real.says(filled, { typedBeforeMs: atMs, servedMs, speed: blocks ? 1 : 0 }, line);
    found = differences(anyOrder(line, said), anyOrder(line, builtIn));
    if (found.length === 0) break;
    // Some ages are reckoned by the client's clock, and a busy machine is a second late.
    if (OWN_CLOCK.test(line) && attempt > 1) found = differences(ageless(line, said), ageless(line, builtIn));
    if (found.length === 0 || !(OWN_CLOCK.test(line) || ANY_CONTAINER_FIRST.test(line))) break;
  }
  return found;
}
