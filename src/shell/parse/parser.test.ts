import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../process/types';
import type { Command } from './ast';
import { syntaxOf } from './dialects';
import { formatSyntaxError } from './errors';
import { createParser, parseScript } from './parser';
import '../all';

const dialects: readonly Dialect[] = ['busybox-1.28', 'busybox-1.35', 'dash', 'bash'];

function errorOf(text: string, dialect: Dialect, origin = '-c'): string {
  const { error } = parseScript(text, dialect);
  return error === undefined ? '' : formatSyntaxError(error, syntaxOf[dialect], 'sh', origin);
}

function words(text: string, dialect: Dialect): readonly (string | undefined)[] {
  const [command] = parseScript(text, dialect).commands;
  return command?.kind === 'simple' ? command.words.map((word) => word.literal) : [];
}

function positions(command: Command, text: string): string {
  return text.slice(command.start, command.end);
}

describe('parser', () => {
  it('yields one complete line at a time, and the error after what stands before it', () => {
    const parser = createParser('echo one\necho two\nfi\n', 'busybox-1.35');
    expect([parser.next().kind, parser.next().kind, parser.next().kind, parser.next().kind]).toEqual([
      'command',
      'command',
      'error',
      'error',
    ]);
  });

  it.each<[string, Dialect, string]>([
    ['fi', 'busybox-1.28', 'sh: syntax error: unexpected "fi"\n'],
    ['for i in a; do echo', 'busybox-1.35', 'sh: syntax error: unexpected end of file (expecting "done")\n'],
    ['if true; then echo', 'dash', 'sh: 1: Syntax error: end of file unexpected (expecting "fi")\n'],
    ['a=(1 2)', 'busybox-1.35', 'sh: syntax error: unexpected "("\n'],
    ['a=(1 2)', 'dash', 'sh: 1: Syntax error: "(" unexpected\n'],
    ['a=(1 2)', 'bash', ''],
    ['cat <<< x', 'dash', 'sh: 1: Syntax error: redirection unexpected\n'],
    ['echo )', 'bash', "sh: -c: line 1: syntax error near unexpected token `)'\nsh: -c: line 1: `echo )'\n"],
    ['echo "x', 'busybox-1.35', 'sh: syntax error: unterminated quoted string\n'],
    ['echo "x', 'bash', 'sh: -c: line 1: unexpected EOF while looking for matching `"\'\n'],
    ['for 1 in x; do :; done', 'dash', 'sh: 1: Syntax error: Bad for loop variable\n'],
  ])('reads %j as %s does', (text, dialect, expected) => {
    expect(errorOf(text, dialect)).toBe(expected);
  });

  it('names the line in script files', () => {
    expect(errorOf('echo\nfi\n', 'busybox-1.35', '')).toBe('sh: line 2: syntax error: unexpected "fi"\n');
  });

  it('expands braces in bash only, textually and first', () => {
    expect(words('echo {1..3} a{b,c{d,e}}f x{,y} {a {z..x}', 'bash')).toEqual(
      'echo 1 2 3 abf acdf acef x xy {a z y x'.split(' '),
    );
    expect(words('echo {1..3}', 'dash')).toEqual(['echo', '{1..3}']);
    const [command] = parseScript('echo $a{1,2}', 'bash').commands;
    const names = command?.kind === 'simple' ? command.words.slice(1).map((word) => word.parts[0]) : [];
    expect(names).toMatchObject([{ name: 'a1' }, { name: 'a2' }]);
  });

  it('keeps offsets of commands, also in substitutions, here-documents and backquotes', () => {
    const text = 'x=$(echo a | cat)\ncat <<-EOF\n\tis $(date +%s)\n\tEOF\ny=`echo \\`pwd \\``\n';
    const found: string[] = [];
    JSON.stringify(parseScript(text, 'bash').commands, (_key, value) => {
      if (typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'simple')
        found.push(positions(value, text));
      return value;
    });
    expect(found).toEqual([
      'x=$(echo a | cat)',
      'echo a',
      'cat',
      'cat <<-EOF',
      'date +%s',
      'y=`echo \\`pwd \\``',
      'echo \\`pwd \\`',
      'pwd',
    ]);
  });

  it('reads here-documents with quoted delimiters, tabs and several on a line', () => {
    const [command] = parseScript("cat <<'A' <<-B\n$x\nA\n\tone\n\tB\n", 'dash').commands;
    const documents = command?.kind === 'simple' ? command.redirections.map((each) => each.hereDocument?.literal) : [];
    expect(documents).toEqual(['$x\n', 'one\n']);
  });

  it('reads array elements with expansions in the index', () => {
    const [command] = parseScript('a[$i]=x b=([k]=v "w x")', 'bash').commands;
    expect(command).toMatchObject({
      assignments: [
        { name: 'a', index: { parts: [{ name: 'i' }] }, value: { literal: 'x' } },
        { name: 'b', array: [{ assignment: { name: '', value: { literal: 'v' } } }, { literal: 'w x' }] },
      ],
    });
  });

  it('refuses absurd nesting instead of overflowing the stack', () => {
    for (const dialect of dialects) {
      expect(parseScript('$('.repeat(20_000), dialect).error).toBeDefined();
      expect(parseScript('('.repeat(20_000), dialect).error).toBeDefined();
      expect(parseScript('`'.repeat(9_999), dialect).error).toBeDefined();
      expect(parseScript('"${x:-'.repeat(5_000), dialect).error).toBeDefined();
      expect(parseScript('if '.repeat(5_000), dialect).error).toBeDefined();
    }
  });

  it('never throws, whatever the text', () => {
    const pieces = fc.constantFrom(
      ...'if then else fi for in do done case esac while { } ( ) (( )) [[ ]] ; ;; & && | || < > << <<- <<< >& $ $( ` " \' \\ # ! = [ ] { , .. } ~ / : - + ? % ^ @ EOF a x=1 f() \n \t'.split(
        ' ',
      ),
      ' ',
      `$${'{'}`,
      '\n',
      '1',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), fc.constantFrom(...dialects), (parts, dialect) => {
        const { commands } = parseScript(parts.join(''), dialect);
        return commands.every((command) => command.start <= command.end);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...dialects), (text, dialect) => {
        parseScript(text, dialect);
      }),
    );
  });
});
