import { simulate } from '../../engine/simulate';
import { createCompleter } from './completion';
import type { Answer, Question } from './protocol';

const completer = createCompleter();

/** The engine off the main thread: a question in, a run out. The page ends the worker if it takes too long. */
self.onmessage = ({ data }: MessageEvent<Question>) => {
  self.postMessage(answer(data));
};

function answer(question: Question): Answer {
  const { id } = question;
  try {
    if (question.ask === 'simulate') return { id, ok: true, run: simulate(question.scenario) };
    const { scenario, atMs, line, cursor } = question;
    return { id, ok: true, candidates: completer.complete(scenario, atMs, line, cursor) };
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
