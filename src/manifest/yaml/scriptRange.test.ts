import { expect, test } from 'vitest';
import { parseDocuments } from './parseDocuments';
import { scriptRange } from './scriptRange';

const SCALARS: readonly [string, string][] = [
  ['plain', 'a: echo one; sleep 2; echo three\n'],
  ['plain over lines', 'a: echo one;\n  sleep 2;\n  echo three\n'],
  ['single quotes', "a: 'echo ''one''; sleep 2; echo three'\n"],
  ['double quotes', 'a: "echo \\"one\\";\\tsleep 2;\\n echo \\u0041 three"\n'],
  ['double quotes over lines', 'a: "echo one; \\\n  sleep 2;\n  echo three"\n'],
  ['literal', 'a: |\n  echo one\n\n  if x; then\n    sleep 2\n  fi\n  echo three\n'],
  ['literal, stripped', 'a: |-\n    echo one\n    sleep 2\n    echo three'],
  ['literal with a hint', 'a: |2\n    echo one\n  sleep 2\n  echo three\n'],
  ['folded', 'a: >\n  echo one;\n  sleep 2;\n  echo three\n'],
  ['folded with paragraphs', 'a: >-\n  echo one\n\n  sleep 2\n  && true\n    deeper\n  echo three\n'],
  ['Windows line ends', 'a: |\r\n  echo one\r\n  sleep 2\r\n  echo three\r\n'],
];

test.each(SCALARS)('%s: each word is found where it is written', (_name, source) => {
  const text = `x: y\n---\n${source}`;
  const document = parseDocuments(text).documents[1];
  expect(document?.problem).toBeUndefined();
  const value = (document?.value as { a: string } | undefined)?.a ?? '';
  for (const word of ['echo', 'sleep 2', 'three']) {
    const start = value.lastIndexOf(word);
    expect(start, value).toBeGreaterThanOrEqual(0);
    const range = document && scriptRange(document, ['a'], start, start + word.length);
    expect(text.slice(range?.start, range?.end)).toBe(word);
    expect(range?.start).toBe(text.lastIndexOf(word));
  }
});
