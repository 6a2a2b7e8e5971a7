/** `kubectl logs`. Models kubectl/pkg/cmd/logs/logs.go and polymorphichelpers logsforobject.go. */
import type { LogOptions, LogStream } from '../../api/client';
import type { Pod } from '../../api/core';
import type { Blocking } from '../../process/types';
import { createWaitQueue } from '../../process/waitQueue';
import { type Cli, type Command, usageFailure } from '../cli';
import { failureText, type Outcome, statusFailure, textFailure } from '../failure';
import { boolFlag, durationFlag, type FlagValues, intFlag, type ParsedArguments, textFlag } from '../flags/flags';
import { chooseContainer, containerNames } from '../resources/containers';
import { isPod } from '../resources/kinds';
import { knownResource } from '../resources/mapping';
import { podFor } from '../resources/podFor';
import { fetchTarget } from '../resources/select';

const USAGE =
  "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command";
/** kubectl 1.36 tries a stream that it follows again for this long. */
const RETRY_MS = 20_000;
const RETRY_EVERY_MS = 1_000;
/** Lines per container when Pods are chosen by a selector. */
const SELECTOR_TAIL = 10;

export const logsCommand: Command = {
  name: 'logs',
  use: 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER] [options]',
  short: 'Print the logs for a container in a pod',
  long: 'Print the logs for a container in a pod or specified resource. If the pod has only one container, the container name is optional.',
  examples: `# Return snapshot logs from pod nginx with only one container
kubectl logs nginx

# Return snapshot logs from all containers in pods defined by label app=nginx
kubectl logs -l app=nginx --all-containers=true

# Return snapshot of previous terminated ruby container logs from pod web-1
kubectl logs -p -c ruby web-1

# Begin streaming the logs of the ruby container in pod web-1
kubectl logs -f -c ruby web-1`,
  flags: [
    boolFlag('all-containers', "Get all containers' logs in the pod(s)."),
    boolFlag('all-pods', 'Get logs from all pod(s). Sets prefix to true.'),
    boolFlag('follow', 'Specify if the logs should be streamed.', { short: 'f' }),
    boolFlag('previous', 'If true, print the logs for the previous instance of the container in a pod if it exists.', {
      short: 'p',
    }),
    boolFlag('prefix', 'Prefix each log line with the log source (pod name and container name)'),
    boolFlag('timestamps', 'Include timestamps on each line in the log output'),
    boolFlag('ignore-errors', 'If watching / following pod logs, allow for any errors that occur to be non-fatal'),
    boolFlag(
      'insecure-skip-tls-verify-backend',
      'Skip verifying the identity of the kubelet that logs are requested from.',
    ),
    textFlag('container', 'Print the logs of this container', { short: 'c' }),
    textFlag('selector', "Selector (label query) to filter on, supports '=', '==', '!=', 'in', 'notin'.", {
      short: 'l',
    }),
    textFlag('since-time', 'Only return logs after a specific date (RFC3339).'),
    durationFlag('since', 'Only return logs newer than a relative duration like 5s, 2m, or 3h.'),
    durationFlag(
      'pod-running-timeout',
      'The length of time (like 5s, 2m, or 3h, higher than zero) to wait until at least one pod is running',
      { default: '20s' },
    ),
    intFlag(
      'tail',
      'Lines of recent log file to display. Defaults to -1 with no selector, showing all log lines otherwise 10, if a selector is provided.',
      { default: '-1' },
    ),
    intFlag('limit-bytes', 'Maximum bytes of logs to return. Defaults to no limit.'),
    intFlag(
      'max-log-requests',
      'Specify maximum number of concurrent logs to follow when using by a selector. Defaults to 5.',
      { default: '5' },
    ),
  ],
  run: runLogs,
};

interface Source {
  pod: string;
  container: string;
}

function* runLogs(cli: Cli, parsed: ParsedArguments): Blocking<number> {
  const { args, flags } = parsed;
  const problem = problemOf(parsed);
  if (problem) return yield* cli.fail(problem);
  const pods = choosePods(cli, args, flags);
  if (!pods.ok) return yield* cli.fail(pods.error);
  if (pods.value.notice) yield* cli.error(pods.value.notice);
  const sources: Source[] = [];
  for (const pod of pods.value.pods) {
    const name = pod.metadata.name ?? '';
    if (flags.bool('all-containers')) {
      sources.push(...containerNames(pod).map((container) => ({ pod: name, container })));
      continue;
    }
    const chosen = chooseContainer(pod, flags.text('container') || (args[1] ?? ''));
    if (!chosen.ok) return yield* cli.fail(chosen.error);
    if (chosen.value.notice) yield* cli.error(chosen.value.notice);
    sources.push({ pod: name, container: chosen.value.name });
  }
  if (flags.bool('follow') && sources.length > 1 && sources.length > flags.int('max-log-requests'))
    return yield* cli.failText(
      `you are attempting to follow ${sources.length} log streams, but maximum allowed concurrency is ${flags.int('max-log-requests')}, use --max-log-requests to increase the limit`,
    );
  return yield* printSources(cli, sources, flags);
}

function problemOf({ args, flags }: ParsedArguments) {
  const selected = flags.text('selector') !== '';
  if (args.length === 0 && !selected) return usageFailure('logs', USAGE);
  if (args.length > 0 && selected) return usageFailure('logs', 'only a selector (-l) or a POD name is allowed');
  if (args.length > 2) return usageFailure('logs', USAGE);
  if (flags.bool('all-containers') && (flags.given('container') || args.length === 2))
    return textFailure(
      `--all-containers=true should not be specified with container name ${flags.text('container') || args[1]}`,
    );
  if (args.length === 2 && flags.given('container'))
    return textFailure('only one of -c or an inline [CONTAINER] arg is allowed');
  if (flags.given('since') && flags.given('since-time'))
    return textFailure('at most one of `sinceTime` or `sinceSeconds` may be specified');
  if (flags.given('since-time')) {
    const problem = timeProblem(flags.text('since-time'));
    if (problem) return textFailure(problem);
  }
  if (flags.duration('since') < 0) return textFailure('--since must be greater than 0');
  if (flags.int('limit-bytes') < 0) return textFailure('--limit-bytes must be greater than 0');
  return flags.int('tail') < -1 ? textFailure('--tail must be greater than or equal to -1') : undefined;
}

const RFC3339 = '2006-01-02T15:04:05Z07:00';
const PARTS: readonly (readonly [layout: string, pattern: RegExp])[] = [
  ['2006', /^\d{4}/],
  ['-', /^-/],
  ['01', /^\d\d/],
  ['-', /^-/],
  ['02', /^\d\d/],
  ['T', /^T/],
  ['15', /^\d\d/],
  [':', /^:/],
  ['04', /^\d\d/],
  [':', /^:/],
  ['05', /^\d\d/],
  ['Z07:00', /^(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/],
];

/** In the words of Go's time.Parse: which part of the layout is not there. */
function timeProblem(text: string): string | undefined {
  let rest = text;
  for (const [layout, pattern] of PARTS) {
    const found = pattern.exec(rest);
    if (!found) return `parsing time "${text}" as "${RFC3339}": cannot parse "${rest}" as "${layout}"`;
    rest = rest.slice(found[0].length);
  }
  return undefined;
}

function choosePods(cli: Cli, args: readonly string[], flags: FlagValues): Outcome<{ pods: Pod[]; notice?: string }> {
  const [name] = args;
  if (name !== undefined) {
    const found = podFor(cli, name, 'cannot get the logs from');
    if (found.ok) {
      const { pod, notice } = found.value;
      return { ok: true, value: { pods: [pod], ...(notice ? { notice } : {}) } };
    }
    const { error } = found;
    // The client wraps what the server says of a missing object.
    if (error.kind === 'status' && error.status.code === 404)
      return {
        ok: false,
        error: textFailure(`error from server (NotFound): ${error.status.message} in namespace "${cli.namespace}"`),
      };
    return found;
  }
  const resource = knownResource(cli.client, 'pods');
  if (!resource) return { ok: true, value: { pods: [] } };
  const selection = { targets: [], failures: [], fieldSelector: '', allNamespaces: false };
  const labelSelector = flags.text('selector');
  const listed = fetchTarget(cli, { resource, namespace: cli.namespace }, { ...selection, labelSelector });
  if (!listed.ok) return listed;
  const pods = listed.value.filter(isPod);
  return {
    ok: true,
    value: { pods, ...(pods.length === 0 ? { notice: `No resources found in ${cli.namespace} namespace.` } : {}) },
  };
}

function logOptions(container: string, flags: FlagValues): LogOptions {
  const tail = flags.given('tail') ? flags.int('tail') : flags.text('selector') ? SELECTOR_TAIL : -1;
  return {
    container,
    ...(flags.bool('previous') ? { previous: true } : {}),
    ...(flags.bool('follow') ? { follow: true } : {}),
    ...(flags.bool('timestamps') ? { timestamps: true } : {}),
    ...(tail >= 0 ? { tailLines: tail } : {}),
    ...(flags.duration('since') > 0 ? { sinceSeconds: Math.ceil(flags.duration('since') / 1000) } : {}),
    ...(flags.given('since-time') ? { sinceTime: flags.text('since-time') } : {}),
    ...(flags.int('limit-bytes') > 0 ? { limitBytes: flags.int('limit-bytes') } : {}),
  };
}

function* printSources(cli: Cli, sources: readonly Source[], flags: FlagValues): Blocking<number> {
  const streams: { stream: LogStream; prefix: string }[] = [];
  for (const source of sources) {
    const opened = yield* openStream(cli, source, flags);
    const prefix = flags.bool('prefix') ? `[pod/${source.pod}/${source.container}] ` : '';
    if (opened === undefined) {
      if (flags.bool('ignore-errors')) continue;
      return 1;
    }
    yield* cli.out(prefixLines(opened.text, prefix));
    streams.push({ stream: opened, prefix });
  }
  if (flags.bool('follow')) yield* followStreams(cli, streams);
  return 0;
}

/** Undefined if the server refuses; it has been said then. */
function* openStream(cli: Cli, source: Source, flags: FlagValues): Blocking<LogStream | undefined> {
  const giveUpMs = cli.process.nowMs + (flags.bool('follow') ? RETRY_MS : 0);
  for (;;) {
    const opened = cli.client.logs(cli.namespace, source.pod, logOptions(source.container, flags));
    if (opened.ok) return opened.value;
    yield* cli.error(failureText(statusFailure(opened.error)));
    if (cli.process.nowMs + RETRY_EVERY_MS > giveUpMs) return undefined;
    yield* cli.process.sleep(RETRY_EVERY_MS);
  }
}

function* followStreams(cli: Cli, streams: readonly { stream: LogStream; prefix: string }[]): Blocking<void> {
  const queue = createWaitQueue();
  const pending: string[] = [];
  let open = streams.length;
  const handles = streams.map(({ stream, prefix }) =>
    stream.follow(
      (text) => {
        pending.push(prefixLines(text, prefix));
        queue.wakeAll();
      },
      () => {
        open--;
        queue.wakeAll();
      },
    ),
  );
  try {
    while (open > 0 || pending.length > 0) {
      const text = pending.splice(0).join('');
      if (text !== '') yield* cli.out(text);
      else yield* cli.process.waitOn(queue);
    }
  } finally {
    for (const handle of handles) handle.stop();
  }
}

function prefixLines(text: string, prefix: string): string {
  if (prefix === '' || text === '') return text;
  const ended = text.endsWith('\n');
  const lines = (ended ? text.slice(0, -1) : text).split('\n').map((line) => prefix + line);
  return lines.join('\n') + (ended ? '\n' : '');
}
