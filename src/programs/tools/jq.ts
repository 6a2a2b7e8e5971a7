import type { Blocking, Process, Program } from '../../process/types';
import { getopt, type Options } from '../network/getopt';
import { isErrno } from '../network/socket';
import { wallClockMs } from '../support/numbers';
import { findUndefined } from './jq/check';
import { evaluate } from './jq/evaluate';
import { FUNCTIONS } from './jq/functions';
import { isTruthy, JqError, type Json, type JsonObject, print } from './jq/json';
import type { Node } from './jq/nodes';
import { JqSyntaxError, parseJq } from './jq/parse';
import { withDefinitions } from './jq/prelude';
import { type ReadValue, readJson } from './jq/readJson';
import { JqHalt, type Scope } from './jq/scope';
import { stream } from './jq/walkFunctions';

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

/** jq: the language but for modules, and expressions that look around or stop early. */
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
  const [given = '.', ...rest] = options.operands;
  const files = words.positional === undefined ? rest : [];
  const variables = new Map(words.variables).set('$ARGS', {
    positional: words.positional ?? [],
    named: words.named,
  });
  let filter: Node;
  let program = given;
  try {
    if (options.has('f')) program = process.readFile(given);
    filter = withDefinitions(program, parseJq(program));
    const undefinedName = findUndefined(filter, Object.keys(FUNCTIONS), variables.keys());
    if (undefinedName !== undefined) {
      const name = undefinedName.replace(/[/ ].*/, '');
      throw new JqSyntaxError(
        inOwnWords(undefinedName),
        Math.max(0, program.search(new RegExp(`(?<![.\\w])${name.replace('$', '\\$')}\\b`))),
      );
    }
  } catch (error) {
    if (isErrno(error)) return yield* fail(process, `Could not open ${given}: ${error.message}`, EXIT.input);
    if (!(error instanceof JqSyntaxError) && !(error instanceof SyntaxError)) throw error;
    const at = error instanceof JqSyntaxError ? error.at : 0;
    const line = program.slice(0, at).split('\n').length;
    const shown = program.split('\n')[line - 1] ?? '';
    const padding = ' '.repeat(at - (program.lastIndexOf('\n', at - 1) + 1));
    yield* process.error(
      `jq: error: ${error.message} at <top-level>, line ${line}:\n${shown}${padding}\njq: 1 compile error`,
    );
    return EXIT.compile;
  }
  const takesInput = !options.has('n') || /\binputs?\b/.test(program);
  const inputs = takesInput ? yield* readInputs(process, options, files) : { values: [], status: 0 };
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
  /^(?:builtins|gamma|lgamma|bsearch|modulemeta|frexp|modf|ldexp|scalb|JOIN|getpath|get_search_list)\/\d+ /;

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
  if (options.has('seq')) return yield* fail(process, "Podflight does not simulate '--seq'", EXIT.input);
  if (options.operands.length === 0 && process.isTerminal(0)) {
    yield* process.error(`Usage:\tjq [OPTIONS] FILTER [FILES...]\n\tjq [OPTIONS] --args FILTER [ARGUMENTS...]`);
    return EXIT.input;
  }
  return undefined;
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
  const { values, error } = readJson(text);
  return error === undefined ? values.map(({ value }) => value) : undefined;
}

/** What there is to read. Files that cannot be opened, and what is no JSON, are told of behind the values. */
interface Inputs {
  readonly values: readonly ReadValue[];
  readonly error?: string | undefined;
  readonly status: number;
  readonly file?: string | undefined;
}

function* readInputs(process: Process, options: Options, files: readonly string[]): Blocking<Inputs> {
  let text = '';
  let status = 0;
  for (const file of files) {
    try {
      text += process.readFile(file);
    } catch (error) {
      if (!isErrno(error)) throw error;
      status = yield* fail(process, `Could not open file ${file}: ${error.message}`, EXIT.input);
    }
  }
  if (files.length === 0) text = yield* process.readAll(0);
  const file = files.at(-1);
  const lines = text.split('\n').length - 1;
  if (options.has('R')) {
    if (options.has('s')) return { values: [{ value: text, line: lines }], status, file };
    const each = text === '' ? [] : text.replace(/\n$/, '').split('\n');
    return { values: each.map((value, i) => ({ value, line: i + 1 })), status, file };
  }
  const { values, error } = readJson(text);
  if (!options.has('s')) return { values, error, status, file };
  const all = [{ value: values.map(({ value }) => value), line: lines }];
  return { values: error === undefined ? all : [], error, status, file };
}

function* run(
  process: Process,
  options: Options,
  filter: Node,
  inputs: Inputs,
  scope: Scope,
  given: string | undefined,
): Blocking<number> {
  const indent = options.has('c') ? '' : options.has('tab') ? '\t' : (given ?? '  ');
  const style = { indent, sortKeys: options.has('S') };
  const raw = options.has('r') || options.has('j');
  let last: Json | undefined;
  let status = 0;
  const lines = inputs.values.map(({ line }) => line);
  const waiting = inputs.values.flatMap(({ value }) => (options.has('stream') ? [...stream(value)] : [value]));
  const count = waiting.length;
  const said: string[] = [];
  const isNull = options.has('n');
  const lineNow = () => lines[Math.min(count - waiting.length, lines.length) - 1] ?? 0;
  const all: Scope = { ...scope, inputs: waiting, said, lineNow, file: inputs.file ?? null };
  for (let first = true; isNull ? first : waiting.length > 0; first = false) {
    try {
      const input = isNull ? null : (waiting.shift() ?? null);
      for (const value of evaluate(filter, input, all)) {
        last = value;
        const shown = raw && typeof value === 'string' ? value : print(value, style);
        const text = options.has('a') ? shown.replace(/[\u0080-\uffff]/g, escaped) : shown;
        yield* tell(process, said);
        yield* process.write(1, options.has('j') ? text : `${text}\n`);
      }
    } catch (error) {
      yield* tell(process, said);
      if (error instanceof JqHalt) {
        yield* process.write(2, error.words);
        return error.status;
      }
      if (!(error instanceof JqError)) throw error;
      const colon = error.message.startsWith('(not a string)') ? ' ' : ': ';
      const where = isNull && waiting.length === count ? '<unknown>' : `${inputs.file ?? '<stdin>'}:${lineNow()}`;
      yield* process.error(`jq: error (at ${where})${colon}${error.message}`);
      status = EXIT.runtime;
    }
    yield* tell(process, said);
  }
  if (inputs.error !== undefined) {
    yield* process.error(`jq: parse error: ${inputs.error}`);
    status = EXIT.runtime;
  }
  status ||= inputs.status;
  if (status !== 0 || !options.has('e')) return status;
  return last === undefined ? EXIT.noOutput : isTruthy(last) ? 0 : 1;
}

/** What `debug` and `stderr` said meanwhile. */
function* tell(process: Process, said: string[]): Blocking<void> {
  for (const text of said.splice(0)) yield* process.write(2, text);
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
