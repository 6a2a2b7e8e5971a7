/** Reads a JSONPath template: text with `{…}` actions. Models client-go/util/jsonpath parser.go. */
import type { ParsedPath, PathNode, Step } from './ast';
import { parseSubscript } from './subscript';

class PathProblem {
  constructor(readonly text: string) {}
}

type StepsResult = readonly Step[] | PathProblem;

interface Frame {
  nodes: PathNode[];
  range?: readonly Step[];
}

/** Each range without an end doubles the work. */
const MAX_UNENDED = 10;

export function parseJsonPath(template: string): ParsedPath {
  const root: Frame = { nodes: [] };
  const frames = [root];
  let at = 0;
  while (at < template.length) {
    const open = template.indexOf('{', at);
    const text = template.slice(at, open < 0 ? template.length : open);
    const top = frames.at(-1) ?? root;
    if (text !== '') top.nodes.push({ node: 'text', text });
    if (open < 0) break;
    const close = actionEnd(template, open + 1);
    if (close < 0) {
      const body = template.slice(open + 1);
      return {
        ok: false,
        error: body.lastIndexOf('[') > body.lastIndexOf(']') ? 'unterminated array' : 'unclosed action',
      };
    }
    const problem = readAction(template.slice(open + 1, close).trim(), frames);
    if (problem) return { ok: false, error: problem };
    at = close + 1;
  }
  if (frames.length > MAX_UNENDED)
    return { ok: false, error: `more than ${MAX_UNENDED} ranges without {end} are not simulated` };
  while (frames.length > 1) closeUnendedRange(frames);
  return { ok: true, nodes: root.nodes };
}

/** A range without an end runs to the end of the template, and what stands behind it is printed once more. */
function closeUnendedRange(frames: Frame[]): void {
  const inner = frames.pop();
  if (inner?.range) frames.at(-1)?.nodes.push({ node: 'range', path: inner.range, body: inner.nodes }, ...inner.nodes);
}

/** The `}` that ends an action: not one inside quotes or brackets. */
function actionEnd(template: string, from: number): number {
  let quote = '';
  for (let at = from; at < template.length; at++) {
    const character = template.charAt(at);
    if (quote !== '') {
      if (character === '\\') at++;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '}') return at;
  }
  return -1;
}

function readAction(body: string, frames: Frame[]): string | undefined {
  const top = frames.at(-1);
  if (!top) return undefined;
  if (body === 'end') {
    if (top.range === undefined) {
      top.nodes.push({ node: 'stray-end' });
      return undefined;
    }
    frames.pop();
    frames.at(-1)?.nodes.push({ node: 'range', path: top.range, body: top.nodes });
    return undefined;
  }
  const isRange = /^range\b/.test(body);
  const steps = parseSteps(isRange ? body.slice('range'.length).trim() : body);
  if (steps instanceof PathProblem) return steps.text;
  if (isRange) frames.push({ nodes: [], range: steps });
  else top.nodes.push({ node: 'list', steps });
  return undefined;
}

/** `.a.b[0]`, `$.a`, `@.a`, `..a`, `"text"`, `1`. */
function parseSteps(path: string): StepsResult {
  const steps: Step[] = [];
  let at = 0;
  while (at < path.length) {
    const character = path.charAt(at);
    if (character === '$') {
      steps.push({ step: 'root' });
      at++;
    } else if (character === '@') {
      steps.push({ step: 'current' });
      at++;
    } else if (character === '.') {
      const field = readField(path, at);
      if (typeof field === 'string') return new PathProblem(field);
      steps.push(...field.steps);
      at = field.end;
    } else if (character === '[') {
      const end = bracketEnd(path, at);
      if (end < 0) return new PathProblem('unterminated array');
      const step = parseSubscript(path.slice(at + 1, end), parsePath);
      if (typeof step === 'string') return new PathProblem(step);
      steps.push(...step);
      at = end + 1;
    } else if (character === '"' || character === "'") {
      const end = path.indexOf(character, at + 1);
      if (end < 0) return new PathProblem('unterminated quoted string');
      steps.push({ step: 'literal', value: unescaped(path.slice(at + 1, end)) });
      at = end + 1;
    } else if (/\s/.test(character)) at++;
    else {
      const word = /^[^\s.[\]]+/.exec(path.slice(at))?.[0] ?? character;
      const step = wordStep(word);
      if (!step) return new PathProblem(`unrecognized character in action: U+${hex(character)} '${character}'`);
      steps.push(step);
      at += word.length;
    }
  }
  return steps;
}

/** For operands of filters: undefined steps become a text of the problem. */
export function parsePath(path: string): readonly Step[] | string {
  const steps = parseSteps(path.trim());
  return steps instanceof PathProblem ? steps.text : steps;
}

const hex = (character: string): string => character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

function wordStep(word: string): Step | undefined {
  if (/^-?\d+(\.\d+)?$/.test(word)) return { step: 'literal', value: Number(word) };
  if (word === 'true' || word === 'false') return { step: 'literal', value: word === 'true' };
  // A bare name is a field, as in `{kind}` of relaxed expressions.
  return /^[A-Za-z_][\w-]*$/.test(word) ? { step: 'field', name: word } : undefined;
}

function readField(path: string, from: number): { steps: Step[]; end: number } | string {
  const recursive = path.charAt(from + 1) === '.';
  const start = from + (recursive ? 2 : 1);
  let end = start;
  let name = '';
  while (end < path.length && !/[\s.[\]{}()=<>!,$@'"]/.test(path.charAt(end))) {
    // A dot inside a key is written `\.`: `.metadata.labels.app\.kubernetes\.io/name`.
    if (path.charAt(end) === '\\') end++;
    name += path.charAt(end);
    end++;
  }
  const steps: Step[] = recursive ? [{ step: 'recursive' }] : [];
  if (name === '*') steps.push({ step: 'wildcard' });
  else if (name !== '') steps.push({ step: 'field', name });
  else if (recursive && path.charAt(end) !== '[') return 'invalid multiple levels of recursive descent';
  return { steps, end };
}

function bracketEnd(path: string, from: number): number {
  let depth = 0;
  let quote = '';
  for (let at = from; at < path.length; at++) {
    const character = path.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '[') depth++;
    else if (character === ']' && --depth === 0) return at;
  }
  return -1;
}

const unescaped = (text: string): string =>
  text.replace(/\\(.)/g, (_, character: string) => ({ n: '\n', t: '\t', r: '\r' })[character] ?? character);
