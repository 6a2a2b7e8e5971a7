import { describe, expect, it } from 'vitest';
import { simulate } from '../simulate';

const cron = (
  spec: string,
  seconds = 5,
): string => `{apiVersion: batch/v1, kind: CronJob, metadata: {name: tick}, spec: {
  schedule: "*/1 * * * *", ${spec} jobTemplate: {metadata: {labels: {by: tick}}, spec: {template: {spec: {
  restartPolicy: Never, terminationGracePeriodSeconds: 1,
  initContainers: [{name: first, image: busybox:1.36, command: ["true"]}],
  containers: [{name: app, image: busybox:1.36, command: [sleep, "${seconds}"]}]}}}}}}`;

function said(file: string, steps: readonly (readonly [atMs: number, run: string])[], untilMs: number): string[] {
  const typed = [[0, 'kubectl create -f cj.yaml'] as const, ...steps].map(([atMs, run]) => ({ atMs, run }));
  const files = { 'cj.yaml': file };
  const run = simulate({ kubernetes: '1.36', namespace: 'default', files, steps: typed, untilMs });
  const texts = typed.map(() => '');
  for (const event of run.trace) if (event.kind === 'step-output') texts[event.step] += event.text;
  return texts.slice(1);
}

const JOBS = "kubectl get jobs -o jsonpath='{.items[*].metadata.name}'";
const EVENTS = 'kubectl events --for cronjob/tick --no-headers';
/** Minutes since 1970 at 12:01, when the first Job is due: the scenario starts at 12:00. */
const FIRST = Date.parse('2026-11-20T12:01:00Z') / 60_000;

describe('a CronJob', () => {
  it('makes a Job each minute, named after the minute, and keeps as many as it is told', () => {
    const [before, first, later] = said(
      cron('successfulJobsHistoryLimit: 1,'),
      [
        [59_000, `${JOBS}; kubectl get cj --no-headers`],
        [62_000, `${JOBS}; kubectl get cj --no-headers; kubectl get jobs -o yaml`],
        [190_000, `${JOBS}; ${EVENTS}`],
      ],
      195_000,
    );
    expect(before).toMatch(/^tick +\*\/1 \* \* \* \* +<none> +False +0 +<none> +59s\n$/);
    expect(first).toMatch(new RegExp(`^tick-${FIRST}tick .* False +1 +2s +62s\n`));
    expect(first).toContain('batch.kubernetes.io/cronjob-scheduled-timestamp: "2026-11-20T12:01:00Z"');
    expect(first).toContain('kind: CronJob\n      name: tick');
    expect(later).toMatch(new RegExp(`^tick-${FIRST + 2}\\d`));
    expect(later).toContain(
      `SawCompletedJob    CronJob/tick   Saw completed job: tick-${FIRST + 1}, condition: Complete`,
    );
    expect(later).toContain(`SuccessfulDelete   CronJob/tick   Deleted job tick-${FIRST + 1}`);
  });

  it.each([
    ['Allow', `tick-${FIRST} tick-${FIRST + 1}`, 'Created job'],
    ['Forbid', `tick-${FIRST}`, 'Not starting job because prior execution is running and concurrency policy is Forbid'],
    ['Replace', `tick-${FIRST + 1}`, `Deleted job tick-${FIRST}`],
  ])('whose Job takes longer: %s', (policy, jobs, event) => {
    const [names, events] = said(
      cron(`concurrencyPolicy: ${policy},`, 100),
      [
        [122_000, JOBS],
        [122_500, EVENTS],
      ],
      125_000,
    );
    expect(names).toBe(jobs);
    expect(events).toContain(event);
  });

  it('that is suspended waits, and with a deadline gives up what is too late', () => {
    const [, suspended, late] = said(
      cron('suspend: true, startingDeadlineSeconds: 20,'),
      [
        [1000, `kubectl get cj -o jsonpath='{..suspend}'`],
        [110_000, JOBS],
        [111_000, `kubectl patch cj tick -p '{"spec":{"suspend":false}}' >out; ${JOBS}; sleep 12; ${JOBS}`],
      ],
      130_000,
    );
    expect([suspended, late]).toEqual(['', `tick-${FIRST + 1}`]);
  });

  it('that is resumed in time makes up for what it missed', () => {
    const [late] = said(
      cron('suspend: true,'),
      [[150_000, `kubectl patch cj tick -p '{"spec":{"suspend":false}}' >out; sleep 1; ${JOBS}`]],
      155_000,
    );
    expect(late).toBe(`tick-${FIRST + 1}`);
  });

  it('goes with its Jobs; one made by hand is its own, too', () => {
    const [hand, gone] = said(
      cron(''),
      [
        [5000, `kubectl create job hand --from=cronjob/tick >out; sleep 1; kubectl get job hand -o yaml; ${EVENTS}`],
        [30_000, 'kubectl delete cj tick >out; sleep 4; kubectl get jobs,pods'],
      ],
      40_000,
    );
    expect(hand).toContain('cronjob.kubernetes.io/instantiate: manual');
    expect(hand).toContain('Saw a job that the controller did not create or forgot: hand');
    expect(gone).toBe('No resources found in default namespace.\n');
  });

  it('of a day that no month has says so', () => {
    const [events] = said(cron('').replace('*/1 * * * *', '0 0 31 2 *'), [[5000, EVENTS]], 6000);
    expect(events).toContain(
      'invalid schedule: 0 0 31 2 * : time difference between two schedules is less than 1 second',
    );
  });
});
