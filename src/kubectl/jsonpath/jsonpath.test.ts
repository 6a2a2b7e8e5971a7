import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printJsonPath } from './evaluate';
import { parseJsonPath } from './parse';
import { relaxedPath } from './relaxed';

const data = {
  kind: 'List',
  items: [
    { metadata: { name: 'a', labels: { 'app.kubernetes.io/name': 'x' } }, status: { phase: 'Running', restarts: 2 } },
    { metadata: { name: 'b', namespace: 'web' }, status: { phase: 'Pending', restarts: 0 } },
  ],
};

const print = (template: string): string => {
  const parsed = parseJsonPath(template);
  return parsed.ok ? printJsonPath(parsed.nodes, data) : `error: ${parsed.error}`;
};

describe('JSONPath templates', () => {
  it.each([
    ['{.kind}', 'List'],
    ['kind is {.kind}', 'kind is List'],
    ['.kind', '.kind'],
    ['{.items[0].metadata.name}', 'a'],
    ['{.items[-1].metadata.name}', 'b'],
    ['{.items[*].metadata.name}', 'a b'],
    ['{.items[0:1].metadata.name}', 'a'],
    ['{..namespace}', 'web'],
    ['{.items[?(@.status.phase=="Running")].metadata.name}', 'a'],
    ["{.items[?(@.status.restarts>0)].metadata['name']}", 'a'],
    ['{.items[?(@.metadata.namespace)].metadata.name}', 'b'],
    ['{range .items[*]}{.metadata.name}={.status.phase}{"\\n"}{end}', 'a=Running\nb=Pending\n'],
    ['{.items[0].metadata.labels}', '{"app.kubernetes.io/name":"x"}'],
    ['{.items[0].metadata.labels.app\\.kubernetes\\.io/name}', 'x'],
    ["{.items[0]['metadata','status']['name','phase']}", 'a Running'],
    ['{.nothing}', ''],
    ['{.kind', 'error: unclosed action'],
    ['{range .items[*]}', ''],
    ['{range .items[*]}{.metadata.name} {.kind},', 'a ,b , List,'],
  ])('%s', (template, text) => expect(print(template)).toBe(text));

  it.each([
    ['{end}', 'not in range, nothing to end'],
    ['{.items[7].kind}', 'array index out of bounds: index 7, length 2'],
    ['{.kind.nope}', 'nope is not found'],
    ['{.items[*].nope}', 'nope is not found'],
    ['{.items[?(@.nope=="x")].kind}', 'nope is not found'],
    ['{.items[?(@.nope)]}', undefined],
  ])('%s is told to have the problem %s', (template, problem) => {
    const parsed = parseJsonPath(template);
    const problems: string[] = [];
    if (parsed.ok) printJsonPath(parsed.nodes, data, { missingKeys: true, problem: (text) => problems.push(text) });
    expect(problems[0]).toBe(problem);
  });

  it.each(['metadata.name', '.metadata.name', '{metadata.name}', '{.metadata.name}'])('%s is relaxed', (path) => {
    expect(relaxedPath(path)).toMatchObject({ ok: true, steps: [{ name: 'metadata' }, { name: 'name' }] });
  });

  it('never throw', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '.',
      '..',
      '*',
      '?(',
      ')',
      '@',
      '$',
      "'",
      '"',
      ':',
      ',',
      'range ',
      'end',
      'items',
      '0',
      '-1',
      '==',
      '\\',
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => void print(pieces.join(''))));
    fc.assert(fc.property(fc.string(), (template) => void print(template)));
  });
});
