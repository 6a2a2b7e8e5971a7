import type { Blocking, Program } from '../../process/types';
import { knock } from './reach';

/** kafka-topics --bootstrap-server: lists nothing, but waits for a broker as the original does. */
export const kafkaTopics: Program = function* (process, argv): Blocking<number> {
  const at = argv.findIndex((arg) => arg.startsWith('--bootstrap-server'));
  const value = at < 0 ? '' : (argv[at]?.split('=')[1] ?? argv[at + 1] ?? '');
  const [host = 'localhost', port = '9092'] = value.split(',')[0]?.split(':') ?? [];
  const deadlineMs = process.nowMs + 60_000;
  for (;;) {
    const reached = yield* knock(process, host, Number(port));
    if (reached.outcome === 'connected') return 0;
    if (reached.outcome === 'no-name') {
      yield* process.error(
        `Exception in thread "main" org.apache.kafka.common.KafkaException: Failed to create new KafkaAdminClient`,
      );
      return 1;
    }
    if (process.nowMs >= deadlineMs) break;
    yield* process.error(
      `WARN [AdminClient clientId=adminclient-1] Connection to node -1 (${host}/${reached.address}:${port}) could not be established. Node may not be available. (org.apache.kafka.clients.NetworkClient)`,
    );
    yield* process.sleep(1000);
  }
  yield* process.error(
    'Error while executing topic command : Timed out waiting for a node assignment. Call: listTopics',
  );
  return 1;
};
