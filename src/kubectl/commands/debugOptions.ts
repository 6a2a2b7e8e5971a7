/** What was asked of `kubectl debug`, checked. Models DebugOptions' Complete and Validate. */
import type { Blocking } from '../../process/types';
import type { Cli } from '../cli';
import type { FlagValues, ParsedArguments } from '../flags/flags';

export interface DebugOptions {
  names: readonly string[];
  words: readonly string[];
  wordsAreArguments: boolean;
  attach: boolean;
  container: string;
  copyTo: string;
  replace: boolean;
  sameNode: boolean;
  env: readonly { name: string; value: string }[];
  image: string;
  /** By container; `*` stands for all. */
  images: Readonly<Record<string, string>>;
  pullPolicy: string;
  keep: {
    labels: boolean;
    annotations: boolean;
    inits: boolean;
    liveness: boolean;
    readiness: boolean;
    startup: boolean;
  };
  profile: Profile;
  quiet: boolean;
  /** Undefined if it was not said. */
  shareProcesses: boolean | undefined;
  stdin: boolean;
  tty: boolean;
  target: string;
}

const PROFILES = ['legacy', 'general', 'baseline', 'restricted', 'netadmin', 'sysadmin'] as const;
export type Profile = (typeof PROFILES)[number];

const LEGACY =
  '--profile=legacy is deprecated and planned to be removed in v1.39. It is recommended to specify other profile, for example "--profile=general".';

/** The exit code if something is wrong with it: that has been said then. */
export function* debugOptions(cli: Cli, parsed: ParsedArguments): Blocking<DebugOptions | number> {
  const { args, flags, beforeDash } = parsed;
  const names = beforeDash === undefined ? args : args.slice(0, beforeDash);
  const words = beforeDash === undefined ? [] : args.slice(beforeDash);
  const profile = PROFILES.find((known) => known === flags.text('profile'));
  if (!profile) return yield* cli.failText(`unknown profile: ${flags.text('profile')}`);
  if (flags.given('custom')) return yield* cli.failText('kubectl debug --custom is not simulated: use --profile');
  const problem = problemOf(flags, names, words);
  if (problem) return yield* cli.failText(problem);
  const quiet = flags.bool('quiet');
  const target = flags.text('target');
  if (target && flags.text('copy-to'))
    return yield* cli.failText('--target is incompatible with --copy-to. Use --share-processes instead.');
  if (target && !quiet)
    yield* cli.out(
      `Targeting container "${target}". If you don't see processes from this container it may be because the container runtime doesn't support this feature.\n`,
    );
  if (flags.bool('tty') && !flags.bool('stdin'))
    return yield* cli.failText('-i/--stdin is required for containers with -t/--tty=true');
  if (profile === 'legacy') yield* cli.error(LEGACY);
  return {
    names,
    words,
    wordsAreArguments: flags.bool('arguments-only'),
    attach: flags.given('attach') ? flags.bool('attach') : flags.bool('stdin'),
    container: flags.text('container'),
    copyTo: flags.text('copy-to'),
    replace: flags.bool('replace'),
    sameNode: flags.bool('same-node'),
    env: Object.entries(pairs(flags.list('env'))).map(([name, value]) => ({ name, value })),
    image: flags.text('image'),
    images: pairs(flags.list('set-image')),
    pullPolicy: flags.text('image-pull-policy'),
    keep: {
      labels: flags.bool('keep-labels'),
      annotations: flags.bool('keep-annotations'),
      inits: flags.bool('keep-init-containers'),
      liveness: flags.bool('keep-liveness'),
      readiness: flags.bool('keep-readiness'),
      startup: flags.bool('keep-startup'),
    },
    profile,
    quiet,
    shareProcesses: flags.given('share-processes') ? flags.bool('share-processes') : undefined,
    stdin: flags.bool('stdin'),
    tty: flags.bool('tty'),
    target,
  };
}

function problemOf(flags: FlagValues, names: readonly string[], words: readonly string[]): string | undefined {
  const image = flags.text('image');
  const container = flags.text('container');
  const images = flags.list('set-image');
  const unpaired = [...flags.list('env'), ...images].find((pair) => !pair.includes('='));
  if (unpaired !== undefined) return `${unpaired} must be formatted as key=value`;
  if (flags.given('attach') && flags.bool('attach') && !image && !container)
    return 'you must specify --container or create a new container using --image in order to attach.';
  if (flags.text('copy-to')) {
    if (!image && images.length === 0 && words.length === 0)
      return 'you must specify --image, --set-image or command arguments.';
    if (words.length > 0 && !container && !image)
      return 'you must specify an existing container or a new image when specifying args.';
  } else {
    if (flags.bool('replace')) return '--replace may only be used with --copy-to.';
    if (flags.bool('same-node')) return '--same-node may only be used with --copy-to.';
    if (images.length > 0) return '--set-image may only be used with --copy-to.';
    if (!image) return 'you must specify --image when not using --copy-to.';
  }
  if (image && !isReference(image)) return `invalid image name "${image}": invalid reference format`;
  if (names.length === 0 && flags.list('filename').length === 0) return 'NAME or filename is required for debug';
  const policy = flags.text('image-pull-policy');
  if (!['', 'Always', 'IfNotPresent', 'Never'].includes(policy)) return `invalid image pull policy: ${policy}`;
  const broken = Object.entries(pairs(images)).find(([, each]) => !isReference(each));
  return broken && `invalid image name "${broken[1]}" for container "${broken[0]}": invalid reference format`;
}

/** As far as people get it wrong: a registry may have capitals, a repository may not. */
const isReference = (image: string): boolean =>
  /^[a-zA-Z0-9][\w.:/@-]*$/.test(image) && !/[A-Z]/.test(image.split('/').slice(1).join('/').split(':')[0] ?? '');

const pairs = (list: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    list.map((pair) => {
      const [key = '', ...value] = pair.split('=');
      return [key, value.join('=')];
    }),
  );
