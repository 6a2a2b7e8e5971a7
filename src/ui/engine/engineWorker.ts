import { simulate } from '../../engine/simulate';
import type { Answer, Question } from './protocol';

/** The engine off the main thread: a question in, a run out. The page ends the worker if it takes too long. */
self.onmessage = ({ data }: MessageEvent<Question>) => {
  self.postMessage(answer(data));
};

function answer(question: Question): Answer {
  try {
    if (question.ask === 'simulate') return { id: question.id, ok: true, run: simulate(question.scenario) };
    return { id: question.id, ok: true, candidates: [] };
  } catch (error) {
    return { id: question.id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
