/** `kubectl cordon` and `kubectl uncordon`. Models kubectl/pkg/cmd/drain. */
import type { Blocking } from '../../process/types';
import { type Cli, type Command, usageFailure } from '../cli';
import type { Failure, Outcome } from '../failure';
import { type FlagValues, type ParsedArguments, textFlag } from '../flags/flags';
import { type Found, fetchAll, selectTargets } from '../resources/select';
import { type DryRun, dryRunFlag, dryRunOf, dryRunSuffix } from '../writes';
import { isNode, patched } from './taint';

const cordon = (name: 'cordon' | 'uncordon', short: string): Command => ({
  name,
  use: `${name} NODE [options]`,
  short,
  examples: `# ${short.replace('node', 'node "foo"')}\nkubectl ${name} foo`,
  flags: [
    dryRunFlag,
    textFlag('selector', "Selector (label query) to filter on, supports '=', '==', '!=', 'in', 'notin'.", {
      short: 'l',
    }),
  ],
  run: (cli, parsed) => runCordon(cli, parsed, name),
});

export const cordonCommand = cordon('cordon', 'Mark node as unschedulable');
export const uncordonCommand = cordon('uncordon', 'Mark node as schedulable');

function* runCordon(cli: Cli, { args, flags }: ParsedArguments, name: 'cordon' | 'uncordon'): Blocking<number> {
  const selected = yield* selectNodes(cli, { args, flags }, name);
  if (!selected.ok) return yield* cli.fail(selected.error);
  const { found, failures, dryRun } = selected.value;
  return yield* cli.fail(...failures, ...(yield* cordonNodes(cli, found, name, dryRun, flags)));
}

interface SelectedNodes {
  found: readonly Found[];
  /** Of those that are not there. */
  failures: readonly Failure[];
  dryRun: DryRun;
}

/** The nodes that cordon, uncordon and drain are told: by their names or by a selector. */
export function* selectNodes(
  cli: Cli,
  { args, flags }: Pick<ParsedArguments, 'args' | 'flags'>,
  name: 'cordon' | 'uncordon' | 'drain',
): Blocking<Outcome<SelectedNodes>> {
  const selector = flags.text('selector');
  const misused = (text: string) => ({ ok: false, error: usageFailure(name, text) }) as const;
  if (args.length === 0 && !selector) return misused(`USAGE: ${name} NODE [flags]`);
  if (args.length > 0 && selector) return misused('error: cannot specify both a node name and a --selector option');
  const dryRun = dryRunOf(flags);
  if (!dryRun.ok) return dryRun;
  const words = args.some((arg) => arg.includes('/')) ? args : ['nodes', ...args];
  const selected = yield* selectTargets(cli, { args: words, flags });
  if (!selected.ok) return selected;
  return { ok: true, value: { ...fetchAll(cli, selected.value), dryRun: dryRun.value } };
}

/** Gives what the server refused. */
export function* cordonNodes(
  cli: Cli,
  found: readonly Found[],
  name: 'cordon' | 'uncordon',
  dryRun: DryRun,
  flags: FlagValues,
): Blocking<Failure[]> {
  const problems: Failure[] = [];
  const unschedulable = name === 'cordon';
  for (const { object } of found) {
    if (!isNode(object)) continue;
    const said = (what: string) => `node/${object.metadata.name} ${what}${dryRunSuffix(dryRun)}\n`;
    if ((object.spec.unschedulable ?? false) === unschedulable) {
      yield* cli.out(said(`already ${name}ed`));
      continue;
    }
    if (dryRun !== 'client') {
      const body = { spec: { unschedulable: unschedulable || null } };
      const answer = patched(cli, object, { type: 'merge', body }, flags);
      if (!answer.ok) {
        problems.push(answer.error);
        continue;
      }
    }
    yield* cli.out(said(`${name}ed`));
  }
  return problems;
}
