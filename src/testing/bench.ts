/** `npm run bench`: what DESIGN's budgets say beside what is measured here. Prints; asserts nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../engine/run';
import { simulate } from '../engine/simulate';
import { allLessons } from '../lessons/all';
import { firstLesson } from '../lessons/first';
import { logsAt } from '../projection/logs';
import { indexOf } from '../projection/runIndex';
import { scene } from '../projection/scene/scene';
import { stageAt } from '../projection/stageAt';
import { terminalAt } from '../projection/terminal';
import { timelineOf } from '../projection/timeline';
import { readScenarioFile } from '../scenario/file';
import type { Scenario } from '../scenario/scenario';
import { best, type Report } from './benchReport';
import { benchShell } from './benchShell';

const MINUTE_MS = 60_000;
/** How many lessons are printed by name. */
const SLOWEST = 5;
const WARM_UP_RUNS = 40;

export function main(): void {
  console.log('best of several runs; budgets in brackets\n');
  benchSimulations(report);
  benchKeyPress(report);
  benchProjections(report);
  benchShell(report);
}

export function report(what: string, measured: string, budget: string): void {
  console.log(`${measured.padStart(16)}  ${what}${budget === '' ? '' : `  [${budget}]`}`);
}

function benchSimulations(report: Report): void {
  const first = { ...firstLesson.scenario, untilMs: 5 * MINUTE_MS };
  report('the very first simulation, nothing compiled yet', ms(best(1, () => simulate(first))), '');
  // An edit simulates again what was simulated before: the budget is for code that the JavaScript engine has compiled.
  best(WARM_UP_RUNS, () => simulate(first));
  for (const { id, tookMs } of slowestFirst(seedScenarios()))
    report(`simulate "${id}", 5 virtual minutes`, ms(tookMs), '≤ 20 ms');
  const lessons = slowestFirst(allLessons);
  for (const { id, tookMs } of lessons.slice(0, SLOWEST))
    report(`simulate lesson "${id}", 5 virtual minutes`, ms(tookMs), '≤ 20 ms');
  const median = lessons[lessons.length >> 1];
  if (median) report(`the median of ${lessons.length} lessons, "${median.id}"`, ms(median.tookMs), '≤ 20 ms');
  const hour = { ...firstLesson.scenario, untilMs: 60 * MINUTE_MS };
  report('one Pod, one virtual hour of the wait loop', ms(best(16, () => simulate(hour))), '≤ 100 ms');
  report('a busy loop of one virtual hour', ms(best(5, () => simulate(BUSY))), '≤ 100 ms');
}

function slowestFirst(named: readonly { id: string; scenario: Scenario }[]): { id: string; tookMs: number }[] {
  return named
    .map(({ id, scenario }) => {
      const minutes = { ...scenario, untilMs: 5 * MINUTE_MS };
      return { id, tookMs: best(8, () => simulate(minutes)) };
    })
    .sort((a, b) => b.tookMs - a.tookMs);
}

/** The documents' own examples, as the recorded cluster played them. */
function seedScenarios(): { id: string; scenario: Scenario }[] {
  const folder = join('src', 'testing', 'scenarios');
  return readdirSync(folder)
    .filter((file) => file.startsWith('seed-'))
    .flatMap((file) => {
      const read = readScenarioFile(readFileSync(join(folder, file), 'utf8'));
      return read.ok ? [{ id: file.replace('.yaml', ''), scenario: read.scenario }] : [];
    });
}

const BUSY: Scenario = {
  kubernetes: '1.36',
  namespace: 'default',
  files: {
    'pod.yaml': `apiVersion: v1
kind: Pod
metadata: { name: busy }
spec:
  containers:
  - name: busy
    image: busybox:1.36
    command: ['sh', '-c', 'while true; do :; done']
`,
  },
  steps: [{ atMs: 0, run: 'kubectl apply -f pod.yaml' }],
  untilMs: 60 * MINUTE_MS,
  node: { images: ['busybox:1.36'] },
};

/** What lies between a key press and the new picture, without the browser's own part (see benchPage.mjs). */
function benchKeyPress(report: Report): void {
  const { scenario } = firstLesson;
  const atMs = firstLesson.stops[0]?.atMs ?? 0;
  let edits = 0;
  const press = () => {
    // Another text each time, as a key press makes it: nothing may be remembered from the run before.
    const files = Object.fromEntries(
      Object.entries(scenario.files).map(([name, text]) => [name, `${text}# ${edits++}\n`]),
    );
    const run = simulate({ ...scenario, files });
    return picture(run, atMs);
  };
  const times = Array.from({ length: 8 }, () => best(1, press));
  const budget = '≤ 100 ms with the browser';
  report('key press to picture: simulate, index, stage and scene, the first time', ms(times[0] ?? 0), budget);
  report('the same once warm', ms(Math.min(...times)), budget);
}

const picture = (run: Run, atMs: number) =>
  scene(stageAt(run, atMs), { width: 900, say: ({ code }) => code, reducedMotion: false });

function benchProjections(report: Report): void {
  const run = simulate({ ...firstLesson.scenario, untilMs: 20 * MINUTE_MS });
  const events = `${run.trace.length.toLocaleString('en')} events`;
  // The index belongs to the run's identity: a copy has none yet.
  report(`index of a run of ${events}`, ms(best(8, () => indexOf({ ...run }))), '≤ 50 ms');
  report('its timeline, index included', ms(best(8, () => timelineOf({ ...run }))), '≤ 50 ms');
  const moments = Array.from({ length: 400 }, (_, index) => Math.floor((index * 7919 * 137) % run.endMs));
  const perMoment = (look: (atMs: number) => unknown) =>
    best(5, () => {
      for (const atMs of moments) look(atMs);
    }) / moments.length;
  report(`stageAt, ${events}`, ms(perMoment((atMs) => stageAt(run, atMs))), '≤ 1 ms');
  report('stageAt and scene', ms(perMoment((atMs) => picture(run, atMs))), '≤ 1 ms');
  report('terminalAt', ms(perMoment((atMs) => terminalAt(run, atMs))), '≤ 1 ms');
  const [instance] = indexOf(run).instances.values();
  if (instance) report('logsAt', ms(perMoment((atMs) => logsAt(run, atMs, instance))), '≤ 1 ms');
}

const ms = (value: number): string => `${value < 10 ? value.toFixed(3) : value.toFixed(1)} ms`;
