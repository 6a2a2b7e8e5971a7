import { expect, test } from 'vitest';
import { runImage } from '../../testing/imageRun';
import { JUDGED_HOSTS } from '../../testing/judgedHosts';

const run = (broker: string) =>
  runImage('confluentinc/cp-kafka', ['kafka-topics', '--bootstrap-server', broker, '--list'], {
    hosts: { '10.96.12.35': { ...JUDGED_HOSTS['10.96.12.35'], names: ['db.default.svc.cluster.local'] } },
  });

// Not judged: there is no Kafka to ask.
test('kafka-topics lists nothing where a broker is', () => {
  expect(run('db:9092')).toMatchObject({ stdout: '', stderr: '', exitCode: 0 });
});

test('it waits a minute for one that does not answer', () => {
  const waited = run('db:1');
  expect(waited.exitCode).toBe(1);
  expect(waited.exitedAtMs).toBeGreaterThan(59_000);
  expect(waited.stderr).toMatch(
    /Connection to node -1 \(db\/10\.96\.12\.35:1\) could not be established\. Node may not be available\./,
  );
  expect(waited.stderr).toMatch(/Timed out waiting for a node assignment\. Call: listTopics\n$/);
});

test('an unknown name ends it at once', () => {
  expect(run('nosuch:9092')).toMatchObject({ exitCode: 1 });
});
