import { type Document, isDocument, isMap, isScalar, isSeq, parseAllDocuments, parseDocument, stringify } from 'yaml';
import type { Blocking, Process, Program } from '../../process/types';
import { getopt, type Options } from '../network/getopt';
import { isErrno } from '../network/socket';
import { evaluate } from './jq/evaluate';
import { FUNCTIONS } from './jq/functions';
import { isArray, isObject, isTruthy, JqError, type Json, print } from './jq/json';
import type { Node } from './jq/nodes';
import { JqSyntaxError, parseJq } from './jq/parse';
import { readJson } from './jq/readJson';
import type { Scope } from './jq/scope';

const LONG = {
  'null-input': 'n',
  unwrapScalar: 'r',
  'raw-output': 'r',
  inplace: 'i',
  'exit-status': 'e',
  prettyPrint: 'P',
  'output-format': 'o',
  'input-format': 'p',
  indent: 'I',
  'no-doc': 'N',
  colors: 'C',
  'no-colors': 'M',
};
const MAX_STEPS = 300_000;
/** yq keeps the order of the keys where jq sorts them. */
const YQ_FUNCTIONS = { ...FUNCTIONS, 'keys/0': FUNCTIONS['keys_unsorted/0'] ?? (() => []) };

/** mikefarah's yq, version 4: what its expressions share with jq, over YAML and JSON. Comments survive assignments. */
export const yq: Program = function* (process, argv): Blocking<number> {
  const words = argv.slice(1).map((word) => word.replace(/^-([a-zA-Z])=/, '-$1'));
  const options = getopt(words, 'nr::ieP::o:p:I:N::CM', { long: LONG, abbreviate: true });
  const operands = [...options.operands];
  if (/^(?:e|eval|ea|eval-all)$/.test(operands[0] ?? '')) operands.shift();
  if (options.error)
    return yield* failed(
      process,
      `unknown ${options.error.option.startsWith('--') ? 'flag' : 'shorthand flag'}: ${options.error.option}`,
    );
  // A single operand that is a file is read as it is.
  const isFile = operands.length === 1 && !options.has('n') && process.tryStat(operands[0] ?? '')?.type === 'file';
  const [expression = '.', ...files] = isFile ? ['.', ...operands] : operands;
  let filter: Node;
  try {
    filter = parseJq(withEnvironment(process, expression));
  } catch (error) {
    if (!(error instanceof JqSyntaxError) && !(error instanceof SyntaxError)) throw error;
    return yield* failed(process, `1:1: invalid input text ${JSON.stringify(expression)}`);
  }
  if (options.has('i') && files.length === 0)
    return yield* failed(
      process,
      'write in place flag only applicable when giving an expression and at least one file',
    );
  const scope: Scope = {
    variables: new Map([['$ENV', process.env]]),
    budget: { steps: MAX_STEPS },
    functions: YQ_FUNCTIONS,
    run: evaluate,
  };
  try {
    const sources = options.has('n') ? [''] : files.length > 0 ? files : ['-'];
    const results: Result[] = [];
    for (const source of sources) results.push(...run(yield* read(process, options, source), filter, scope));
    const text = render(results, options, files[0] ?? '');
    if (options.has('i')) process.writeFile(files[0] ?? '', text);
    else yield* process.write(1, text);
    const last = results.at(-1)?.value ?? null;
    if (options.has('e') && !isTruthy(last)) return yield* failed(process, 'no matches found');
    return 0;
  } catch (error) {
    if (!(error instanceof JqError)) throw error;
    return yield* failed(process, error.message);
  }
};

function* failed(process: Process, words: string): Blocking<number> {
  yield* process.error(`Error: ${words}`);
  return 1;
}

/** `strenv(NAME)` is text, `env(NAME)` is read as YAML. */
const withEnvironment = (process: Process, expression: string): string =>
  expression.replace(/\b(str)?env\((\w+)\)/g, (_, text: string | undefined, name: string) => {
    const value = process.env[name] ?? '';
    return JSON.stringify(text === undefined ? toJson(parseDocument(value)) : value);
  });

interface Result {
  readonly value: Json;
  /** Which document of the input it comes from. */
  readonly index: number;
  /** As it stands in the input, comments and all, if it is one of its parts. */
  readonly node: unknown;
}

/** Documents of a file. Throws JqError. */
function* read(process: Process, options: Options, path: string): Blocking<readonly Document[]> {
  let text = '';
  try {
    if (path === '-') text = yield* process.readAll(0);
    else if (path !== '') text = process.readFile(path);
  } catch (error) {
    if (!isErrno(error)) throw error;
    throw new JqError(`open ${path}: ${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`);
  }
  if (/^j/.test(options.value('p') ?? '') || /\.json$/.test(path)) {
    const { values, error } = readJson(text);
    if (error !== undefined) throw new JqError(`bad file '${path}': invalid character in JSON`);
    return values.map(({ value }) => parseDocument(JSON.stringify(value)));
  }
  const documents = [...parseAllDocuments(text)];
  const [problem] = documents.flatMap(({ errors }) => errors);
  if (problem !== undefined)
    throw new JqError(
      `bad file '${path}': yaml: line ${problem.linePos?.[0].line ?? 1}: ${problem.message.split(/ at line|\n/)[0]}`,
    );
  return documents.length > 0 ? documents : [parseDocument('null')];
}

function toJson(document: Document): Json {
  const value: Json | undefined = document.toJS({ maxAliasCount: 100 });
  return value ?? null;
}

function run(documents: readonly Document[], filter: Node, scope: Scope): Result[] {
  return documents.flatMap((document, index) => {
    const before = toJson(document);
    const values = [...evaluate(filter, before, scope)];
    const [only] = values;
    // An update gives the document back with something changed: only that is written anew.
    if (changes(filter) && values.length === 1 && only !== undefined) {
      apply(document, [], before, only);
      return [{ value: only, index, node: document }];
    }
    const steps = filter.kind === 'identity' ? [] : plainPath(filter);
    const node = steps === undefined ? undefined : steps.length === 0 ? document : document.getIn(steps, true);
    return values.map((value) => ({ value, index, node: values.length === 1 ? node : undefined }));
  });
}

/** Whether a filter gives its whole input back, changed in places. */
function changes(node: Node): boolean {
  if (node.kind === 'call') return node.name === 'del';
  if (node.kind !== 'binary') return false;
  if (node.operator === '|') return changes(node.left) && changes(node.right);
  return node.operator.endsWith('=') && !/^[=!<>]=$/.test(node.operator);
}

/** `.a.b[0]` as keys, undefined for anything else. */
function plainPath(node: Node): (string | number)[] | undefined {
  if (node.kind === 'identity') return [];
  if (node.kind !== 'index') return undefined;
  const { key } = node;
  const value =
    key.kind === 'literal' ? key.value : key.kind === 'string' && key.parts.length === 1 ? key.parts[0] : undefined;
  const above = plainPath(node.target);
  return above !== undefined && (typeof value === 'string' || typeof value === 'number')
    ? [...above, value]
    : undefined;
}

/** Writes into the document what differs, and leaves the rest as it stands. */
function apply(document: Document, path: readonly (string | number)[], before: Json, after: Json): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  if (isObject(before) && isObject(after)) {
    for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) document.deleteIn([...path, key]);
    for (const [key, value] of Object.entries(after)) {
      if (Object.hasOwn(before, key)) apply(document, [...path, key], before[key] ?? null, value);
      else document.setIn([...path, key], value);
    }
  } else if (isArray(before) && isArray(after) && before.length <= after.length)
    for (const [i, value] of after.entries()) {
      if (i < before.length) apply(document, [...path, i], before[i] ?? null, value);
      else document.addIn(path, value);
    }
  else if (path.length === 0) document.contents = document.createNode(after);
  else document.setIn(path, document.createNode(after));
}

function render(results: readonly Result[], options: Options, path: string): string {
  const format = options.value('o') ?? (/\.json$/.test(path) && !options.has('P') ? 'json' : 'yaml');
  if (!/^(?:j|json|y|yaml|auto|a)$/.test(format)) throw new JqError(`Podflight does not write the format ${format}`);
  const width = Number(options.value('I') ?? 2);
  let text = '';
  for (const [i, { value, index, node }] of results.entries()) {
    const isYaml = !format.startsWith('j');
    if (isYaml && i > 0 && results[i - 1]?.index !== index && !options.has('N')) text += '---\n';
    const quoted = options.value('r') === 'false' || (!isYaml && !options.has('r'));
    if (typeof value === 'string' && !quoted) text += `${value}\n`;
    else if (!isYaml) text += `${print(value, { indent: ' '.repeat(Math.min(8, width)), sortKeys: false })}\n`;
    else text += yamlText(value, options.has('P') ? undefined : node, Math.max(1, Math.min(8, width)));
  }
  return text;
}

function yamlText(value: Json, node: unknown, indent: number): string {
  const style = { indent, lineWidth: 0 };
  if (isScalar(node) && typeof value !== 'string' && typeof node.source === 'string') return `${node.source}\n`;
  if (isMap(node) || isSeq(node)) return stringify(node, style);
  return isDocument(node) && (isMap(node.contents) || isSeq(node.contents))
    ? node.toString(style)
    : stringify(value, style);
}
