/** `kubectl wait`. Models kubectl/pkg/cmd/wait. */
import type { ApiResource } from '../../api/client';
import type { KubeObject } from '../../api/meta';
import { apiVersionOf } from '../../api/resources';
import type { Blocking } from '../../process/types';
import type { Cli, Command } from '../cli';
import { type Failure, textFailure } from '../failure';
import { arrayFlag, boolFlag, durationFlag, type ParsedArguments, textFlag } from '../flags/flags';
import type { Step } from '../jsonpath/ast';
import { findValues, relaxedPath } from '../jsonpath/relaxed';
import { OBJECT_FORMATS, type OutputFormat, parseOutput } from '../printers/output';
import { isObject, listAt, numberAt, textAt } from '../resources/json';
import { groupResource } from '../resources/mapping';
import {
  allNamespacesFlag,
  fetchTarget,
  type Selection,
  selectionFlags,
  selectTargets,
  type Target,
} from '../resources/select';
import { watchUntil } from '../waiting';
import { announce } from '../writes';

export const waitCommand: Command = {
  name: 'wait',
  use: "wait ([-f FILENAME] | resource.group/resource.name | resource.group [(-l label | --all)]) [--for=create|--for=delete|--for condition=available|--for=jsonpath='{}'[=value]] [options]",
  short: 'Wait for a specific condition on one or many resources',
  long: `Wait for a specific condition on one or many resources.

 The command takes multiple resources and waits until the specified condition is seen in the Status field of every given resource.`,
  examples: `# Wait for the pod "busybox1" to contain the status condition of type "Ready"
kubectl wait --for=condition=Ready pod/busybox1

# Wait for the pod "busybox1" to contain the status phase to be "Running"
kubectl wait --for=jsonpath='{.status.phase}'=Running pod/busybox1

# Wait for the pod "busybox1" to be deleted, with a timeout of 60s
kubectl wait --for=delete pod/busybox1 --timeout=60s`,
  flags: [
    ...selectionFlags
      .filter(({ name }) => name !== 'kustomize')
      .map((flag) => (flag.name === 'recursive' ? { ...flag, default: 'true' } : flag)),
    allNamespacesFlag,
    boolFlag('all', 'Select all resources in the namespace of the specified resource types'),
    boolFlag('local', 'If true, annotation will NOT contact api-server but run locally.'),
    arrayFlag(
      'for',
      "The condition to wait on: [create|delete|condition=condition-name[=condition-value]|jsonpath='{JSONPath expression}'=[JSONPath value]].",
    ),
    durationFlag(
      'timeout',
      "The length of time to wait before giving up. Zero means check once and don't wait, negative means wait for a week.",
      { default: '30s' },
    ),
    textFlag('field-selector', "Selector (field query) to filter on, supports '=', '==', and '!='."),
    textFlag('output', 'Output format.', { short: 'o' }),
  ],
  run: runWait,
};

type Goal =
  | { goal: 'delete' }
  | { goal: 'create' }
  | { goal: 'condition'; type: string; status: string }
  | { goal: 'jsonpath'; steps: readonly Step[]; value: string | undefined };

const WEEK_MS = 7 * 24 * 3_600_000;

function* runWait(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  const goals = goalsOf(flags.given('for') ? flags.list('for') : ['']);
  if ('error' in goals) return yield* cli.failText(goals.error);
  const output = parseOutput(cli.process, flags.text('output'), { formats: OBJECT_FORMATS });
  if (!output.ok) return yield* cli.fail(output.error);
  const timeout = flags.duration('timeout');
  const timeoutMs = timeout < 0 ? WEEK_MS : timeout;
  if (args.length === 0 && flags.list('filename').length === 0)
    return yield* cli.failText(
      'You must provide one or more resources by argument or filename.\nExample resource specifications include:\n' +
        "   '-f rsrc.yaml'\n   '--filename=rsrc.json'\n   '<resource> <name>'\n   '<resource>'",
    );
  const selected = yield* selectTargets(cli, { args, flags, requireNames: true });
  if (!selected.ok) return yield* cli.fail(selected.error);
  const deadlineMs = cli.process.nowMs + timeoutMs;
  for (const goal of goals) {
    const plan: Plan = { goal, deadlineMs, once: timeoutMs === 0, output: output.value };
    const failures = yield* waitForGoal(cli, selected.value, plan);
    if (failures.length > 0) return yield* cli.fail(...failures);
  }
  return 0;
}

interface Plan {
  goal: Goal;
  deadlineMs: number;
  /** Looks once and does not wait. */
  once: boolean;
  output: OutputFormat;
}

function* waitForGoal(cli: Cli, selection: Selection, plan: Plan): Blocking<Failure[]> {
  const failures: Failure[] = [];
  const objects = yield* objectsToWaitFor(cli, selection, plan.goal, plan.deadlineMs, failures);
  if (!Array.isArray(objects)) return [objects];
  if (objects.length === 0 && failures.length === 0 && plan.goal.goal !== 'delete')
    return [textFailure('no matching resources found')];
  for (const each of objects) {
    const failure = yield* waitForOne(cli, each, plan);
    if (failure) failures.push(failure);
  }
  return failures;
}

/** One after the other, in the order given. */
function goalsOf(texts: readonly string[]): Goal[] | { error: string } {
  const goals: Goal[] = [];
  for (const text of texts) {
    const goal = parseGoal(text);
    if ('error' in goal) return goal;
    goals.push(goal);
  }
  return goals;
}

function parseGoal(text: string): Goal | { error: string } {
  const lower = text.toLowerCase();
  if (lower === 'delete') return { goal: 'delete' };
  if (lower === 'create') return { goal: 'create' };
  if (text.startsWith('condition=')) {
    const [type = '', status = 'true'] = text.slice('condition='.length).split('=');
    return { goal: 'condition', type, status };
  }
  if (text.startsWith('jsonpath=')) return parseJsonPathGoal(text.slice('jsonpath='.length));
  return { error: text === '' ? 'unrecognized condition: []' : `unrecognized condition: "${text}"` };
}

function parseJsonPathGoal(text: string): Goal | { error: string } {
  const brace = text.lastIndexOf('}');
  const equals = text.indexOf('=', Math.max(brace, 0));
  const path = (equals < 0 ? text : text.slice(0, equals)).replace(/^'|'$/g, '');
  if (path === '') return { error: 'jsonpath expression cannot be empty' };
  const parsed = relaxedPath(path);
  if (!parsed.ok) return { error: parsed.error };
  const value = equals < 0 ? undefined : text.slice(equals + 1).replace(/^['"]|['"]$/g, '');
  return value === ''
    ? { error: "jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3" }
    : { goal: 'jsonpath', steps: parsed.steps, value };
}

interface Waited {
  resource: ApiResource;
  namespace: string | undefined;
  name: string;
  uid: string | undefined;
}

function* objectsToWaitFor(
  cli: Cli,
  selection: Selection,
  goal: Goal,
  deadlineMs: number,
  failures: Failure[],
): Blocking<Waited[] | Failure> {
  const waited: Waited[] = [];
  for (const target of selection.targets) {
    if (goal.goal === 'create') yield* waitForExistence(cli, target, selection, deadlineMs);
    const objects = fetchTarget(cli, target, selection);
    if (!objects.ok) {
      const missing = objects.error.kind === 'status' && objects.error.status.code === 404;
      if (missing && goal.goal === 'delete') continue;
      if (missing && goal.goal === 'create') return textFailure('timed out waiting for the condition');
      // The others are waited for all the same.
      failures.push(objects.error);
      continue;
    }
    waited.push(
      ...objects.value.map(({ metadata: { name = '', namespace, uid } }) => ({
        resource: target.resource,
        namespace,
        name,
        uid,
      })),
    );
  }
  return waited;
}

function* waitForExistence(cli: Cli, target: Target, selection: Selection, deadlineMs: number): Blocking<void> {
  const exists = () => {
    const objects = fetchTarget(cli, target, selection);
    return objects.ok && objects.value.length > 0 ? true : undefined;
  };
  const { resource, namespace, name } = target;
  const options = { ...(namespace === undefined ? {} : { namespace }), ...(name === undefined ? {} : { name }) };
  yield* watchUntil(cli, resource, options, exists, deadlineMs - cli.process.nowMs);
}

function* waitForOne(
  cli: Cli,
  { resource, namespace, name, uid }: Waited,
  { goal, deadlineMs, once, output }: Plan,
): Blocking<Failure | undefined> {
  let gone = false;
  let problem: string | undefined;
  let last: KubeObject = { apiVersion: apiVersionOf(resource), kind: resource.kind, metadata: { name } };
  const met = yield* watchUntil(
    cli,
    resource,
    { name, ...(namespace === undefined ? {} : { namespace }) },
    () => {
      const current = cli.client.get(resource, namespace, name);
      if (goal.goal === 'delete') return !current.ok || current.value.metadata.uid !== uid ? true : undefined;
      if (!current.ok) {
        gone = true;
        return true;
      }
      last = current.value;
      problem = goal.goal === 'jsonpath' ? valueProblem(goal, last) : undefined;
      return problem !== undefined || isMet(goal, last) ? true : undefined;
    },
    Math.max(0, deadlineMs - cli.process.nowMs),
  );
  if (gone)
    return {
      kind: 'status',
      status: { code: 404, reason: 'NotFound', message: `${groupResource(resource)} "${name}" not found` },
    };
  if (problem !== undefined) return textFailure(problem);
  if (met === 'timeout') {
    const type = resource.name;
    return textFailure(
      once ? `condition not met for ${type}/${name}` : `timed out waiting for the condition on ${type}/${name}`,
    );
  }
  yield* announce(cli, { dryRun: 'none', output, options: {} }, resource, last, 'condition met');
  return undefined;
}

function isMet(goal: Goal, object: KubeObject): boolean {
  if (goal.goal === 'condition') return conditionHolds(object, goal);
  if (goal.goal !== 'jsonpath') return true;
  const [value] = findValues(goal.steps, object);
  if (value === undefined) return false;
  return goal.value === undefined || String(value) === goal.value;
}

/** Only plain values can be compared. */
function valueProblem(goal: Extract<Goal, { goal: 'jsonpath' }>, object: KubeObject): string | undefined {
  const [value] = findValues(goal.steps, object);
  return goal.value !== undefined && (isObject(value) || Array.isArray(value))
    ? 'jsonpath leads to a nested object or list which is not supported'
    : undefined;
}

/** A condition that was observed for an older generation does not count. */
function conditionHolds(object: KubeObject, { type, status }: { type: string; status: string }): boolean {
  for (const condition of listAt(object, 'status', 'conditions')) {
    if (textAt(condition, 'type').toLowerCase() !== type.toLowerCase()) continue;
    const generation = object.metadata.generation ?? 0;
    const observed = numberAt(condition, 'observedGeneration') ?? numberAt(object, 'status', 'observedGeneration');
    if (observed !== undefined && observed < generation) return false;
    return textAt(condition, 'status').toLowerCase() === status.toLowerCase();
  }
  return false;
}
