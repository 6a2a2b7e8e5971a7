import type { ParameterPart, Word, WordPart } from './ast';

export function makeWord(parts: readonly WordPart[], start: number, end: number): Word {
  let literal: string | undefined = '';
  let hasSubstitution = false;
  for (const part of parts) {
    if (part.kind === 'literal') literal = literal === undefined ? undefined : literal + part.text;
    else literal = undefined;
    if (substitutes(part)) hasSubstitution = true;
  }
  return { parts, start, end, literal, hasSubstitution };
}

export function literalWord(text: string, quoted: boolean, start: number, end: number): Word {
  return makeWord(text === '' && !quoted ? [] : [{ kind: 'literal', text, quoted }], start, end);
}

function substitutes(part: WordPart): boolean {
  switch (part.kind) {
    case 'command':
    case 'process':
      return true;
    case 'arithmetic':
      return part.expression.hasSubstitution;
    case 'parameter':
      return [part.argument, part.argument2, part.index].some((word) => word?.hasSubstitution === true);
    default:
      return false;
  }
}

export function plainParameter(name: string, quoted: boolean): ParameterPart {
  return {
    kind: 'parameter',
    name,
    operator: '',
    argument: undefined,
    argument2: undefined,
    length: false,
    indirect: false,
    index: undefined,
    quoted,
  };
}

/** Collects the parts of a word, joining runs of characters into literals. */
export class PartCollector {
  readonly parts: WordPart[] = [];
  #text = '';

  constructor(readonly quoted: boolean) {}

  add(character: string): void {
    this.#text += character;
  }

  push(part: WordPart): void {
    this.flush();
    this.parts.push(part);
  }

  pushQuoted(text: string): void {
    this.push({ kind: 'literal', text, quoted: true });
  }

  flush(): void {
    if (this.#text === '') return;
    this.parts.push({ kind: 'literal', text: this.#text, quoted: this.quoted });
    this.#text = '';
  }

  get isEmpty(): boolean {
    return this.parts.length === 0 && this.#text === '';
  }
}
