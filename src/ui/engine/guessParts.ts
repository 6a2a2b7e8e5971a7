import { groupOf } from '../../programs';
import { libraryPartOf } from '../../programs/python/libraryParts';
import type { Scenario } from '../../scenario/scenario';
import { SELDOM_BUILTINS } from '../../shell/builtins/seldomNames';

/** Words of the shell itself that need a part of it. */
const SHELL_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...SELDOM_BUILTINS, constructs: [...SELDOM_BUILTINS.constructs, 'case', 'function'] }).flatMap(
    ([part, words]) => words.map((word) => [word, part] as const),
  ),
);

/** Images named by manifests and by `kubectl run`: the last word of each, without its tag. */
const IMAGE = /(?:image:|--image[= ]) *["']?(?:[\w.:-]+\/)*([\w.-]+)/g;

/** Programs that read what /proc says of processes, mounts and settings. */
const READS_PROC = /^(?:ps|top|pgrep|pkill|pidof|killall|df|mount|mountpoint|sysctl)$/;

/** Programs of which some options are in parts of their own: which options, which part. */
const BY_OPTION: ReadonlyMap<string, readonly (readonly [RegExp, part: string])[]> = new Map([
  [
    'ls',
    [
      [/^-\w*[egilnos]|^--(?:full|si|format=l)/, 'lsLong'],
      [/^-\w*[bCFmpQStvxX]|^--/, 'lsMore'],
    ],
  ],
  ['curl', [[/^-\w*[dDoOTuvVw]|^--/, 'curlMore']]],
]);

/** What scripts write for what parts of the shell are there for, and paths that are not there at once. */
const SYNTAX: readonly (readonly [RegExp, part: string])[] = [
  [/\(\(|\$\[|\$\{\w+(?:\[\d|: ?\d)/, 'arithmetic'],
  [/<<|\w\(\)/, 'constructs'],
  [/\[\[|[<=]\(/, 'bash'],
  [/\b(?:set|sh|bash) -\w*x/, 'tracing'],
  [/=~/, 'regularExpressions'],
  [/\$\{(?:[#!]|\w+[^\w}])/, 'parameters'],
  [/\/proc\b(?!\/[\w$]+\/fd\b)/, 'procFiles'],
  [/\b(?:trap|set [-+]o)(?: -[lp])?(?: *(?:$|[;|&)])|["'])/m, 'shell'],
  // nginx on another base than its own, and with templates.
  [/\d-alpine\b|:alpine\b/, 'moreImages'],
  [/\/nginx\/templates\b|\bNGINX_ENVSUBST_/, 'nginxTemplates'],
  // Without -s there is a meter.
  [/\bcurl (?!-\w*s)|\btelnet:/, 'curlMore'],
];

/**
 * Parts that a scenario seems to need, to have them loaded together and before the first attempt. Only a guess: what stands
 * where a command would need not be one, and commands come from images, variables and files as well. What it misses,
 * `withParts` finds.
 */
export function guessParts({ files, steps }: Scenario): readonly string[] {
  const text = [...Object.values(files), ...steps.map(({ run }) => run)].join('\n');
  const images = Array.from(text.matchAll(IMAGE), ([, name = '']) => name);
  // An image has the program that it is called after.
  const words = [...text.split('\n').flatMap(commandsIn), ...images];
  const parts: string[] = words.flatMap((word) => SHELL_WORDS.get(word) ?? groupOf(word) ?? []);
  if (words.some((word) => READS_PROC.test(word))) parts.push('procFiles');
  parts.push(...text.split('\n').flatMap(partsByOption));
  for (const [syntax, part] of SYNTAX) if (syntax.test(text)) parts.push(part);
  if (parts.includes('python')) parts.push(...modulesIn(text).flatMap((name) => libraryPartOf(name) ?? []));
  if (images.some((name) => name !== 'busybox')) parts.push('images');
  if (images.some((name) => !/^(?:busybox|nginx)$/.test(name))) parts.push('moreImages');
  return [...new Set(parts)];
}

/** What Python imports: `import a, b`, `from a import b`. */
const IMPORT = /\b(?:import|from) +([\w.]+(?: *, *[\w.]+)*)/g;

const modulesIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(IMPORT), ([, names = '']) => names.split(/[ ,]+/)).flat();

/** A word with what may belong to it, or a single other character. */
const TOKEN = /[\w./:=@%+-]+|\S/g;

/** After these a command begins. A lone `-` is an item of a list: of a probe's command, of arguments. */
const OPENS = /^(?:[;&|(`!"'[,{]|--?)$/;

/** Words that other commands follow. */
const PREFIX =
  /^(?:do|then|else|elif|if|while|until|exec|time|nohup|nice|env|command|eval|xargs|timeout|sudo|watch|-exec|-ok)$/;

/** What may stand between a prefix and its command: numbers, options, assignments. */
const BETWEEN = /^(?:-.+|\d[\d.]*[smhd]?|\w+=.*)$/;

/** Parts of a line for the options of BY_OPTION: each option is held to be one of every program before it. */
function partsByOption(line: string): readonly string[] {
  const programs = new Set<string>();
  return Array.from(line.matchAll(TOKEN)).flatMap(([token]) => {
    const name = token.slice(token.lastIndexOf('/') + 1);
    if (BY_OPTION.has(name)) programs.add(name);
    if (!token.startsWith('-')) return [];
    return [...programs].flatMap((program) =>
      (BY_OPTION.get(program) ?? []).flatMap(([options, part]) => (options.test(token) ? [part] : [])),
    );
  });
}

/** Words of a line, of a script or of a manifest, that stand where a command would. Of paths the last name. */
function commandsIn(line: string): readonly string[] {
  const commands: string[] = [];
  let isCommandNext = true;
  for (const [token] of line.matchAll(TOKEN)) {
    const isPrefix = PREFIX.test(token);
    if (isCommandNext && !BETWEEN.test(token)) commands.push(token.slice(token.lastIndexOf('/') + 1));
    isCommandNext = OPENS.test(token) || isPrefix || (isCommandNext && BETWEEN.test(token));
  }
  return commands;
}
