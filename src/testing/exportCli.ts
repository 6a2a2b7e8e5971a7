import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { simulate } from '../engine/simulate';
import { format } from '../locales/format';
import { type Language, loadTexts, type Texts } from '../locales/language';
import { scene } from '../projection/scene/scene';
import type { Sentence } from '../projection/sentence';
import { stageAt } from '../projection/stageAt';
import { parseDuration } from '../scenario/duration';
import { readScenarioFile } from '../scenario/file';
import type { Scenario } from '../scenario/scenario';
import { renderSceneToString } from '../ui/stage/renderScene';
import theme from '../ui/theme.css?raw';

const USAGE = `usage: npm run export -- FILE.yaml --at 12s [--out picture.svg] [--width 1100] [--lang zh] [--dark]

Writes the picture of a moment as SVG, to standard output or into a file. FILE is a scenario file, or a manifest, which is
applied at 0 s.`;

const MORE_MS = 60_000;

interface Options {
  file: string;
  atMs: number;
  out?: string;
  width: number;
  language: Language;
  dark: boolean;
}

/** `npm run export`: returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    console.error(options === '' ? USAGE : `${options}\n\n${USAGE}`);
    return 2;
  }
  let text: string;
  try {
    text = readFileSync(options.file, 'utf8');
  } catch {
    console.error(`${options.file}: no such file can be read`);
    return 1;
  }
  const scenario = scenarioOf(basename(options.file), text, options.atMs);
  const svg = picture(scenario, options, await loadTexts(options.language), theme);
  if (options.out === undefined) process.stdout.write(`${svg}\n`);
  else writeFileSync(options.out, `${svg}\n`);
  return 0;
}

/** What was asked for, or what is wrong with it; '' without any argument. */
export function readOptions(args: readonly string[]): Options | string {
  const options: Options = { file: '', atMs: -1, width: 1100, language: 'en', dark: false };
  if (args.length === 0 || args.includes('--help')) return '';
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? '';
    if (word === '--dark') options.dark = true;
    else if (word.startsWith('--')) {
      const problem = readOption(options, word, args[++index]);
      if (problem !== undefined) return problem;
    } else if (options.file === '') options.file = word;
    else return `one file at a time: ${word}`;
  }
  if (options.file === '') return 'which file?';
  return options.atMs < 0 ? '--at is missing: which moment?' : options;
}

function readOption(options: Options, name: string, value: string | undefined): string | undefined {
  if (value === undefined) return `${name} needs a value`;
  if (name === '--at') {
    const atMs = parseDuration(value);
    if (atMs === undefined) return `--at ${value}: not a duration such as 12s or 1m30s`;
    options.atMs = atMs;
  } else if (name === '--out') options.out = value;
  else if (name === '--width') {
    options.width = Number(value);
    if (!(options.width >= 320 && options.width <= 1600)) return `--width ${value}: not a number from 320 to 1600`;
  } else if (name === '--lang') {
    if (value !== 'en' && value !== 'zh') return `--lang ${value}: en or zh`;
    options.language = value;
  } else return `unknown option ${name}`;
  return undefined;
}

/** The scenario of a file, played at least until the moment; a file that is none is a manifest to apply. */
export function scenarioOf(name: string, text: string, atMs: number): Scenario {
  const read = readScenarioFile(text);
  // A manifest reads as a scenario in which nothing is there and nothing happens.
  const scenario: Scenario =
    read.ok && read.scenario.steps.length > 0
      ? read.scenario
      : {
          kubernetes: '1.36',
          namespace: 'default',
          files: { [name]: text },
          steps: [{ atMs: 0, run: `kubectl apply -f ${name}` }],
          untilMs: MORE_MS,
        };
  return { ...scenario, untilMs: Math.max(scenario.untilMs, atMs) };
}

export function picture(
  scenario: Scenario,
  { atMs, width, dark }: Pick<Options, 'atMs' | 'width' | 'dark'>,
  texts: Texts,
  css: string,
): string {
  const words: Readonly<Record<string, string>> = texts;
  const say = ({ code, params }: Sentence) => format(words[code] ?? code, params);
  const run = simulate(scenario);
  const svg = renderSceneToString(scene(stageAt(run, atMs), { width, say }));
  return withTokens(svg, tokensOf(css, dark));
}

/** The page's own colours and fonts, as its style sheet defines them, so that the picture is the same one. */
function withTokens(svg: string, tokens: string): string {
  return svg.replace('</style>', `\n.stage {${tokens}}\n</style>`);
}

/** The custom properties of a theme: of `light-dark(…)` the half that it shows. */
export function tokensOf(css: string, dark: boolean): string {
  const start = css.indexOf('\n:root {');
  const open = css.indexOf('{', start);
  const block = start < 0 ? '' : css.slice(open + 1, css.indexOf('}', open));
  const shown = block.replace(/light-dark\(([^,()]+),([^,()]+)\)/g, (_, light: string, other: string) =>
    (dark ? other : light).trim(),
  );
  return [...shown.matchAll(/--[\w-]+:[^;]+;/g)].map(([property]) => property.replace(/\s+/g, ' ')).join(' ');
}
