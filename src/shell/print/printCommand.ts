import type { Case, Command, FunctionDefinition, Pipeline, SimpleCommand, Word } from '../parse/ast';
import type { Shell } from '../state';
import { printRedirections, type Sources } from './printRedirections';

const STEP = '    ';

/** A command as bash prints it: BASH_COMMAND. Loops and `case` give their first line. */
export function printCommand(shell: Shell, command: Command): string {
  const printer: Sources = { text: shell.functionTexts.get(command) ?? shell.sourceText };
  switch (command.kind) {
    case 'for':
    case 'select':
      return printForHead(printer, command.kind, command.variable, command.words);
    case 'case':
      return `case ${source(printer, command.word)} in `;
    default:
      return print(printer, command, '');
  }
}

/** A definition as `declare -f` and `type` print it: bash's own layout, without comments. */
export function printFunction(shell: Shell, definition: FunctionDefinition): string {
  const printer: Sources = { text: shell.functionTexts.get(definition) ?? shell.sourceText };
  return `${definition.name} () \n${printBody(printer, definition, '')}\n`;
}

/** What bash puts into the environment for `export -f name`: `() {  body\n}`, indented by one blank. */
export function exportedFunction(shell: Shell, name: string): string {
  const definition = shell.functions.get(name);
  if (!definition) return '';
  const [, , ...lines] = printFunction(shell, definition).trimEnd().split('\n');
  return `() { ${lines.join('\n').replace(/^ {4}/gm, ' ')}`;
}

function printBody(printer: Sources, { body }: FunctionDefinition, indent: string): string {
  const isGroup = body.kind === 'group';
  const inside = indented(printer, isGroup ? body.body : body, indent + STEP);
  const redirections = isGroup && body.redirections ? ` ${printRedirections(printer, body.redirections)}` : '';
  return `${indent}{ \n${inside}\n${indent}}${redirections}`;
}

const source = (printer: Sources, { start, end }: { start: number; end: number }): string =>
  printer.text.slice(start, end);

function indented(printer: Sources, command: Command | undefined, indent: string): string {
  return command ? indent + print(printer, command, indent) : '';
}

/** A list that something else follows: it ends with `;`, unless `&` or a here-document ends it. */
function closed(printer: Sources, command: Command, indent: string): string {
  const text = indented(printer, command, indent);
  return /[&\n]$/.test(text) ? text : `${text};`;
}

function print(printer: Sources, command: Command, indent: string): string {
  const text = printBare(printer, command, indent);
  if (command.kind === 'simple' || !command.redirections) return text;
  return `${text} ${printRedirections(printer, command.redirections)}`;
}

function printBare(printer: Sources, command: Command, indent: string): string {
  const deeper = indent + STEP;
  switch (command.kind) {
    case 'simple':
      return printSimple(printer, command);
    case 'list':
      return printList(printer, command.commands, indent);
    case 'background':
      return `${print(printer, command.command, indent)} &`;
    case 'coproc':
      return `coproc ${command.name} ${print(printer, command.body, indent)}`;
    case 'and':
    case 'or': {
      const sign = command.kind === 'and' ? '&&' : '||';
      return `${print(printer, command.left, indent)} ${sign} ${print(printer, command.right, indent)}`;
    }
    case 'pipeline':
      return printPipeline(printer, command, indent);
    case 'if': {
      const head = `if ${closed(printer, command.condition, '')} then\n${closed(printer, command.then, deeper)}\n`;
      const { otherwise } = command;
      const tail = otherwise ? `${indent}else\n${closed(printer, otherwise, deeper)}\n` : '';
      return `${head}${tail}${indent}fi`;
    }
    case 'while': {
      const head = `${command.until ? 'until' : 'while'} ${closed(printer, command.condition, '')} do\n`;
      return `${head}${closed(printer, command.body, deeper)}\n${indent}done`;
    }
    case 'for':
    case 'select': {
      const head = printForHead(printer, command.kind, command.variable, command.words);
      return `${head};\n${indent}do\n${closed(printer, command.body, deeper)}\n${indent}done`;
    }
    case 'arithmetic-for': {
      const [initial, condition, step] = source(printer, command.initial).split(';');
      const shown = [initial, condition, step].map((each) => (each ?? '').trimStart() || '1').join('; ');
      return `for ((${shown}))\n${indent}do\n${closed(printer, command.body, deeper)}\n${indent}done`;
    }
    case 'case':
      return printCase(printer, command, indent);
    case 'subshell':
      return `( ${print(printer, command.body, indent)} )`;
    case 'group':
      return `{ \n${indented(printer, command.body, deeper)}\n${indent}}`;
    case 'function':
      return `function ${command.name} () \n${printBody(printer, command, indent)}`;
    case 'arithmetic':
      return `((${source(printer, command.expression)}))`;
    case 'test':
      return source(printer, command).replace(/\]\][^\]]*$/, ']]');
  }
}

function printForHead(printer: Sources, kind: string, variable: string, words: readonly Word[] | undefined): string {
  return `${kind} ${variable} in ${words ? printWords(printer, words) : '"$@"'}`;
}

function printList(printer: Sources, commands: readonly Command[], indent: string): string {
  let text = '';
  for (const [index, command] of commands.entries()) {
    if (index > 0) text += text.endsWith('&') ? ' ' : text.endsWith('\n') ? `\n${indent}` : `;\n${indent}`;
    text += print(printer, command, indent);
  }
  return text;
}

/** Words that one brace expression became stand at the same place: it is printed once. */
function printWords(printer: Sources, words: readonly Word[]): string {
  const shown: string[] = [];
  let last = -1;
  for (const word of words) {
    if (word.start !== last) shown.push(source(printer, word));
    last = word.start;
  }
  return shown.join(' ');
}

function printSimple(printer: Sources, command: SimpleCommand): string {
  const shown: string[] = [];
  for (const { name, index, append, value, array } of command.assignments) {
    const head = `${name}${index ? `[${source(printer, index)}]` : ''}${append ? '+=' : '='}`;
    if (array) shown.push(`${head}(${array.map((word) => source(printer, word)).join(' ')})`);
    else shown.push(index ? head + (value ? source(printer, value) : '') : value ? source(printer, value) : head);
  }
  for (const word of command.words)
    if (word.assignment?.array)
      shown.push(`${source(printer, word)}(${word.assignment.array.map((each) => source(printer, each)).join(' ')})`);
  const arrays = command.words.some((word) => word.assignment?.array);
  const words = arrays
    ? command.words.filter((word) => !word.assignment?.array).map((word) => source(printer, word))
    : [printWords(printer, command.words)];
  const parts = arrays ? [...words, ...shown] : [...shown, ...words];
  const text = parts.filter((part) => part !== '').join(' ');
  if (command.redirections.length === 0) return text;
  return `${text === '' ? '' : `${text} `}${printRedirections(printer, command.redirections)}`;
}

function printPipeline(printer: Sources, command: Pipeline, indent: string): string {
  const { commands, withStderr, negated, timed, timedPosix } = command;
  const stages = commands.map((stage, index) => {
    const text = print(printer, stage, indent);
    return withStderr[index] ? `${text} 2>&1` : text;
  });
  return `${timed ? `time ${timedPosix ? '-p ' : ''}` : ''}${negated ? '! ' : ''}${stages.join(' | ')}`;
}

function printCase(printer: Sources, { word, items }: Case, indent: string): string {
  const deeper = indent + STEP;
  const shown = items.map(({ patterns, body, terminator }) => {
    const head = `${deeper}${patterns.map((pattern) => source(printer, pattern)).join(' | ')})\n`;
    return `${head}${indented(printer, body, deeper + STEP)}\n${deeper}${terminator}\n`;
  });
  return `case ${source(printer, word)} in \n${shown.join('')}${indent}esac`;
}
