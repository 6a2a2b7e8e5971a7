/**
 * The part of Go's text/template that `-o go-template` is used for: fields, range, if/else, with, variables of range,
 * pipes into `len`, `index`, `eq`, `ne`, `not`, `and`, `or`, `printf`, `print`, `println`. Others are refused by name.
 */
import { goValue } from '../jsonpath/goFormat';
import { isObject } from '../resources/json';
import { type Callable, TEMPLATE_FUNCTIONS } from './goTemplateFunctions';

type Block = { kind: 'text'; text: string } | { kind: 'action'; pipeline: string } | Nested;

interface Nested {
  kind: 'range' | 'if' | 'with';
  pipeline: string;
  body: Block[];
  otherwise: Block[];
}

export type Template = { ok: true; blocks: readonly Block[] } | { ok: false; error: string };

export function parseTemplate(text: string): Template {
  const root: Block[] = [];
  const open: { block: Nested; into: Block[] }[] = [];
  const pieces = text.split(/(\{\{-?.*?-?\}\})/s);
  for (const [index, piece] of pieces.entries()) {
    const into = open.at(-1)?.into ?? root;
    const action = /^\{\{-?\s*(.*?)\s*-?\}\}$/s.exec(piece)?.[1];
    if (action === undefined) {
      const trimmed = trimAround(piece, pieces[index - 1], pieces[index + 1]);
      if (trimmed !== '') into.push({ kind: 'text', text: trimmed });
    } else if (action.startsWith('/*')) continue;
    else if (action === 'end') {
      if (!open.pop()) return { ok: false, error: 'unexpected {{end}}' };
    } else if (action === 'else' || action.startsWith('else ')) {
      const current = open.at(-1);
      if (!current) return { ok: false, error: 'unexpected {{else}}' };
      if (action !== 'else') return { ok: false, error: `{{${action}}} is not simulated: nest the {{if}}` };
      current.into = current.block.otherwise;
    } else {
      const [, keyword, pipeline = ''] = /^(range|if|with)\s+(.*)$/s.exec(action) ?? [];
      if (keyword === 'range' || keyword === 'if' || keyword === 'with') {
        const block: Nested = { kind: keyword, pipeline, body: [], otherwise: [] };
        into.push(block);
        open.push({ block, into: block.body });
      } else into.push({ kind: 'action', pipeline: action });
    }
  }
  return open.length > 0 ? { ok: false, error: 'unexpected EOF' } : { ok: true, blocks: root };
}

function trimAround(text: string, before: string | undefined, after: string | undefined): string {
  const start = before?.endsWith('-}}') ? text.replace(/^\s+/, '') : text;
  return after?.startsWith('{{-') ? start.trimEnd() : start;
}

interface Scope {
  dot: unknown;
  root: unknown;
  variables: Readonly<Record<string, unknown>>;
}

export type Rendered = { ok: true; text: string } | { ok: false; error: string };

export function renderTemplate(template: readonly Block[], data: unknown): Rendered {
  return renderBlocks(template, { dot: data, root: data, variables: { $: data } });
}

function renderBlocks(blocks: readonly Block[], scope: Scope): Rendered {
  let text = '';
  for (const block of blocks) {
    const rendered = renderBlock(block, scope);
    if (!rendered.ok) return rendered;
    text += rendered.text;
  }
  return { ok: true, text };
}

function renderBlock(block: Block, scope: Scope): Rendered {
  if (block.kind === 'text') return { ok: true, text: block.text };
  const declared = /^((?:\$\w+\s*,\s*)?\$\w+)\s*:=\s*(.*)$/s.exec(block.pipeline);
  const value = evaluatePipeline(declared?.[2] ?? block.pipeline, scope);
  if (!value.ok) return value;
  if (block.kind === 'action') return { ok: true, text: declared ? '' : templateText(value.value) };
  if (block.kind !== 'range') {
    const branch = isTruthy(value.value) ? block.body : block.otherwise;
    return renderBlocks(
      branch,
      block.kind === 'with' && isTruthy(value.value) ? { ...scope, dot: value.value } : scope,
    );
  }
  const entries = rangeEntries(value.value);
  if (entries.length === 0) return renderBlocks(block.otherwise, scope);
  const names = (declared?.[1] ?? '').split(',').map((name) => name.trim());
  let text = '';
  for (const [key, item] of entries) {
    const variables = { ...scope.variables };
    if (names.length === 2) variables[names[0] ?? ''] = key;
    if (names[0]) variables[names.at(-1) ?? ''] = item;
    const rendered = renderBlocks(block.body, { ...scope, dot: item, variables });
    if (!rendered.ok) return rendered;
    text += rendered.text;
  }
  return { ok: true, text };
}

function rangeEntries(value: unknown): [unknown, unknown][] {
  if (Array.isArray(value)) return value.map((item, index) => [index, item]);
  return isObject(value)
    ? Object.keys(value)
        .sort()
        .map((key) => [key, value[key]])
    : [];
}

const templateText = (value: unknown): string =>
  value === undefined || value === null ? '<no value>' : goValue(value);

function isTruthy(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isObject(value) ? Object.keys(value).length > 0 : Boolean(value);
}

type Evaluated = { ok: true; value: unknown } | { ok: false; error: string };

/** Nested parentheses deeper than this are refused. */
const MAX_DEPTH = 20;

function evaluatePipeline(pipeline: string, scope: Scope, depth = 0): Evaluated {
  if (depth > MAX_DEPTH) return { ok: false, error: 'template is nested too deeply' };
  let piped: unknown[] = [];
  let value: unknown;
  for (const command of splitTop(pipeline, '|')) {
    const words = splitTop(command.trim(), ' ').filter((word) => word !== '');
    const call = evaluateCommand(words, piped, scope, depth);
    if (!call.ok) return call;
    value = call.value;
    piped = [value];
  }
  return { ok: true, value };
}

function evaluateCommand(words: readonly string[], piped: readonly unknown[], scope: Scope, depth: number): Evaluated {
  const [first = '', ...rest] = words;
  const callable: Callable | undefined = Object.hasOwn(TEMPLATE_FUNCTIONS, first)
    ? TEMPLATE_FUNCTIONS[first]
    : undefined;
  const values: unknown[] = [];
  for (const word of callable ? rest : [first]) {
    const value = evaluateOperand(word, scope, depth);
    if (!value.ok) return value;
    values.push(value.value);
  }
  if (!callable) return { ok: true, value: values[0] };
  return { ok: true, value: callable([...values, ...piped]) };
}

function evaluateOperand(word: string, scope: Scope, depth: number): Evaluated {
  if (word === '.') return { ok: true, value: scope.dot };
  if (/^".*"$/s.test(word)) return { ok: true, value: unquote(word) };
  if (/^`.*`$/s.test(word)) return { ok: true, value: word.slice(1, -1) };
  if (/^-?\d+(\.\d+)?$/.test(word)) return { ok: true, value: Number(word) };
  if (word === 'true' || word === 'false') return { ok: true, value: word === 'true' };
  if (word === 'nil') return { ok: true, value: null };
  const nested = /^\((.*)\)((?:\.\w+)*)$/s.exec(word);
  if (nested) {
    const inner = evaluatePipeline(nested[1] ?? '', scope, depth + 1);
    return inner.ok ? { ok: true, value: follow(inner.value, nested[2] ?? '') } : inner;
  }
  const [, variable, path = ''] = /^(\$\w*)?((?:\.[\w-]+)*)$/.exec(word) ?? [];
  if (variable === undefined && path === '') return { ok: false, error: `function "${word}" not defined` };
  return { ok: true, value: follow(variable === undefined ? scope.dot : scope.variables[variable], path) };
}

function follow(value: unknown, path: string): unknown {
  return path
    .split('.')
    .filter((name) => name !== '')
    .reduce<unknown>((at, name) => (isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined), value);
}

const unquote = (word: string): string =>
  word.slice(1, -1).replace(/\\(.)/g, (_, character: string) => ({ n: '\n', t: '\t' })[character] ?? character);

/** Splits outside quotes and parentheses. */
function splitTop(text: string, separator: string): string[] {
  const parts = [''];
  let depth = 0;
  let quote = '';
  for (const character of text) {
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === '`') quote = character;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === separator && depth === 0) {
      parts.push('');
      continue;
    }
    parts[parts.length - 1] += character;
  }
  return parts;
}
