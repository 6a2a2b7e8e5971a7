import { startCluster } from '../../engine/cluster';
import { createCompleter } from './completion';
import { loadGuessed, withParts } from './parts';
import type { Answer, Question } from './protocol';

const completer = createCompleter();
let last: Promise<void> = Promise.resolve();

/**
 * The engine off the main thread: a question in, a run out. The page ends the worker if it takes too long. Answers come in
 * the order of the questions, although one may wait for parts of the simulator to be loaded.
 */
self.onmessage = ({ data }: MessageEvent<Question>) => {
  last = last.then(async () => self.postMessage(await answer(data)));
};

async function answer(question: Question): Promise<Answer> {
  const { id, scenario } = question;
  try {
    await loadGuessed(scenario);
    if (question.ask === 'simulate')
      return { id, ok: true, run: await withParts(() => startCluster(scenario).finish()) };
    const { atMs, line, cursor } = question;
    return { id, ok: true, candidates: await withParts(() => completer.complete(scenario, atMs, line, cursor)) };
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
