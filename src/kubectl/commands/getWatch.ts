/** `kubectl get -w`: one row per change, in columns that only grow. Models get.go watch. */
import type { WatchEvent } from '../../api/client';
import type { Blocking } from '../../process/types';
import { createWaitQueue } from '../../process/waitQueue';
import type { Cli } from '../cli';
import { failuresText } from '../failure';
import type { FlagValues } from '../flags/flags';
import { timeoutOf } from '../flags/global';
import type { OutputFormat } from '../printers/output';
import { createTablePrinter } from '../printers/printTable';
import { tableOf } from '../printers/tables/index';
import { objectName } from '../resources/mapping';
import { fetchTarget, type Selection, type Target } from '../resources/select';
import { withoutManagedFields } from './getObjects';
import { tableOptions } from './getTable';

export function* watchObjects(
  cli: Cli,
  selection: Selection,
  output: OutputFormat,
  flags: FlagValues,
): Blocking<number> {
  const [target] = selection.targets;
  if (!target || selection.targets.length > 1) {
    const kinds = new Set(selection.targets.map(({ resource }) => resource.name));
    return yield* cli.failText(
      kinds.size > 1
        ? 'you may only specify a single resource type'
        : 'watch is only supported on individual resources and resource collections - more than 1 resource was found',
    );
  }
  const listed = fetchTarget(cli, target, selection);
  if (!listed.ok) return yield* cli.fail(listed.error);
  const print = eventPrinter(cli, target, selection, output, flags);
  // What the list already showed is not shown again when the watch delivers it.
  const seen = new Map(listed.value.map(({ metadata }) => [metadata.uid, metadata.resourceVersion]));
  if (!flags.bool('watch-only')) yield* cli.out(print(listed.value.map((object) => ({ type: 'ADDED', object }))));
  const timeoutMs = timeoutOf(flags.text('request-timeout')) ?? 0;
  const endsMs = timeoutMs > 0 ? cli.process.nowMs + timeoutMs : undefined;
  const queue = createWaitQueue();
  const pending: WatchEvent[] = [];
  const watch = cli.watch(target.resource, watchOptions(target, selection), (event) => {
    const { uid, resourceVersion } = event.object.metadata;
    if (event.type === 'ADDED' && seen.has(uid) && seen.get(uid) === resourceVersion) return;
    pending.push(event);
    queue.wakeAll();
  });
  try {
    for (;;) {
      if (endsMs !== undefined && cli.process.nowMs >= endsMs) return 0;
      const events = pending.splice(0);
      if (events.length > 0) yield* cli.out(print(events));
      else if (endsMs === undefined) yield* cli.process.waitOn(queue);
      else yield* cli.process.waitOn(queue, endsMs - cli.process.nowMs);
    }
  } finally {
    watch.stop();
  }
}

export const watchOptions = (target: Target, selection: Selection) => ({
  ...(target.namespace === undefined ? {} : { namespace: target.namespace }),
  ...(target.name === undefined ? {} : { name: target.name }),
  ...(selection.labelSelector ? { labelSelector: selection.labelSelector } : {}),
  ...(selection.fieldSelector ? { fieldSelector: selection.fieldSelector } : {}),
});

function eventPrinter(
  cli: Cli,
  target: Target,
  selection: Selection,
  output: OutputFormat,
  flags: FlagValues,
): (events: readonly WatchEvent[]) => string {
  const withType = flags.bool('output-watch-events');
  if (output.format === 'table') {
    const printer = createTablePrinter(tableOptions(target.resource, selection, output.wide, flags));
    return (events) => {
      if (events.length === 0) return '';
      const objects = events.map(({ object }) => object);
      const types = withType ? events.map(({ type }) => type) : undefined;
      return printer.print(tableOf(target.resource.kind, objects, cli.clockMs()), types);
    };
  }
  if (output.format === 'name')
    return (events) => events.map(({ object }) => `${objectName(target.resource, object)}\n`).join('');
  if (output.format === 'columns') {
    let first = true;
    return (events) => {
      const text = output.print(
        events.map(({ object }) => object),
        flags.bool('no-headers') || !first,
      );
      first = false;
      return text;
    };
  }
  return (events) =>
    events
      .map(({ type, object }) => {
        const plain = withoutManagedFields(object);
        const printed = output.print(withType ? { type, object: plain } : plain);
        return printed.ok ? printed.value : failuresText([printed.error]);
      })
      .join('');
}
