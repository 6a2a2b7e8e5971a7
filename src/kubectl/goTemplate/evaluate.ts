/** Runs a parsed Go template over what JSON holds. Models text/template/exec.go, with its sentences for what is wrong. */
import { goValue } from '../jsonpath/goFormat';
import { isObject } from '../resources/json';
import { commandText, type Pipe, type PipeCommand, pipeText, type TemplateNode, type Word, wordText } from './ast';
import { isTrue, TEMPLATE_FUNCTIONS } from './functions';
import type { ParsedTemplate } from './parse';

/** What was printed before the problem stays printed. */
export type Rendered = { text: string; error?: string };

/** Steps that a template may take: ranges inside ranges multiply. */
const MAX_STEPS = 1_000_000;
const MAX_TEMPLATE_DEPTH = 100;

class RunProblem {
  constructor(readonly text: string) {}
}

const TOO_LONG = new RunProblem('the template takes more steps than the simulator runs');

interface Scope {
  dot: unknown;
  variables: { name: string; value: unknown }[];
  depth: number;
}

interface Running {
  template: ParsedTemplate;
  name: string;
  /** Are keys that a map lacks a problem? */
  missingKeys: boolean;
  text: string;
  steps: number;
}

export function renderTemplate(
  template: ParsedTemplate,
  data: unknown,
  { name, missingKeys }: { name: string; missingKeys: boolean },
): Rendered {
  const running: Running = { template, name, missingKeys, text: '', steps: 0 };
  const scope: Scope = { dot: data, variables: [{ name: '$', value: data }], depth: 0 };
  const ended = runNodes(running, template.nodes, scope);
  return ended instanceof RunProblem ? { text: running.text, error: ended.text } : { text: running.text };
}

/** `template: output:1:2: executing "output" at <.x>: …`: lines from 1, columns from 0. */
function problemAt({ template, name }: Running, at: number, context: string, text: string): RunProblem {
  const before = template.text.slice(0, at).split('\n');
  const column = before.at(-1)?.length ?? 0;
  return new RunProblem(`template: ${name}:${before.length}:${column}: executing "${name}" at <${context}>: ${text}`);
}

type Ended = RunProblem | 'break' | 'continue' | undefined;

function runNodes(running: Running, nodes: readonly TemplateNode[], scope: Scope): Ended {
  const known = scope.variables.length;
  running.steps++;
  for (const node of nodes) {
    if (++running.steps > MAX_STEPS) return TOO_LONG;
    const ended = runNode(running, node, scope);
    if (ended !== undefined) return ended;
  }
  scope.variables.length = known;
  return running.steps > MAX_STEPS ? TOO_LONG : undefined;
}

function runNode(running: Running, node: TemplateNode, scope: Scope): Ended {
  switch (node.node) {
    case 'text':
      running.text += node.text;
      return undefined;
    case 'action': {
      const value = evaluatePipe(running, node.pipe, scope);
      if (value instanceof RunProblem) return value;
      if (node.pipe.variables.length === 0) running.text += printed(value);
      return undefined;
    }
    case 'break':
    case 'continue':
      return node.node;
    case 'range':
      return runRange(running, node, scope);
    case 'template':
      return runNamed(running, node, scope);
    default: {
      const known = scope.variables.length;
      const value = evaluatePipe(running, node.pipe, scope);
      if (value instanceof RunProblem) return value;
      const holds = isTrue(value);
      const inner = node.node === 'with' && holds ? { ...scope, dot: value } : scope;
      const ended = runNodes(running, holds ? node.body : node.otherwise, inner);
      scope.variables.length = known;
      return ended;
    }
  }
}

const printed = (value: unknown): string => (value === undefined || value === null ? '<no value>' : goValue(value));

function runRange(
  running: Running,
  node: Extract<TemplateNode, { node: 'if' | 'with' | 'range' }>,
  scope: Scope,
): Ended {
  const known = scope.variables.length;
  const value = evaluatePipe(running, { ...node.pipe, variables: [] }, scope);
  if (value instanceof RunProblem) return value;
  const entries = entriesOf(value);
  if (entries === undefined)
    return problemAt(running, node.pipe.at, pipeText(node.pipe), `range can't iterate over ${goValue(value)}`);
  const [first, second] = node.pipe.variables;
  let any = false;
  for (const [key, item] of entries) {
    any = true;
    if (first !== undefined)
      setVariable(scope, first, second === undefined && typeof value !== 'number' ? item : key, node.pipe.assigns);
    if (second !== undefined) setVariable(scope, second, item, node.pipe.assigns);
    const ended = runNodes(running, node.body, { ...scope, dot: item });
    scope.variables.length = known;
    if (ended instanceof RunProblem) return ended;
    if (ended === 'break') break;
  }
  return any ? undefined : runNodes(running, node.otherwise, scope);
}

/** In the order of keys. Undefined if there is nothing to go through. */
function entriesOf(value: unknown): Iterable<readonly [unknown, unknown]> | undefined {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.entries();
  if (typeof value === 'number' && Number.isInteger(value)) return countTo(value);
  if (!isObject(value)) return undefined;
  return Object.keys(value)
    .sort()
    .map((key) => [key, value[key]] as const);
}

function* countTo(end: number): Iterable<readonly [number, number]> {
  for (let index = 0; index < end; index++) yield [index, index];
}

function setVariable(scope: Scope, name: string, value: unknown, assigns: boolean): void {
  const known = assigns ? scope.variables.findLast((each) => each.name === name) : undefined;
  if (known) known.value = value;
  else scope.variables.push({ name, value });
}

function runNamed(running: Running, node: Extract<TemplateNode, { node: 'template' }>, scope: Scope): Ended {
  const nodes = running.template.named.get(node.name);
  const shown = `{{template ${JSON.stringify(node.name)}${node.pipe ? ` ${pipeText(node.pipe)}` : ''}}}`;
  if (!nodes) return problemAt(running, node.at, shown, `template ${JSON.stringify(node.name)} not defined`);
  if (scope.depth >= MAX_TEMPLATE_DEPTH)
    return problemAt(running, node.at, shown, `exceeded maximum template depth (${MAX_TEMPLATE_DEPTH})`);
  const dot = node.pipe ? evaluatePipe(running, node.pipe, scope) : undefined;
  if (dot instanceof RunProblem) return dot;
  return runNodes(running, nodes, { dot, variables: [{ name: '$', value: dot }], depth: scope.depth + 1 });
}

function evaluatePipe(running: Running, pipe: Pipe, scope: Scope): unknown {
  let value: unknown;
  for (const [index, command] of pipe.commands.entries()) {
    value = evaluateCommand(running, command, scope, index === 0 ? [] : [value]);
    if (value instanceof RunProblem) return value;
  }
  for (const name of pipe.variables) setVariable(scope, name, value, pipe.assigns);
  return value;
}

function evaluateCommand(running: Running, command: PipeCommand, scope: Scope, piped: readonly unknown[]): unknown {
  const [first, ...rest] = command.words;
  if (first.word === 'function') return callFunction(running, command, first.name, scope, piped);
  if (first.word === 'nil') return problemAt(running, first.at, 'nil', 'nil is not a command');
  if (rest.length + piped.length > 0) {
    const name = first.word === 'field' || first.word === 'variable' ? first.names.at(-1) : undefined;
    return name === undefined
      ? problemAt(running, first.at, wordText(first), `can't give argument to non-function ${wordText(first)}`)
      : problemAt(running, first.at, wordText(first), `${name} is not a method but has arguments`);
  }
  return evaluateWord(running, first, scope);
}

function callFunction(
  running: Running,
  command: PipeCommand,
  name: string,
  scope: Scope,
  piped: readonly unknown[],
): unknown {
  const called = TEMPLATE_FUNCTIONS[name];
  const { at, words } = command;
  if (!called) return problemAt(running, at, name, `"${name}" is not a defined function`);
  const count = words.length - 1 + piped.length;
  if (count < called.least || (called.most !== undefined && count > called.most)) {
    const want = called.most === undefined ? `at least ${called.least}` : String(called.least);
    return problemAt(running, at, name, `wrong number of args for ${name}: want ${want} got ${count}`);
  }
  const values: unknown[] = [];
  for (const word of words.slice(1)) {
    const value = word.word === 'nil' ? undefined : evaluateWord(running, word, scope);
    if (value instanceof RunProblem) return value;
    // What decides is the value; the words behind it are not looked at.
    if ((name === 'and' && !isTrue(value)) || (name === 'or' && isTrue(value))) return value;
    values.push(value);
  }
  const result = called.call([...values, ...piped]);
  if ('value' in result) return result.value;
  return problemAt(running, at, commandText(command), `error calling ${name}: ${result.error}`);
}

function evaluateWord(running: Running, word: Word, scope: Scope): unknown {
  switch (word.word) {
    case 'dot':
      return scope.dot;
    case 'nil':
      return undefined;
    case 'constant':
      return word.value;
    case 'field':
      return follow(running, word, scope.dot, word.names);
    case 'variable':
      return follow(running, word, scope.variables.findLast(({ name }) => name === word.name)?.value, word.names);
    case 'pipe':
      return evaluatePipe(running, word.pipe, scope);
    case 'function':
      return callFunction(running, { at: word.at, words: [word] }, word.name, scope, []);
    case 'chain': {
      const value = evaluateWord(running, word.of, scope);
      return value instanceof RunProblem ? value : follow(running, word, value, word.names);
    }
  }
}

function follow(running: Running, word: Word, from: unknown, names: readonly string[]): unknown {
  let value = from;
  for (const name of names) {
    if (value === undefined || value === null) {
      if (running.missingKeys)
        return problemAt(running, word.at, wordText(word), `nil data; no entry for key ${JSON.stringify(name)}`);
      return undefined;
    }
    if (!isObject(value))
      return problemAt(running, word.at, wordText(word), `can't evaluate field ${name} in type interface {}`);
    if (running.missingKeys && !Object.hasOwn(value, name))
      return problemAt(running, word.at, wordText(word), `map has no entry for key ${JSON.stringify(name)}`);
    value = Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}
