import type { Blocking, Process, Program } from '../../process/types';
import { getopt, type Options } from '../network/getopt';
import { isErrno } from '../network/socket';
import { evaluate, type Scope } from './jq/evaluate';
import { FUNCTIONS } from './jq/functions';
import { isTruthy, JqError, type Json, parseMany, print } from './jq/json';
import type { Node } from './jq/nodes';
import { JqSyntaxError, parseJq } from './jq/parse';

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
  tab: 'tab',
};
const MAX_STEPS = 300_000;
const EXIT = { input: 2, compile: 3, noOutput: 4, runtime: 5 };

/** jq: a subset of the language without user-defined functions, regular expressions, and input streams. */
export const jq: Program = function* (process, argv): Blocking<number> {
  const { args, variables } = takeArguments(process, argv.slice(1));
  const options = getopt(args, 'rcensRSjMC', { long: LONG });
  const [program, ...files] = options.operands;
  if (program === undefined || options.error) {
    yield* process.error('Usage:\tjq [OPTIONS] FILTER [FILES...]\n\tjq [OPTIONS] --args FILTER [ARGUMENTS...]');
    return EXIT.input;
  }
  let filter: Node;
  try {
    filter = parseJq(program);
  } catch (error) {
    if (!(error instanceof JqSyntaxError) && !(error instanceof SyntaxError)) throw error;
    yield* process.error(`jq: error: ${error.message} at <top-level>, line 1:\n${program}\njq: 1 compile error`);
    return EXIT.compile;
  }
  const inputs = yield* readInputs(process, options, files);
  if (typeof inputs === 'number') return inputs;
  return yield* run(process, options, filter, inputs, {
    variables,
    budget: { steps: MAX_STEPS },
    functions: FUNCTIONS,
  });
};

/** `--arg NAME TEXT` and `--argjson NAME JSON` take two words, which getopt cannot. */
function takeArguments(
  process: Process,
  words: readonly string[],
): { args: readonly string[]; variables: ReadonlyMap<string, Json> } {
  const variables = new Map<string, Json>([['$ENV', process.env]]);
  const args: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word !== '--arg' && word !== '--argjson') {
      args.push(word);
      continue;
    }
    const [name = '', value = ''] = words.slice(at + 1, at + 3);
    variables.set(`$${name}`, word === '--arg' ? value : (tryParse(value)?.[0] ?? null));
    at += 2;
  }
  return { args, variables };
}

function tryParse(text: string): readonly Json[] | undefined {
  try {
    return parseMany(text);
  } catch {
    return undefined;
  }
}

function* readInputs(process: Process, options: Options, files: readonly string[]): Blocking<readonly Json[] | number> {
  if (options.has('n')) return [null];
  let text = '';
  try {
    for (const file of files) text += process.readFile(file);
  } catch (error) {
    if (!isErrno(error)) throw error;
    yield* process.error(`jq: error: Could not open ${files[0]}: ${error.message}`);
    return EXIT.input;
  }
  if (files.length === 0) text = yield* process.readAll(0);
  if (options.has('R')) return options.has('s') ? [text] : text.replace(/\n$/, '').split('\n');
  const values = tryParse(text);
  if (!values) {
    const line = text.trimEnd().split('\n').length;
    yield* process.error(`jq: parse error: Invalid numeric literal at line ${line}, column ${text.trimEnd().length}`);
    return EXIT.input;
  }
  return options.has('s') ? [values] : values;
}

function* run(
  process: Process,
  options: Options,
  filter: Node,
  inputs: readonly Json[],
  scope: Scope,
): Blocking<number> {
  const indent = options.has('c') ? '' : options.has('tab') ? '\t' : '  ';
  const style = { indent, sortKeys: options.has('S') };
  const raw = options.has('r') || options.has('j');
  let last: Json | undefined;
  let status = 0;
  for (const input of inputs) {
    try {
      for (const value of evaluate(filter, input, scope)) {
        last = value;
        const text = raw && typeof value === 'string' ? value : print(value, style);
        yield* process.write(1, options.has('j') ? text : `${text}\n`);
      }
    } catch (error) {
      if (!(error instanceof JqError)) throw error;
      yield* process.error(`jq: error (at <stdin>:0): ${error.message}`);
      status = EXIT.runtime;
    }
  }
  if (status !== 0 || !options.has('e')) return status;
  return last === undefined ? EXIT.noOutput : isTruthy(last) ? 0 : 1;
}
