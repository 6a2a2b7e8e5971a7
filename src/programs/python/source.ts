/** A text that Python reads, and where its lines are. Positions are offsets into the text. */
export interface Source {
  /** As tracebacks name it: a path, `<string>`, `<stdin>`. */
  readonly file: string;
  readonly text: string;
  /** Tracebacks show its lines: it can be read again as a file. */
  readonly isShown: boolean;
  /** Podflight's own library: its frames are not shown at all. */
  readonly isLibrary: boolean;
}

export interface Span {
  start: number;
  end: number;
}

/** Counted from 1, as Python does. */
export function lineOf(source: Source, offset: number): number {
  let line = 1;
  for (let at = source.text.indexOf('\n'); at >= 0 && at < offset; at = source.text.indexOf('\n', at + 1)) line++;
  return line;
}

/** Where the line of an offset begins and ends, without its newline. */
export function lineSpan({ text }: Source, offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, end: end < 0 ? text.length : end };
}

/** What is wrong with a text before it runs. `name` is the class of the exception. */
export class SyntaxFailure extends Error {
  constructor(
    readonly span: Span & { isUnmarked?: boolean },
    message: string,
    readonly kind: 'SyntaxError' | 'IndentationError' | 'TabError' = 'SyntaxError',
  ) {
    super(message);
  }
}

/** Something of Python that Podflight does not have. Said by name: see python.ts. */
export class NotSimulated extends Error {}
