import { describe, expect, it } from 'vitest';
import { CLUSTER_CODES } from '../engine/apiserver/codes';
import { KUBELET_CODES } from '../engine/kubelet/codes';
import { en } from './en';
import { format } from './format';
import { chooseLanguage } from './language';
import { zh } from './zh';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the catalogues', () => {
  it('have the same codes, in both languages, and none empty', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
    for (const [code, text] of [...Object.entries(en), ...Object.entries(zh)]) expect(text.trim(), code).not.toBe('');
  });

  it.each(Object.keys(en) as (keyof typeof en)[])('%s has the same parameters in both', (code) => {
    expect(placeholders(zh[code])).toEqual(placeholders(en[code]));
  });
});

describe('what the engine emits', () => {
  const emitted: Readonly<Record<string, { params: readonly string[] }>> = { ...CLUSTER_CODES, ...KUBELET_CODES };
  const texts: Readonly<Record<string, string>> = en;
  it.each(Object.keys(emitted))('%s has all that its sentence asks for', (code) => {
    expect(emitted[code]?.params).toEqual(expect.arrayContaining(placeholders(texts[code] ?? '')));
  });
});

describe('format', () => {
  it('puts parameters in, and leaves gaps visible', () => expect(format('{a} of {b}', { a: 1 })).toBe('1 of {b}'));
});

describe('chooseLanguage', () => {
  it.each([
    [['de', 'zh-Hans-CN'], 'zh'],
    [['en-GB', 'zh'], 'en'],
    [['fr'], 'en'],
  ] as const)('%s → %s', (tags, language) => expect(chooseLanguage(tags)).toBe(language));
});
