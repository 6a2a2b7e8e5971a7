/** More of what people type, one command line a line in `further/`. Asked once, of the thorough scenario, at a stand. */
import { readFileSync } from 'node:fs';
import { FURTHER_FILES } from './furtherFiles';

const linesOf = (name: string): string[] =>
  readFileSync(`src/testing/judge/further/${name}.txt`, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

const files = Object.keys(FURTHER_FILES);
const starting = (...letters: readonly string[]): string[] =>
  files.filter((file) => letters.some((letter) => file.startsWith(`${letter}-`)));

/** `y-…`: YAML and JSON, `m-…`: metadata and types, `t-…`: values of another type. */
const manifests: readonly string[] = [
  ...starting('y', 'm', 't').map((file) => `kubectl apply -f ${file}`),
  ...starting('m').map((file) => `kubectl create -f ${file} -o name`),
  ...starting('y').map((file) => `kubectl create -f ${file} --dry-run=client -o json`),
];

export const DAEMON_LINES: readonly string[] = linesOf('daemons');

export const FURTHER_LINES: readonly string[] = [
  ...['get', 'read', 'write', 'mistyped', 'access', 'workloads'].flatMap(linesOf),
  ...manifests,
];
