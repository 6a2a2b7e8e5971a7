/** `npm run bench`: what DESIGN's budgets say beside what is measured here. Prints; asserts nothing. */
import type { Run } from '../engine/run';
import { simulate } from '../engine/simulate';
import { documentLessons } from '../lessons/documents';
import { failing } from '../lessons/manifests';
import { stageAt } from '../projection/stageAt';
import { terminalAt } from '../projection/terminal';
import type { Scenario } from '../scenario/scenario';
import { benchShell } from './benchShell';

const MINUTE_MS = 60_000;

export function main(): void {
  console.log('best of several runs; budgets in brackets\n');
  benchSimulations();
  benchProjections();
  benchShell(report);
}

function report(what: string, measured: string, budget: string): void {
  console.log(`${measured.padStart(12)}  ${what}  [${budget}]`);
}

function benchSimulations(): void {
  for (const lesson of documentLessons) {
    const scenario = { ...lesson.scenario, untilMs: 5 * MINUTE_MS };
    report(`simulate "${lesson.id}", 5 virtual minutes`, ms(best(5, () => simulate(scenario))), '≤ 20 ms');
  }
  const [waiting] = documentLessons;
  if (waiting) {
    const hour = { ...waiting.scenario, untilMs: 60 * MINUTE_MS };
    report('one Pod, one virtual hour of the wait loop', ms(best(3, () => simulate(hour))), '≤ 100 ms');
  }
  const busy = onePod(
    failing('Always').replace(/command: \[.*cannot.*\n/, "command: ['sh', '-c', 'while true; do :; done']\n"),
  );
  report('a busy loop of one virtual hour', ms(best(3, () => simulate(busy))), '≤ 100 ms');
}

const onePod = (yaml: string): Scenario => ({
  kubernetes: '1.36',
  namespace: 'default',
  files: { 'pod.yaml': yaml },
  steps: [{ atMs: 0, run: 'kubectl apply -f pod.yaml' }],
  untilMs: 60 * MINUTE_MS,
  node: { images: ['busybox:1.36'] },
});

function benchProjections(): void {
  const run: Run = simulate({
    ...(documentLessons[0] as (typeof documentLessons)[0]).scenario,
    untilMs: 30 * MINUTE_MS,
  });
  const moments = Array.from({ length: 400 }, (_, index) => Math.floor((index * 7919 * 137) % run.endMs));
  stageAt(run, 0);
  const perMoment = (look: (atMs: number) => unknown) =>
    best(3, () => {
      for (const atMs of moments) look(atMs);
    }) / moments.length;
  report(`stageAt, a trace of ${run.trace.length} events`, ms(perMoment((atMs) => stageAt(run, atMs))), '≤ 1 ms');
  report('terminalAt', ms(perMoment((atMs) => terminalAt(run, atMs))), '≤ 1 ms');
}

const ms = (value: number): string => `${value < 10 ? value.toFixed(3) : value.toFixed(1)} ms`;

function best(times: number, work: () => unknown): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) {
    const from = performance.now();
    work();
    shortest = Math.min(shortest, performance.now() - from);
  }
  return shortest;
}
