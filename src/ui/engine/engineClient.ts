import type { Run } from '../../engine/run';
import type { Scenario } from '../../scenario/scenario';
import engineWorkerUrl from './engineWorker?worker&url';
import { type Answer, type Question, TOO_LONG, UNREACHABLE } from './protocol';
import { spawnWorker } from './spawnWorker';

/** A simulation that takes longer than this is given up: the worker is ended, the page stays alive. */
export const PATIENCE_MS = 20_000;

export interface EngineClient {
  simulate(scenario: Scenario): Promise<Run>;
  complete(scenario: Scenario, atMs: number, line: string, cursor: number): Promise<readonly string[]>;
  /** Starts the worker ahead of the first question. */
  warm(): void;
}

type Unnumbered = Question extends infer Q ? (Q extends Question ? Omit<Q, 'id'> : never) : never;

/** Asks the worker, one question after another; a worker that does not answer in time is replaced. */
export function createEngineClient(spawn: () => Worker = () => spawnWorker(engineWorkerUrl, 'engine')): EngineClient {
  let worker: Worker | undefined;
  let lastId = 0;
  const waiting = new Map<number, (answer: Answer | Error) => void>();

  const start = (): Worker => {
    if (worker) return worker;
    worker = spawn();
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      // A worker remembers what it could not fetch: the next question goes to a new one.
      if (!data.ok && data.message === UNREACHABLE) giveUp(new Error(UNREACHABLE));
      else settle(data.id, data);
    };
    worker.onerror = (event) => giveUp(new Error(event.message || UNREACHABLE));
    return worker;
  };
  const settle = (id: number, answer: Answer | Error) => {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  };
  const giveUp = (reason: Error) => {
    worker?.terminate();
    worker = undefined;
    for (const id of [...waiting.keys()]) settle(id, reason);
  };
  const ask = (question: Unnumbered): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      const timer = setTimeout(() => giveUp(new Error(TOO_LONG)), PATIENCE_MS);
      waiting.set(id, (answer) => {
        clearTimeout(timer);
        if (answer instanceof Error) reject(answer);
        else if (!answer.ok) reject(new Error(answer.message));
        else resolve(answer);
      });
      start().postMessage({ id, ...question });
    });

  return {
    async simulate(scenario) {
      const answer = await ask({ ask: 'simulate', scenario });
      if (!('run' in answer)) throw new Error('the engine answered another question');
      return answer.run;
    },
    async complete(scenario, atMs, line, cursor) {
      const answer = await ask({ ask: 'complete', scenario, atMs, line, cursor });
      return 'candidates' in answer ? answer.candidates : [];
    },
    warm: () => void start(),
  };
}
