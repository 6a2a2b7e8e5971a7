/** Pipelines: `$x := .a | f "b"`. Models text/template/parse/parse.go pipeline, command, operand, term. */
import { type Pipe, type PipeCommand, type Word, wordText } from './ast';
import type { Token, TokenKind } from './lex';
import { ParseProblem, type Reader } from './reader';

const STARTS: readonly TokenKind[] = [
  'bool',
  'dot',
  'field',
  'identifier',
  'number',
  'nil',
  'raw-string',
  'string',
  'variable',
  'left-paren',
];
/** Parentheses inside each other. */
const MAX_DEPTH = 50;

export function parsePipe(reader: Reader, context: string, end: TokenKind, depth = 0): Pipe | ParseProblem {
  const { at } = reader.peekNonSpace();
  if (depth > MAX_DEPTH) return new ParseProblem('the template is nested too deeply', at);
  const declared = parseDeclarations(reader, context);
  if (declared instanceof ParseProblem) return declared;
  const commands: PipeCommand[] = [];
  for (;;) {
    const token = reader.nextNonSpace();
    if (token.kind === end) {
      const problem = pipeProblem(commands, context, token.at);
      if (problem) return problem;
      reader.variables.push(...(declared.assigns ? [] : declared.variables));
      return { at, ...declared, commands };
    }
    if (!STARTS.includes(token.kind)) return reader.unexpected(token, context);
    reader.back();
    const command = parseCommand(reader, depth);
    if (command instanceof ParseProblem) return command;
    commands.push(command);
  }
}

function pipeProblem(commands: readonly PipeCommand[], context: string, at: number): ParseProblem | undefined {
  if (commands.length === 0) return new ParseProblem(`missing value for ${context}`, at);
  const stage = commands.findIndex(
    ({ words }, index) => index > 0 && ['dot', 'nil', 'constant'].includes(words[0].word),
  );
  return stage < 0 ? undefined : new ParseProblem(`non executable command in pipeline stage ${stage + 1}`, at);
}

function parseDeclarations(reader: Reader, context: string): { variables: string[]; assigns: boolean } | ParseProblem {
  const variables: string[] = [];
  for (;;) {
    const mark = reader.mark();
    const variable = reader.nextNonSpace();
    if (variable.kind !== 'variable') {
      reader.reset(mark);
      return { variables, assigns: false };
    }
    const sign = reader.nextNonSpace();
    if (sign.kind === 'declare' || sign.kind === 'assign') {
      if (sign.kind === 'assign' && !reader.variables.includes(variable.text))
        return new ParseProblem(`undefined variable "${variable.text}"`, variable.at);
      return { variables: [...variables, variable.text], assigns: sign.kind === 'assign' };
    }
    if (sign.kind !== 'comma') {
      reader.reset(mark);
      return { variables, assigns: false };
    }
    variables.push(variable.text);
    if (context !== 'range' || variables.length > 1)
      return new ParseProblem(`too many declarations in ${context}`, sign.at);
    if (!['variable', 'right-delimiter', 'right-paren'].includes(reader.peekNonSpace().kind))
      return new ParseProblem('range can only initialize variables', sign.at);
  }
}

function parseCommand(reader: Reader, depth: number): PipeCommand | ParseProblem {
  const { at } = reader.peekNonSpace();
  const words: Word[] = [];
  for (;;) {
    reader.peekNonSpace();
    while (reader.peek().kind === 'space') reader.next();
    const word = parseOperand(reader, depth);
    if (word instanceof ParseProblem) return word;
    if (word) words.push(word);
    const token = reader.next();
    if (token.kind === 'space') continue;
    if (token.kind === 'right-delimiter' || token.kind === 'right-paren') reader.back();
    else if (token.kind !== 'pipe') return reader.unexpected(token, 'operand');
    break;
  }
  const [first, ...rest] = words;
  return first ? { at, words: [first, ...rest] } : new ParseProblem('empty command', at);
}

/** A term and the fields that follow it. */
function parseOperand(reader: Reader, depth: number): Word | ParseProblem | undefined {
  const term = parseTerm(reader, depth);
  if (!term || term instanceof ParseProblem || reader.peek().kind !== 'field') return term;
  const { at } = reader.peek();
  const names: string[] = [];
  while (reader.peek().kind === 'field') names.push(reader.next().text.slice(1));
  if (term.word === 'field') return { word: 'field', at, names: [...term.names, ...names] };
  if (term.word === 'variable') return { ...term, at, names: [...term.names, ...names] };
  if (term.word === 'constant' || term.word === 'nil' || term.word === 'dot')
    return new ParseProblem(`unexpected . after term ${JSON.stringify(wordText(term))}`, at);
  return { word: 'chain', at, of: term, names };
}

function parseTerm(reader: Reader, depth: number): Word | ParseProblem | undefined {
  const token = reader.nextNonSpace();
  const { at, text } = token;
  switch (token.kind) {
    case 'identifier':
      return reader.functions.has(text)
        ? { word: 'function', at, name: text }
        : new ParseProblem(`function "${text}" not defined`, at);
    case 'dot':
    case 'nil':
      return { word: token.kind, at };
    case 'variable':
      return reader.variables.includes(text)
        ? { word: 'variable', at, name: text, names: [] }
        : new ParseProblem(`undefined variable "${text}"`, at);
    case 'field':
      return { word: 'field', at, names: [text.slice(1)] };
    case 'bool':
      return { word: 'constant', at, value: text === 'true', text };
    case 'number':
      return { word: 'constant', at, value: Number(text), text };
    case 'string':
      return { word: 'constant', at, value: unquoted(token), text };
    case 'raw-string':
      return { word: 'constant', at, value: text.slice(1, -1), text };
    case 'left-paren': {
      const pipe = parsePipe(reader, 'parenthesized pipeline', 'right-paren', depth + 1);
      return pipe instanceof ParseProblem ? pipe : { word: 'pipe', at: pipe.at, pipe };
    }
    default:
      reader.back();
      return undefined;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' };

const unquoted = ({ text }: Token): string =>
  text.slice(1, -1).replace(/\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|(.))/gs, (_, byte, unit, letter: string) => {
    const code: string | undefined = byte ?? unit;
    return code === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16));
  });
