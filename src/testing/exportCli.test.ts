import { describe, expect, it } from 'vitest';
import { en } from '../locales/en';
import { picture, readOptions, scenarioOf, tokensOf } from './exportCli';

const CSS = '@import "x";\n:root {\n  color-scheme: light dark;\n  --a: light-dark(1, 2);\n  --b:\n    x,\n    y;\n}\n';
const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: nginx, image: nginx}]}\n';

describe('readOptions', () => {
  it.each([
    [['pod.yaml', '--at', '12s'], { file: 'pod.yaml', atMs: 12_000, width: 1100, language: 'en', dark: false }],
    [
      ['--dark', '--at', '1m30s', 'p.yaml', '--width', '390', '--lang', 'zh', '--out', 'p.svg'],
      { file: 'p.yaml', atMs: 90_000, width: 390, language: 'zh', dark: true, out: 'p.svg' },
    ],
    [[], ''],
    [['pod.yaml'], '--at is missing: which moment?'],
    [['--at', '12s'], 'which file?'],
    [['pod.yaml', '--at', 'noon'], '--at noon: not a duration such as 12s or 1m30s'],
    [['pod.yaml', '--at'], '--at needs a value'],
    [['pod.yaml', '--width', '9'], '--width 9: not a number from 320 to 1600'],
    [['pod.yaml', '--lang', 'de'], '--lang de: en or zh'],
    [['pod.yaml', '--colour', 'x'], 'unknown option --colour'],
    [['a.yaml', 'b.yaml'], 'one file at a time: b.yaml'],
  ])('%j', (args, expected) => expect(readOptions(args)).toEqual(expected));
});

describe('scenarioOf', () => {
  it('applies a manifest', () =>
    expect(scenarioOf('web.yaml', POD, 0).steps).toEqual([{ atMs: 0, run: 'kubectl apply -f web.yaml' }]));
  it('plays until the moment at least', () => expect(scenarioOf('web.yaml', POD, 300_000).untilMs).toBe(300_000));
});

describe('picture', () => {
  const svg = picture(scenarioOf('web.yaml', POD, 9000), { atMs: 9000, width: 800, dark: true }, en, CSS);
  it('is an SVG of the Pod that stands alone', () => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).toContain('nginx');
    expect(svg).not.toContain('<script');
  });
  it('brings the colours of its theme along', () => expect(svg).toContain('.stage {--a: 2; --b: x, y;}'));
  it('is the same every time', () =>
    expect(picture(scenarioOf('web.yaml', POD, 9000), { atMs: 9000, width: 800, dark: true }, en, CSS)).toBe(svg));
});

describe('tokensOf', () => {
  it('of the light theme', () => expect(tokensOf(CSS, false)).toBe('--a: 1; --b: x, y;'));
  it('of the dark theme', () => expect(tokensOf(CSS, true)).toBe('--a: 2; --b: x, y;'));
});
