/** `kubectl events`. Models kubectl/pkg/cmd/events/events.go. */
import type { EventObject } from '../../api/core';
import type { Blocking } from '../../process/types';
import { createWaitQueue } from '../../process/waitQueue';
import type { Cli, Command } from '../cli';
import { eventAge } from '../describe/metadata';
import { type Failure, textFailure } from '../failure';
import { boolFlag, type FlagValues, intFlag, listFlag, type ParsedArguments, textFlag } from '../flags/flags';
import { OBJECT_FORMATS, parseOutput } from '../printers/output';
import { alignTabs, TABLE_LAYOUT, type TabLayout } from '../printers/tabwriter';
import { isEvent } from '../resources/kinds';
import { findResource, knownResource } from '../resources/mapping';
import { allNamespacesFlag } from '../resources/select';

export const eventsCommand: Command = {
  name: 'events',
  use: 'events [(-o|--output=)json|yaml|kyaml|name|go-template|go-template-file|template|templatefile|jsonpath|jsonpath-as-json|jsonpath-file] [--for TYPE/NAME] [--watch] [--types=Normal,Warning] [options]',
  short: 'List events',
  long: 'Display events.\n\n Prints a table of the most important information about events. You can request events for a namespace, for all namespace, or filtered to only those pertaining to a specified resource.',
  flags: [
    allNamespacesFlag,
    boolFlag('watch', 'After listing the requested events, watch for more events.', { short: 'w' }),
    boolFlag('no-headers', "When using the default output format, don't print headers."),
    textFlag('for', 'Filter events to only those pertaining to the specified resource.'),
    textFlag('output', 'Output format.', { short: 'o' }),
    listFlag('types', 'Output only events of given types.'),
    intFlag('chunk-size', 'Return large lists in chunks rather than all at once.', { default: '500' }),
  ],
  run: runEvents,
};

function* runEvents(cli: Cli, { flags }: ParsedArguments): Blocking<number> {
  const resource = knownResource(cli.client, 'events');
  if (!resource) return yield* cli.failText('events are not served');
  const problem = problemOf(cli, flags);
  if (problem) return yield* cli.fail(problem);
  const output = parseOutput(cli.process, flags.text('output'), { formats: OBJECT_FORMATS });
  if (!output.ok) return yield* cli.fail(output.error);
  // The printer of names finds none in this list: the real one prints nothing either.
  if (output.value.format === 'name') return 0;
  const namespace = flags.bool('all-namespaces') ? {} : { namespace: cli.namespace };
  const wanted = eventFilter(flags.text('for'), flags.list('types'));
  const listed = cli.client.list(resource, namespace);
  const events = listed.ok ? listed.value.items.filter(isEvent).filter(wanted).sort(byTime) : [];
  if (output.value.format === 'object') {
    const printed = output.value.print({ apiVersion: 'v1', items: events, kind: 'EventList', metadata: {} });
    if (!printed.ok) return yield* cli.fail(printed.error);
    yield* cli.out(printed.value);
    return 0;
  }
  const watching = flags.bool('watch');
  if (events.length === 0 && !watching) {
    yield* cli.error(
      flags.bool('all-namespaces') ? 'No events found.' : `No events found in ${cli.namespace} namespace.`,
    );
    return 0;
  }
  const layout: TabLayout = { ...TABLE_LAYOUT, remembered: [] };
  const print = (rows: readonly EventObject[], header: boolean) =>
    alignTabs(
      [
        ...(header ? [headerLine(flags.bool('all-namespaces'))] : []),
        ...rows.map((event) => rowOf(cli, event, flags.bool('all-namespaces'))),
      ].join(''),
      layout,
    );
  yield* cli.out(print(events, !flags.bool('no-headers')));
  if (!watching) return 0;
  const queue = createWaitQueue();
  const pending: EventObject[] = [];
  const watch = cli.watch(resource, namespace, ({ type, object }) => {
    if (type === 'DELETED' || !isEvent(object) || !wanted(object)) return;
    pending.push(object);
    queue.wakeAll();
  });
  try {
    for (;;) {
      const rows = pending.splice(0);
      if (rows.length > 0) yield* cli.out(print(rows, false));
      else yield* cli.process.waitOn(queue);
    }
  } finally {
    watch.stop();
  }
}

function problemOf(cli: Cli, flags: FlagValues): Failure | undefined {
  const about = flags.text('for');
  const [type = '', name = ''] = about.split('/');
  if (about !== '' && (type === '' || name === '')) return textFailure('--for must be in resource/name form');
  if (about !== '' && !findResource(cli.client, type))
    return { kind: 'verbatim', text: `the server doesn't have a resource type "${type}"` };
  const unknown = flags.list('types').some((each) => !['normal', 'warning'].includes(each.toLowerCase()));
  if (unknown) return textFailure('valid --types are Normal or Warning');
  if (flags.text('output') !== 'wide') return undefined;
  return textFailure(
    `unable to match a printer suitable for the output format "wide", allowed formats are: ${OBJECT_FORMATS}`,
  );
}

function eventFilter(about: string, types: readonly string[]): (event: EventObject) => boolean {
  const [kind = '', name = ''] = about.toLowerCase().split('/');
  return ({ type, involvedObject }) =>
    (types.length === 0 || types.some((each) => each.toLowerCase() === type.toLowerCase())) &&
    (about === '' || (involvedObject.name === name && sameKind(involvedObject.kind ?? '', kind)));
}

/** `pod`, `pods`, `po` all name a Pod. */
const sameKind = (kind: string, typed: string): boolean => {
  const singular = kind.toLowerCase();
  return singular === typed || `${singular}s` === typed || singular.startsWith(typed);
};

const timeOf = (event: EventObject): string => event.lastTimestamp ?? event.eventTime ?? event.firstTimestamp ?? '';

/** Times with a fraction of a second come after the whole second. */
const instant = (event: EventObject): string => timeOf(event).replace(/Z$/, '');

const byTime = (a: EventObject, b: EventObject): number =>
  instant(a) < instant(b) ? -1 : instant(a) > instant(b) ? 1 : 0;

const headerLine = (all: boolean): string => `${all ? 'NAMESPACE\t' : ''}LAST SEEN\tTYPE\tREASON\tOBJECT\tMESSAGE\n`;

function rowOf(cli: Cli, event: EventObject, all: boolean): string {
  const { kind = '', name = '', namespace = '' } = event.involvedObject;
  const cells = [eventAge(event, cli.clockMs()), event.type, event.reason, `${kind}/${name}`, event.message.trim()];
  return `${(all ? [namespace, ...cells] : cells).join('\t')}\n`;
}
