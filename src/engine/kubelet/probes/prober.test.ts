import { describe, expect, it } from 'vitest';
import { busybox, eventLines, podStates, runPod } from '../../../testing/podRun';

const probed = (kind: string, probe: string, command = 'sleep 1000') =>
  `{terminationGracePeriodSeconds: 0, containers: [${busybox('a', command, `${kind}: ${probe}`)}]}`;
const unhealthy = (lines: readonly string[]) => lines.filter((line) => line.includes('Unhealthy'));

describe('a run of a probe', () => {
  it.each([
    ['{exec: {command: ["false"]}}', 'Readiness probe failed: '],
    ['{exec: {command: [sleep, "9"]}}', 'Readiness probe failed: command timed out: "sleep 9" timed out after 1s'],
    ['{tcpSocket: {port: 81}}', 'Readiness probe failed: dial tcp 10.244.0.2:81: connect: connection refused'],
    [
      '{httpGet: {port: web}}',
      'Readiness probe errored and resulted in unknown state: strconv.Atoi: parsing "web": invalid syntax',
    ],
  ])('%s: %s', (probe, message) => {
    const [line = ''] = unhealthy(eventLines(runPod(probed('readinessProbe', probe), 4000)));
    expect(line.slice(line.indexOf('Unhealthy: ') + 11)).toBe(message);
  });

  it('that cannot be executed counts for nothing, and says why as the runtime does', () => {
    const run = runPod(
      probed('livenessProbe', '{exec: {command: [nope]}, periodSeconds: 1, failureThreshold: 1}'),
      5000,
    );
    const lines = unhealthy(eventLines(run));
    expect(lines.length).toBeGreaterThan(2);
    expect(lines[0]?.replace(/[0-9a-f]{64}/, 'ID')).toMatch(
      /errored and resulted in unknown state: rpc error: code = Unknown desc = failed to exec in container: failed to start exec "ID": OCI runtime exec failed: .*: exec: "nope": executable file not found in \$PATH$/,
    );
    expect(podStates(run).at(-1)?.status?.containerStatuses?.[0]?.restartCount).toBe(0);
  });

  it('over TLS fails: what answers speaks HTTP', () => {
    const spec = `{containers: [{name: a, image: nginx, readinessProbe: {httpGet: {port: 80, scheme: HTTPS}}}]}`;
    expect(unhealthy(eventLines(runPod(spec, 3000)))[0]).toContain(
      'Get "https://10.244.0.2:80/": http: server gave HTTP response to HTTPS client',
    );
  });
});

it('readiness that never was is no news, that it comes is told before the sync', () => {
  const probe = '{exec: {command: [cat, /tmp/ok]}, periodSeconds: 1, failureThreshold: 1}';
  const states = podStates(runPod(probed('readinessProbe', probe, 'sleep 5; touch /tmp/ok; sleep 1000'), 9000));
  const seen = states.map(
    ({ status }) =>
      `${status?.phase} ${status?.containerStatuses?.[0]?.ready ?? '-'}${status?.resources?.limits ? ' limits' : ''}`,
  );
  expect(seen.slice(seen.lastIndexOf('Pending false') + 1)).toEqual([
    'Running false',
    'Running true',
    'Running true limits',
  ]);
});

describe('when readiness is asked', () => {
  const runsOf = (spec: string, untilMs: number, container = 'a') => {
    const { trace } = runPod(spec, untilMs);
    const startMs =
      trace.find((event) => event.kind === 'container-started' && event.container === container)?.atMs ?? 0;
    return trace.flatMap((event) =>
      event.kind === 'probe' && event.container === container ? [Math.round((event.atMs - startMs) / 1000)] : [],
    );
  };
  const alone = (probe: string) => runsOf(probed('readinessProbe', probe), 34_000);

  it.each([
    // At the start, at the sync that the first, failed result asks for, then a period after that.
    ['{exec: {command: ["false"]}}', [0, 1, 11, 21, 31]],
    ['{exec: {command: ["false"]}, initialDelaySeconds: 5}', [11, 21, 31]],
    ['{exec: {command: ["true"]}, periodSeconds: 15}', [0, 15, 30]],
  ])('%s: at seconds %j', (probe, seconds) => {
    expect(alone(probe)).toEqual(seconds);
  });

  it('also with every sync that another container causes', () => {
    const other = busybox('b', 'sleep 5; exit 1');
    const asked = runsOf(
      `{containers: [${busybox('a', 'sleep 1000', 'readinessProbe: {exec: {command: ["false"]}}')}, ${other}]}`,
      10_000,
    );
    expect(asked.length).toBeGreaterThan(3);
  });
});

it('liveness counts on over restarts', () => {
  const spec = `{containers: [${busybox('a', 'sleep 4; exit 1', 'livenessProbe: {exec: {command: ["false"]}, periodSeconds: 3, failureThreshold: 3}')}]}`;
  const run = runPod(spec, 14_000);
  const killed = eventLines(run).filter((line) => line.includes('Killing'));
  // Two instances of 4 s: neither is asked three times, both together are.
  expect(killed.length).toBe(1);
});
