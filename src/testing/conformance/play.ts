/** Plays a scenario and writes the run in the shape of a recording: what a real cluster's recorder would have seen. */
import type { EventObject, Pod } from '../../api/core';
import type { Run } from '../../engine/run';
import { simulate } from '../../engine/simulate';
import type { Scenario, Step } from '../../scenario/scenario';
import type { RecordedEvent, RecordedFinalPod, RecordedOutput, Recording } from './recording';

/** After the scenario's end the recorder looks once more, one command after another: this is what each takes. */
const QUESTION_MS = 200;
/** How long the last of them may take. */
const AFTERWARDS_MS = 10_000;

export function play(name: string, given: Scenario): Recording {
  const scenario = withRecordedRegistry(given);
  // Which Pods there are at the end decides what is asked of them: the first run tells, the second asks.
  const pods = podsAtEnd(simulate(scenario), scenario.untilMs);
  const questions = finalQuestions(pods);
  const steps: Step[] = [
    ...scenario.steps,
    { atMs: 0, run: 'kubectl get pods -w', background: true },
    ...questions.map(({ run }, index) => ({ atMs: scenario.untilMs + index * QUESTION_MS, run, background: true })),
  ];
  const untilMs = scenario.untilMs + questions.length * QUESTION_MS + AFTERWARDS_MS;
  const run = simulate({ ...scenario, steps, untilMs });
  const outputs = stepOutputs(run, steps.length);
  const watching = scenario.steps.length;
  const answers = questions.map((_, index) => outputs[watching + 1 + index] as StepOutput);
  return {
    name,
    ...(scenario.title ? { title: scenario.title } : {}),
    namespace: scenario.namespace,
    steps: outputs.slice(0, watching).map(({ atMs, endedMs, ...step }) => ({
      at: atMs / 1000,
      endedAt: endedMs / 1000,
      ...step,
    })),
    watch: watchLines(run, watching, scenario.untilMs),
    ...seenObjects(run, scenario),
    final: finalOf(questions, answers, pods),
  };
}

/** The recorded cluster's registry knows the images that its node has, and no others. */
function withRecordedRegistry(scenario: Scenario): Scenario {
  const { node } = scenario;
  return node?.images ? { ...scenario, node: { registry: [], ...node } } : scenario;
}

interface Question {
  run: string;
  put(final: Final, answer: RecordedOutput): void;
}

type Final = NonNullable<Recording['final']>;

function finalQuestions(pods: readonly Pod[]): Question[] {
  return [
    text('kubectl get pods', (final) => [final, 'get']),
    text('kubectl get pods -o wide', (final) => [final, 'getWide']),
    text('kubectl get events', (final) => [final, 'events']),
    text('kubectl get services,endpointslices', (final) => [final, 'services']),
    ...pods.flatMap(podQuestions),
  ];
}

function podQuestions(pod: Pod): Question[] {
  const name = pod.metadata.name ?? '';
  const at = (final: Final) => final.pods[name] as RecordedFinalPod;
  const containers = [...(pod.spec.initContainers ?? []), ...pod.spec.containers].map((container) => container.name);
  return [
    text(`kubectl get pod ${name} -o yaml`, (final) => [at(final), 'yaml']),
    text(`kubectl describe pod ${name}`, (final) => [at(final), 'describe']),
    ...containers.flatMap((container) => [
      output(`kubectl logs ${name} -c ${container} --timestamps`, (final) => at(final).logs, container),
      output(`kubectl logs ${name} -c ${container} --previous`, (final) => at(final).previous, container),
    ]),
  ];
}

/** A question whose answer is standard output alone, kept in one field. */
function text<K extends string>(run: string, place: (final: Final) => [Record<K, string>, K]): Question {
  return {
    run,
    put(final, answer) {
      const [holder, field] = place(final);
      holder[field] = answer.stdout;
    },
  };
}

/** A question whose whole answer is kept, exit code included. */
function output(run: string, place: (final: Final) => Record<string, RecordedOutput>, key: string): Question {
  return {
    run,
    put(final, answer) {
      place(final)[key] = answer;
    },
  };
}

function finalOf(questions: readonly Question[], answers: readonly StepOutput[], pods: readonly Pod[]): Final {
  const final: Final = { get: '', getWide: '', events: '', services: '', pods: {} };
  for (const pod of pods) final.pods[pod.metadata.name ?? ''] = { yaml: '', describe: '', logs: {}, previous: {} };
  questions.forEach((question, index) => {
    const { stdout = '', stderr = '', exitCode = -1 } = answers[index] ?? {};
    question.put(final, { stdout, stderr, exitCode });
  });
  return final;
}

interface StepOutput extends RecordedOutput {
  run: string;
  atMs: number;
  endedMs: number;
}

function stepOutputs(run: Run, count: number): StepOutput[] {
  const outputs = Array.from({ length: count }, (_, step) => ({
    run: run.scenario.steps[step]?.run ?? '',
    atMs: 0,
    endedMs: run.endMs,
    stdout: '',
    stderr: '',
    exitCode: -1,
  }));
  for (const event of run.trace) {
    if (event.kind !== 'step-started' && event.kind !== 'step-output' && event.kind !== 'step-ended') continue;
    const output = outputs[event.step] as StepOutput;
    if (event.kind === 'step-started') output.atMs = event.atMs;
    else if (event.kind === 'step-output') output[event.stream] += event.text;
    else {
      output.endedMs = event.atMs;
      output.exitCode = event.exitCode;
    }
  }
  return outputs;
}

function watchLines(run: Run, step: number, untilMs: number): { at: number; line: string }[] {
  const lines: { at: number; line: string }[] = [];
  for (const event of run.trace) {
    if (event.kind !== 'step-output' || event.step !== step || event.stream !== 'stdout' || event.atMs > untilMs)
      continue;
    for (const line of event.text.split('\n')) if (line) lines.push({ at: event.atMs / 1000, line });
  }
  return lines;
}

function seenObjects(run: Run, scenario: Scenario): Pick<Recording, 'pods' | 'events'> {
  const pods: Recording['pods'] = [];
  const events: Recording['events'] = [];
  for (const change of run.trace) {
    if (change.kind !== 'object' || change.atMs > scenario.untilMs) continue;
    const { object, type } = change;
    if (object.metadata.namespace !== scenario.namespace) continue;
    const at = change.atMs / 1000;
    if (object.kind === 'Pod') {
      const { metadata, status } = object as Pod;
      pods.push({ at, type, object: { metadata, status } as Recording['pods'][number]['object'] });
    } else if (object.kind === 'Event') events.push({ at, type, object: eventSummary(object as EventObject) });
  }
  return { pods, events };
}

function eventSummary(event: EventObject): RecordedEvent {
  const { kind = '', name = '', fieldPath } = event.involvedObject;
  return {
    type: event.type,
    reason: event.reason,
    message: event.message,
    component: event.source.component || event.reportingComponent,
    kind,
    name,
    ...(fieldPath === undefined ? {} : { fieldPath }),
    ...(event.count === undefined ? {} : { count: event.count }),
  };
}

function podsAtEnd(run: Run, untilMs: number): Pod[] {
  const pods = new Map<string, Pod>();
  for (const event of run.trace) {
    if (event.kind !== 'object' || event.object.kind !== 'Pod' || event.atMs > untilMs) continue;
    if (event.object.metadata.namespace !== run.scenario.namespace) continue;
    const name = event.object.metadata.name ?? '';
    if (event.type === 'DELETED') pods.delete(name);
    else pods.set(name, event.object as Pod);
  }
  return [...pods.values()];
}
