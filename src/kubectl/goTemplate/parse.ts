/** Reads a Go template. Models text/template/parse/parse.go, with its sentences for what is wrong. */
import type { Pipe, TemplateNode } from './ast';
import { lexTemplate, type Token, type TokenKind } from './lex';
import { parsePipe } from './parsePipe';
import { createReader, ParseProblem, type Reader } from './reader';

export interface ParsedTemplate {
  text: string;
  nodes: readonly TemplateNode[];
  /** Those that `{{define}}` and `{{block}}` name. */
  named: ReadonlyMap<string, readonly TemplateNode[]>;
}

export type ParseResult = { ok: true; template: ParsedTemplate } | { ok: false; error: string };

/** The error is what stands behind `template: `: `output:1: unclosed action`. */
export function parseTemplate(name: string, text: string, functions: ReadonlySet<string>): ParseResult {
  const reader = createReader(lexTemplate(text), functions);
  const named = new Map<string, readonly TemplateNode[]>();
  const list = parseList(reader, named, { depth: 0, inRange: false });
  const problem = list instanceof ParseProblem ? list : list.stop ? problemOfStop(list.stop) : undefined;
  if (!problem && !(list instanceof ParseProblem)) return { ok: true, template: { text, nodes: list.nodes, named } };
  const line = text.slice(0, problem?.at ?? 0).split('\n').length;
  return { ok: false, error: `${name}:${line}: ${problem?.text ?? ''}` };
}

const problemOfStop = ({ word, at }: Stop): ParseProblem => new ParseProblem(`unexpected {{${word}}}`, at);

/** `{{end}}` or `{{else}}`, which ends a list of nodes. */
interface Stop {
  word: 'end' | 'else';
  /** `{{else if …}}`: the control that follows. */
  control?: 'if' | 'with';
  at: number;
}

interface NodeList {
  nodes: TemplateNode[];
  stop: Stop | undefined;
}

type Named = Map<string, readonly TemplateNode[]>;

interface Place {
  depth: number;
  inRange: boolean;
}

/** Go nests as deep as memory allows; nobody writes this. */
const MAX_DEPTH = 100;

function parseList(reader: Reader, named: Named, place: Place): NodeList | ParseProblem {
  const nodes: TemplateNode[] = [];
  if (place.depth > MAX_DEPTH) return new ParseProblem('the template is nested too deeply', reader.peek().at);
  for (;;) {
    const token = reader.next();
    if (token.kind === 'error') return new ParseProblem(token.text, token.at);
    if (token.kind === 'end-of-text')
      return place.depth === 0 ? { nodes, stop: undefined } : new ParseProblem('unexpected EOF', token.at);
    if (token.kind === 'text') {
      nodes.push({ node: 'text', text: token.text });
      continue;
    }
    const node = parseAction(reader, named, place);
    if (node instanceof ParseProblem) return node;
    if (node === undefined) continue;
    if ('word' in node) return { nodes, stop: node };
    nodes.push(node);
  }
}

function parseAction(reader: Reader, named: Named, place: Place): TemplateNode | Stop | ParseProblem | undefined {
  const token = reader.nextNonSpace();
  if (token.kind !== 'keyword') {
    reader.back();
    const pipe = parsePipe(reader, 'command', 'right-delimiter');
    return pipe instanceof ParseProblem ? pipe : { node: 'action', pipe };
  }
  switch (token.text) {
    case 'if':
    case 'with':
    case 'range':
      return parseControl(reader, named, place, token.text);
    case 'end': {
      const close = expect(reader, 'right-delimiter', 'end');
      return close instanceof ParseProblem ? close : { word: 'end', at: token.at };
    }
    case 'else':
      return parseElse(reader, token);
    case 'break':
    case 'continue': {
      const close = expect(reader, 'right-delimiter', `{{${token.text}}}`);
      if (close instanceof ParseProblem) return close;
      if (!place.inRange) return new ParseProblem(`{{${token.text}}} outside {{range}}`, token.at);
      return { node: token.text };
    }
    case 'define':
      if (place.depth > 0) return new ParseProblem('unexpected <define> in command', token.at);
      return parseDefine(reader, named, 'define clause');
    case 'block':
      return parseBlock(reader, named);
    default:
      return parseInvocation(reader);
  }
}

function expect(reader: Reader, kind: TokenKind, context: string): Token | ParseProblem {
  const token = reader.nextNonSpace();
  return token.kind === kind ? token : reader.unexpected(token, context);
}

function parseElse(reader: Reader, { at }: Token): Stop | ParseProblem {
  const next = reader.peekNonSpace();
  if (next.kind === 'keyword' && (next.text === 'if' || next.text === 'with')) {
    reader.nextNonSpace();
    return { word: 'else', control: next.text, at };
  }
  const close = expect(reader, 'right-delimiter', 'else');
  return close instanceof ParseProblem ? close : { word: 'else', at };
}

function parseControl(
  reader: Reader,
  named: Named,
  place: Place,
  control: 'if' | 'with' | 'range',
): TemplateNode | ParseProblem {
  const variables = reader.variables.length;
  const pipe = parsePipe(reader, control, 'right-delimiter');
  if (pipe instanceof ParseProblem) return pipe;
  const inner: Place = { depth: place.depth + 1, inRange: place.inRange || control === 'range' };
  const body = parseList(reader, named, inner);
  if (body instanceof ParseProblem) return body;
  const otherwise = body.stop?.word === 'else' ? parseOtherwise(reader, named, inner, control, body.stop) : [];
  if (otherwise instanceof ParseProblem) return otherwise;
  reader.variables.length = variables;
  return { node: control, pipe, body: body.nodes, otherwise };
}

function parseOtherwise(
  reader: Reader,
  named: Named,
  place: Place,
  control: string,
  stop: Stop,
): TemplateNode[] | ParseProblem {
  if (stop.control !== undefined && control === stop.control) {
    // Its `{{end}}` ends both.
    const nested = parseControl(reader, named, place, stop.control);
    return nested instanceof ParseProblem ? nested : [nested];
  }
  if (stop.control !== undefined) return new ParseProblem(`unexpected <${stop.control}> in else`, stop.at);
  const list = parseList(reader, named, place);
  if (list instanceof ParseProblem) return list;
  if (list.stop?.word === 'else') return new ParseProblem('expected end; found {{else}}', list.stop.at);
  return list.nodes;
}

const nameOf = (token: Token): string => token.text.slice(1, -1);

function parseDefine(reader: Reader, named: Named, context: string): undefined | ParseProblem {
  const name = reader.nextNonSpace();
  if (name.kind !== 'string' && name.kind !== 'raw-string') return reader.unexpected(name, context);
  const close = expect(reader, 'right-delimiter', context);
  if (close instanceof ParseProblem) return close;
  const list = parseList(reader, named, { depth: 1, inRange: false });
  if (list instanceof ParseProblem) return list;
  if (list.stop?.word === 'else') return new ParseProblem('unexpected {{else}} in define clause', list.stop.at);
  named.set(nameOf(name), list.nodes);
  return undefined;
}

function parseBlock(reader: Reader, named: Named): TemplateNode | ParseProblem {
  const name = reader.nextNonSpace();
  if (name.kind !== 'string' && name.kind !== 'raw-string') return reader.unexpected(name, 'block clause');
  const pipe = parsePipe(reader, 'block clause', 'right-delimiter');
  if (pipe instanceof ParseProblem) return pipe;
  const list = parseList(reader, named, { depth: 1, inRange: false });
  if (list instanceof ParseProblem) return list;
  if (list.stop?.word === 'else') return new ParseProblem('unexpected {{else}} in block clause', list.stop.at);
  named.set(nameOf(name), list.nodes);
  return { node: 'template', name: nameOf(name), pipe, at: name.at };
}

function parseInvocation(reader: Reader): TemplateNode | ParseProblem {
  const name = reader.nextNonSpace();
  if (name.kind !== 'string' && name.kind !== 'raw-string') return reader.unexpected(name, 'template clause');
  let pipe: Pipe | ParseProblem | undefined;
  if (reader.peekNonSpace().kind !== 'right-delimiter') pipe = parsePipe(reader, 'template clause', 'right-delimiter');
  else reader.nextNonSpace();
  return pipe instanceof ParseProblem ? pipe : { node: 'template', name: nameOf(name), pipe, at: name.at };
}
