import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderTemplate } from './evaluate';
import { TEMPLATE_FUNCTIONS } from './functions';
import { parseTemplate } from './parse';

const data = {
  kind: 'Pod',
  metadata: { name: 'demo', labels: { app: 'web', tier: 'front' } },
  spec: { priority: 0, containers: [{ name: 'app' }, { name: 'side' }] },
};

const render = (text: string, missingKeys = false): string => {
  const parsed = parseTemplate('output', text, new Set(Object.keys(TEMPLATE_FUNCTIONS)));
  if (!parsed.ok) return `error: ${parsed.error}`;
  const { text: printed, error } = renderTemplate(parsed.template, data, { name: 'output', missingKeys });
  return error === undefined ? printed : `${printed}error: ${error}`;
};

const at = (place: string, context: string, text: string): string =>
  `error: template: output:${place}: executing "output" at <${context}>: ${text}`;

describe('Go templates', () => {
  it.each([
    ['{{.kind}} {{ .metadata.name -}}  !', 'Pod demo!'],
    ['{{if .nope}}a{{else if .kind}}b{{else}}c{{end}}', 'b'],
    ['{{range $i, $c := .spec.containers}}{{$i}}={{$c.name}},{{end}}', '0=app,1=side,'],
    ['{{range $k, $v := .metadata.labels}}{{$k}}={{$v}}{{break}}{{end}}', 'app=web'],
    ['{{range .nope}}x{{else}}none{{end}}', 'none'],
    ['{{range 3}}{{.}}{{end}}', '012'],
    ['{{with .metadata}}{{.name}}{{end}}', 'demo'],
    ['{{$x := .kind}}{{$x}} {{$x = "b"}}{{$x}}', 'Pod b'],
    ['{{define "x"}}<{{.}}>{{end}}{{template "x" .kind}}', '<Pod>'],
    ['{{.kind | len | printf "%03d"}}', '003'],
    ['{{(index .spec.containers 1).name}}', 'side'],
    ['{{/* a comment */}}{{.nope}}', '<no value>'],
    ['{{print 1 2 "a" "b" 3}}', '1 2ab3'],
    ['{{and .kind .nope}} {{or .nope .kind}} {{not .nope}}', '<no value> Pod true'],
    ['{{html "<a>"}} {{urlquery "a b"}} {{slice .kind 1 2}}', '&lt;a&gt; a+b o'],
  ])('%s', (template, text) => expect(render(template)).toBe(text));

  it.each([
    ['{{.kind', 'unclosed action'],
    ['{{.kind}', "bad character U+007D '}'"],
    ['{{"x}}', 'unterminated quoted string'],
    ['{{/* c }}x', 'unclosed comment'],
    ['{{(.kind}}', 'unclosed left paren'],
    ['{{.kind)}}', 'unexpected right paren'],
    ['{{}}', 'missing value for command'],
    ['{{if}}x{{end}}', 'missing value for if'],
    ['{{nope .x}}', 'function "nope" not defined'],
    ['{{$x}}', 'undefined variable "$x"'],
    ['{{end}}', 'unexpected {{end}}'],
    ['{{range .x}}', 'unexpected EOF'],
    ['{{break}}', '{{break}} outside {{range}}'],
  ])('%s cannot be read: %s', (template, problem) => expect(render(template)).toBe(`error: output:1: ${problem}`));

  it.each([
    [
      '{{index .spec.containers 5}}',
      at('1:2', 'index .spec.containers 5', 'error calling index: index out of range: 5'),
    ],
    ['{{.kind.x}}', at('1:7', '.kind.x', "can't evaluate field x in type interface {}")],
    ['{{range .kind}}x{{end}}', at('1:8', '.kind', "range can't iterate over Pod")],
    ['a\n b{{nil}}', `a\n b${at('2:4', 'nil', 'nil is not a command')}`],
    ['{{template "x"}}', at('1:11', '{{template "x"}}', 'template "x" not defined')],
  ])('%s fails when it is run', (template, text) => expect(render(template)).toBe(text));

  it('misses keys only if asked to', () => {
    expect(render('{{.nope}}', true)).toBe(at('1:2', '.nope', 'map has no entry for key "nope"'));
  });

  it('end, whatever is typed', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '-}}',
      '{{- ',
      'range ',
      'if ',
      'end',
      'else',
      '.spec',
      '$x',
      ':=',
      '|',
      '(',
      ')',
    );
    const more = fc.constantFrom(
      '"a"',
      '`',
      '1',
      ' ',
      'define "x"',
      'template "x"',
      'index ',
      ',',
      '/*',
      '*/',
      'break',
      '\n',
    );
    fc.assert(fc.property(fc.array(fc.oneof(piece, more), { maxLength: 14 }), (parts) => void render(parts.join(''))));
    expect(render('{{range 9999999}}{{end}}')).toContain('more steps');
    expect(render('{{define "x"}}{{template "x"}}{{end}}{{template "x"}}')).toContain('maximum template depth');
    expect(render(`${'{{if .kind}}'.repeat(500)}x`)).toContain('too deeply');
    expect(render(`{{${'('.repeat(500)}.kind`)).toContain('error');
  });
});
