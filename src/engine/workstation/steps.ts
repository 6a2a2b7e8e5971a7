import type { Step } from '../../scenario/scenario';
import type { EngineContext } from '../context';
import type { Workstation } from './workstation';

/**
 * Types the scenario's steps. One command line runs at a time: a step that still blocks delays those behind it, unless
 * it runs in the background. What a command prints is traced at its virtual time.
 */
export function runSteps(context: EngineContext, workstation: Workstation): void {
  const { queue, scenario } = context;
  const steps = scenario.steps.map((step, index) => ({ step, index }));
  const foreground = steps.filter(({ step }) => !step.background);
  for (const { step, index } of steps) {
    if (step.background) queue.schedule(step.atMs, () => runStep(context, workstation, step, index, () => {}));
  }
  const next = (position: number) => {
    const entry = foreground[position];
    if (!entry) return;
    queue.schedule(entry.step.atMs, () =>
      runStep(context, workstation, entry.step, entry.index, () => next(position + 1)),
    );
  };
  next(0);
}

function runStep(context: EngineContext, workstation: Workstation, step: Step, index: number, onEnd: () => void): void {
  const { queue, trace } = context;
  // A learner types by their own will: a step has no cause inside the run.
  trace.cause = -1;
  const started = trace.lead({ kind: 'step-started', step: index, run: step.run });
  let ended = false;
  let timedOut = false;
  const handle = workstation.run(step.run, {
    output: (stream, text) => void trace.emit({ kind: 'step-output', step: index, stream, text }, started),
    exit: (exitCode) => {
      ended = true;
      trace.emit({ kind: 'step-ended', step: index, exitCode, timedOut }, started);
      trace.follow(-1, onEnd);
    },
  });
  if (step.input) {
    for (const { atMs, text } of step.input) {
      queue.schedule(atMs, () => {
        if (ended) return;
        if (text === '\u0003') handle.signal('INT');
        else if (text === '\u0004') handle.closeInput();
        else handle.write(text);
      });
    }
  } else handle.closeInput();
  if (step.timeoutMs !== undefined) {
    queue.after(step.timeoutMs, () => {
      if (ended) return;
      timedOut = true;
      handle.signal('INT');
    });
  }
}
