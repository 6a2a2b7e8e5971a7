/** What a Go template consists of. Origin: text/template/parse/node.go. Offsets are those that Go's errors name. */

export type TemplateNode =
  | { node: 'text'; text: string }
  | { node: 'action'; pipe: Pipe }
  | { node: 'if' | 'with' | 'range'; pipe: Pipe; body: readonly TemplateNode[]; otherwise: readonly TemplateNode[] }
  | { node: 'template'; name: string; pipe: Pipe | undefined; at: number }
  | { node: 'break' | 'continue' };

export interface Pipe {
  at: number;
  /** Variables that it sets: one, or the two of a range. */
  variables: readonly string[];
  /** `=` sets a variable that is there already, `:=` a new one. */
  assigns: boolean;
  commands: readonly PipeCommand[];
}

export interface PipeCommand {
  at: number;
  words: readonly [Word, ...Word[]];
}

export type Word = { at: number } & (
  | { word: 'dot' | 'nil' }
  | { word: 'field'; names: readonly string[] }
  | { word: 'variable'; name: string; names: readonly string[] }
  | { word: 'function'; name: string }
  | { word: 'constant'; value: string | number | boolean; text: string }
  | { word: 'pipe'; pipe: Pipe }
  | { word: 'chain'; of: Word; names: readonly string[] }
);

const dotted = (names: readonly string[]): string => names.map((name) => `.${name}`).join('');

/** A word as Go prints it in errors. */
export function wordText(word: Word): string {
  switch (word.word) {
    case 'dot':
      return '.';
    case 'nil':
      return 'nil';
    case 'field':
      return dotted(word.names);
    case 'variable':
      return word.name + dotted(word.names);
    case 'function':
      return word.name;
    case 'constant':
      return word.text;
    case 'pipe':
      return `(${pipeText(word.pipe)})`;
    case 'chain':
      return wordText(word.of) + dotted(word.names);
  }
}

export const commandText = ({ words }: PipeCommand): string => words.map(wordText).join(' ');

export function pipeText({ variables, assigns, commands }: Pipe): string {
  const sets = variables.length > 0 ? `${variables.join(', ')} ${assigns ? '=' : ':='} ` : '';
  return sets + commands.map(commandText).join(' | ');
}
