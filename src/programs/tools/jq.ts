import type { Blocking, Process, Program } from '../../process/types';
import { getopt, type Options } from '../network/getopt';
import { isErrno } from '../network/socket';
import { wallClockMs } from '../support/numbers';
import { findUndefined } from './jq/check';
import { evaluate } from './jq/evaluate';
import { FUNCTIONS } from './jq/functions';
import { isTruthy, JqError, type Json, type JsonObject, parseMany, parseWithLines, print } from './jq/json';
import type { Node } from './jq/nodes';
import { JqSyntaxError, parseJq } from './jq/parse';
import type { Scope } from './jq/scope';

const LONG = {
  'raw-output': 'r',
  'compact-output': 'c',
  'exit-status': 'e',
  'null-input': 'n',
  slurp: 's',
  'raw-input': 'R',
  'sort-keys': 'S',
  'join-output': 'j',
  'monochrome-output': 'M',
  'color-output': 'C',
  'ascii-output': 'a',
  'from-file': 'f',
  unbuffered: 'unbuffered',
  tab: 'tab',
  stream: 'stream',
  seq: 'seq',
  version: 'V',
};
const MAX_STEPS = 300_000;
const EXIT = { input: 2, compile: 3, noOutput: 4, runtime: 5 };

/** jq: the language but for modules, streams, and expressions that look around or stop early. */
export const jq: Program = function* (process, argv): Blocking<number> {
  const words = takeArguments(process, argv.slice(1));
  if (typeof words === 'string') return yield* fail(process, words, EXIT.input);
  const options = getopt(words.args, 'rcensRSjMCafV', { long: LONG });
  if (options.has('V')) {
    yield* process.write(1, 'jq-1.7.1\n');
    return 0;
  }
  const misuse = yield* checkOptions(process, options);
  if (misuse !== undefined) return misuse;
  const [given = '', ...rest] = options.operands;
  const files = words.positional === undefined ? rest : [];
  const variables = new Map(words.variables).set('$ARGS', {
    positional: words.positional ?? [],
    named: words.named,
  });
  let filter: Node;
  let program = given;
  try {
    if (options.has('f')) program = process.readFile(given);
    filter = parseJq(program);
    const undefinedName = findUndefined(filter, Object.keys(FUNCTIONS), variables.keys());
    if (undefinedName !== undefined) throw new JqSyntaxError(inOwnWords(undefinedName));
  } catch (error) {
    if (isErrno(error)) return yield* fail(process, `Could not open ${given}: ${error.message}`, EXIT.input);
    if (!(error instanceof JqSyntaxError) && !(error instanceof SyntaxError)) throw error;
    yield* process.error(`jq: error: ${error.message} at <top-level>, line 1:\n${program}\njq: 1 compile error`);
    return EXIT.compile;
  }
  const takesInput = !options.has('n') || /\binputs?\b/.test(program);
  const inputs = takesInput ? yield* readInputs(process, options, files) : [];
  if (typeof inputs === 'number') return inputs;
  return yield* run(
    process,
    options,
    filter,
    inputs,
    {
      variables,
      budget: { steps: MAX_STEPS },
      functions: FUNCTIONS,
      run: evaluate,
      nowSeconds: wallClockMs(process) / 1000,
    },
    words.indent,
  );
};

/** What the real jq has and this one has not is said by name. */
const NOT_SIMULATED =
  /^(?:combinations|input_line_number|input_filename|fromstream|truncate_stream|skip|halt|halt_error|debug|stderr|builtins|gamma|bsearch|modulemeta|toarray|sin|cos|tan|asin|acos|atan|any|all|nth|range|IN)\/\d+ /;

function inOwnWords(words: string): string {
  return NOT_SIMULATED.test(words) ? `Podflight does not simulate ${words.replace(/ .*/, '')}` : words;
}

function* fail(process: Process, words: string, status: number): Blocking<number> {
  yield* process.error(`jq: error: ${words}`);
  return status;
}

function* checkOptions(process: Process, options: Options): Blocking<number | undefined> {
  const { error } = options;
  if (error !== undefined) {
    const option = error.option.startsWith('-') ? error.option : `-${error.option}`;
    yield* process.error(`jq: Unknown option ${option}\n${HELP}`);
    return EXIT.input;
  }
  const unknown = ['stream', 'seq'].find((name) => options.has(name));
  if (unknown !== undefined) return yield* fail(process, `Podflight does not simulate '--${unknown}'`, EXIT.input);
  if (options.operands.length > 0) return undefined;
  yield* process.error(`Usage:\tjq [OPTIONS] FILTER [FILES...]\n\tjq [OPTIONS] --args FILTER [ARGUMENTS...]`);
  return EXIT.input;
}

const HELP = `Use jq --help for help with command-line options,
or see the jq manpage, or online docs  at https://jqlang.github.io/jq`;

interface Words {
  readonly args: readonly string[];
  readonly variables: ReadonlyMap<string, Json>;
  /** `$ARGS.named` */
  readonly named: JsonObject;
  /** What stands behind --args and --jsonargs. */
  readonly positional: readonly Json[] | undefined;
  readonly indent: string | undefined;
}

/** Options that take words of their own, which getopt cannot: `--arg NAME TEXT` and the like. A string says what is wrong. */
function takeArguments(process: Process, given: readonly string[]): Words | string {
  const named: Record<string, Json> = {};
  const args: string[] = [];
  let positional: Json[] | undefined;
  let isJson = false;
  let hasFilter = false;
  let indent: string | undefined;
  for (let at = 0; at < given.length; at++) {
    const word = given[at] ?? '';
    const [name = '', value = ''] = given.slice(at + 1, at + 3);
    if (/^--(?:arg|argjson|slurpfile|rawfile)$/.test(word)) {
      const read = namedValue(process, word, name, value);
      if (typeof read === 'string') return read;
      named[name] = read.value;
      at += 2;
    } else if (word === '--indent') {
      indent = ' '.repeat(Math.min(7, Number(name) || 0));
      at++;
    } else if (word === '--args' || word === '--jsonargs') {
      positional = positional ?? [];
      isJson = word === '--jsonargs';
    } else if (positional !== undefined && hasFilter && !word.startsWith('-'))
      positional.push(isJson ? (tryParse(word)?.[0] ?? null) : word);
    else {
      hasFilter ||= !word.startsWith('-');
      args.push(word);
    }
  }
  const variables = new Map<string, Json>([['$ENV', process.env]]);
  for (const [name, value] of Object.entries(named)) variables.set(`$${name}`, value);
  return { args, variables, named, positional, indent };
}

function namedValue(process: Process, option: string, name: string, value: string): { value: Json } | string {
  if (option === '--arg') return { value };
  if (option === '--argjson') {
    const parsed = tryParse(value)?.[0];
    return parsed === undefined ? `Invalid JSON text passed to --argjson\n${HELP}` : { value: parsed };
  }
  try {
    const text = process.readFile(value);
    return { value: option === '--rawfile' ? text : (tryParse(text) ?? []) };
  } catch (error) {
    if (!isErrno(error)) throw error;
    return `Bad JSON in --${option.slice(2)} ${name} ${value}: Could not open ${value}: ${error.message}`;
  }
}

function tryParse(text: string): readonly Json[] | undefined {
  try {
    return parseMany(text);
  } catch {
    return undefined;
  }
}

interface Input {
  readonly value: Json;
  readonly line: number;
}

function* readInputs(
  process: Process,
  options: Options,
  files: readonly string[],
): Blocking<readonly Input[] | number> {
  let text = '';
  for (const file of files) {
    try {
      text += process.readFile(file);
    } catch (error) {
      if (!isErrno(error)) throw error;
      return yield* fail(process, `Could not open ${file}: ${error.message}`, EXIT.input);
    }
  }
  if (files.length === 0) text = yield* process.readAll(0);
  const lines = text.split('\n').length - 1;
  if (options.has('R'))
    return options.has('s')
      ? [{ value: text, line: lines }]
      : text
          .replace(/\n$/, '')
          .split('\n')
          .map((value, i) => ({ value, line: i + 1 }));
  try {
    const values = parseWithLines(text);
    return options.has('s') ? [{ value: values.map(({ value }) => value), line: lines }] : values;
  } catch {
    const line = text.trimEnd().split('\n').length;
    yield* process.error(`jq: parse error: Invalid numeric literal at line ${line}, column ${text.trimEnd().length}`);
    return EXIT.input;
  }
}

function* run(
  process: Process,
  options: Options,
  filter: Node,
  inputs: readonly Input[],
  scope: Scope,
  given: string | undefined,
): Blocking<number> {
  const indent = options.has('c') ? '' : options.has('tab') ? '\t' : (given ?? '  ');
  const style = { indent, sortKeys: options.has('S') };
  const raw = options.has('r') || options.has('j');
  let last: Json | undefined;
  let status = 0;
  const waiting = inputs.map(({ value }) => value);
  const all = { ...scope, inputs: waiting };
  const isNull = options.has('n');
  for (let first = true; isNull ? first : waiting.length > 0; first = false) {
    try {
      const input = isNull ? null : (waiting.shift() ?? null);
      for (const value of evaluate(filter, input, all)) {
        last = value;
        const shown = raw && typeof value === 'string' ? value : print(value, style);
        const text = options.has('a') ? shown.replace(/[\u0080-\uffff]/g, escaped) : shown;
        yield* process.write(1, options.has('j') ? text : `${text}\n`);
      }
    } catch (error) {
      if (!(error instanceof JqError)) throw error;
      const line = inputs[inputs.length - waiting.length - 1]?.line ?? 0;
      const colon = error.message.startsWith('(not a string)') ? ' ' : ': ';
      yield* process.error(`jq: error (at ${isNull ? '<unknown>' : `<stdin>:${line}`})${colon}${error.message}`);
      status = EXIT.runtime;
    }
  }
  if (status !== 0 || !options.has('e')) return status;
  return last === undefined ? EXIT.noOutput : isTruthy(last) ? 0 : 1;
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
