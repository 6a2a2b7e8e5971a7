/** The tokens of a template with a place among them, and the variables that are known there. */
import type { Token } from './lex';

export class ParseProblem {
  constructor(
    readonly text: string,
    readonly at: number,
  ) {}
}

export interface Reader {
  next(): Token;
  nextNonSpace(): Token;
  peek(): Token;
  peekNonSpace(): Token;
  /** One token back. */
  back(): void;
  /** Where it stands, to come back to. */
  mark(): number;
  reset(mark: number): void;
  readonly functions: ReadonlySet<string>;
  readonly variables: string[];
  unexpected(token: Token, context: string): ParseProblem;
}

export function createReader(tokens: readonly Token[], functions: ReadonlySet<string>): Reader {
  let at = 0;
  const last: Token = tokens.at(-1) ?? { kind: 'end-of-text', text: '', at: 0 };
  const reader: Reader = {
    functions,
    variables: ['$'],
    peek: () => tokens[at] ?? last,
    next() {
      const token = reader.peek();
      at++;
      return token;
    },
    nextNonSpace() {
      let token = reader.next();
      while (token.kind === 'space') token = reader.next();
      return token;
    },
    peekNonSpace() {
      const token = reader.nextNonSpace();
      at--;
      return token;
    },
    back() {
      at--;
    },
    mark: () => at,
    reset(mark) {
      at = mark;
    },
    unexpected(token, context) {
      const text = token.kind === 'error' ? token.text : `unexpected ${tokenText(token)} in ${context}`;
      return new ParseProblem(text, token.at);
    },
  };
  return reader;
}

/** Longer words are cut off there. */
const SHOWN = 10;

function tokenText({ kind, text }: Token): string {
  if (kind === 'end-of-text') return 'EOF';
  if (kind === 'keyword' || kind === 'dot' || kind === 'nil') return `<${text}>`;
  return text.length > SHOWN ? `${JSON.stringify(text.slice(0, SHOWN))}...` : JSON.stringify(text);
}
