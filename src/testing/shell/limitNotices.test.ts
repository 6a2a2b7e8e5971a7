import { expect, test } from 'vitest';
import type { Run } from '../../engine/run';
import { busybox, runPod } from '../podRun';

/** What a script does until the simulator stops it, and the limit that the run names. */
const HOSTILE: readonly (readonly [limit: string, script: string])[] = [
  ['steps', 'cat /dev/zero >/dev/null'],
  ['output', 'yes a-line-of-some-length-that-fills-the-log'],
  ['files', 'while :; do head -c 1000000 /dev/zero >> /tmp/file; done'],
  ['processes', 'while :; do sleep 1000 & done'],
  ['depth', `${'('.repeat(3000)}x${')'.repeat(3000)}`],
];

const notices = ({ trace }: Run) =>
  trace.flatMap((event) =>
    event.kind === 'notice' ? [{ code: event.code, container: event.container, params: event.params }] : [],
  );

const play = (script: string): Run =>
  runPod(`{restartPolicy: Never, containers: [${busybox('app', script)}]}`, 3_600_000);

test.each(HOSTILE)('the run says that the limit of %s was reached', (limit, script) => {
  const run = play(script);
  expect(notices(run)).toContainEqual({ code: 'limit-reached', container: 'app', params: { limit } });
});

test('the run says that a shell ran out of stack', () => {
  const run = play('f() { f; }; f');
  expect(notices(run)).toContainEqual({ code: 'depth-reached', container: 'app', params: { program: 'sh' } });
});
