const AGE = '(?:\\d+y)?(?:\\d+d)?(?:\\d+h)?(?:\\d+m)?(?:\\d+s)?';
const NAME_LETTERS = '[bcdfghjklmnpqrstvwxz2456789]';

/** What differs between two runs on a real cluster too, and the placeholder that stands for it. Order matters. */
const PLACEHOLDERS: readonly [RegExp, string][] = [
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '<uid>'],
  [/\b[0-9a-f]{64}\b/g, '<id>'],
  [/\b10\.244\.\d+\.\d+\b/g, '<podIP>'],
  [/\b10\.96\.(?!0\.1\b|0\.10\b)\d+\.\d+\b|\b10\.(?:9[7-9]|10\d|11[01])\.\d+\.\d+\b/g, '<clusterIP>'],
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/g, '<time>'],
  [/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}/g, '<time>'],
  [/resourceVersion: "\d+"/g, 'resourceVersion: <n>'],
  [
    /in [\d.]+m?s \([\d.]+m?s including waiting\)\. Image size: \d+ bytes/g,
    'in <dur> (<dur> including waiting). Image size: <n> bytes',
  ],
  [/kube-api-access-[a-z0-9]{5}/g, 'kube-api-access-<x>'],
  [new RegExp(`-${NAME_LETTERS}{8,10}(?=-${NAME_LETTERS}{5}\\b)`, 'g'), '-<hash>'],
  [new RegExp(`((?:-<hash>|[a-z0-9])-)${NAME_LETTERS}{5}\\b`, 'g'), '$1<x>'],
  [/pod-template-hash=[a-z0-9]{8,10}/g, 'pod-template-hash=<hash>'],
  [new RegExp(`\\(x(\\d+) over ${AGE}\\)`, 'g'), '(x$1 over <age>)'],
  [new RegExp(`\\((?=\\d)${AGE} ago\\)`, 'g'), '(<age> ago)'],
  [new RegExp(`(^|[ \\t])(?=\\d+[smhdy])${AGE}(?=[ \\t]|$)`, 'gm'), '$1<age>'],
  [/[ \t]+/g, ' '],
  [/ +$/gm, ''],
];

/** The same text for two runs of one scenario that differ only in what no two runs share. Models compare.mjs. */
export const normalise = (value: unknown): string =>
  PLACEHOLDERS.reduce((text, [pattern, mask]) => text.replace(pattern, mask), String(value ?? '')).trimEnd();

/** Normalised lines without the blank ones. */
export const normalisedLines = (text: string): string[] =>
  normalise(text)
    .split('\n')
    .filter((line) => line.trim() !== '');

/** `kubectl logs --timestamps` without the timestamps. */
export const withoutTimestamps = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/^\d{4}-\S+Z ?/, ''))
    .join('\n');
