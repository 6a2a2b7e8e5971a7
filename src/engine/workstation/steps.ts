import type { ExecHandle } from '../../process/types';
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
  const handle = workstation.run(step.run, step.tty === true, {
    output: (stream, text) => void trace.emit({ kind: 'step-output', step: index, stream, text }, started),
    exit: (exitCode) => {
      ended = true;
      trace.emit({ kind: 'step-ended', step: index, exitCode, timedOut }, started);
      trace.follow(-1, onEnd);
    },
  });
  for (const { atMs, text } of step.input ?? []) {
    queue.schedule(atMs, () => {
      if (!ended) typeInto(handle, text, (echo) => echoInput(context, step, index, echo));
    });
  }
  if (!step.input && !step.tty) handle.closeInput();
  if (step.timeoutMs !== undefined) {
    queue.after(step.timeoutMs, () => {
      if (ended) return;
      timedOut = true;
      handle.signal('INT');
    });
  }
}

const CONTROL_C = '\u0003';
const CONTROL_D = '\u0004';

function typeInto(handle: ExecHandle, text: string, echo: (text: string) => void): void {
  if (text === CONTROL_C) {
    echo('^C\n');
    handle.signal('INT');
  } else if (text === CONTROL_D) handle.closeInput();
  else {
    echo(text);
    handle.write(text);
  }
}

/** A terminal shows what is typed into it: the line discipline's echo. */
function echoInput(context: EngineContext, step: Step, index: number, text: string): void {
  if (step.tty) context.trace.emit({ kind: 'step-output', step: index, stream: 'stdout', text });
}
