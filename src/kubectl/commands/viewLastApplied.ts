/** `kubectl apply view-last-applied`. Models kubectl/pkg/cmd/apply/apply_view_last_applied.go. */
import { goJson } from '../../api/goJson';
import { printYaml } from '../../api/yamlPrint';
import type { Blocking } from '../../process/types';
import { lastAppliedOf } from '../apply/lastApplied';
import type { Cli, Command } from '../cli';
import { boolFlag, type ParsedArguments, textFlag } from '../flags/flags';
import { fetchAll, selectionFlags, selectTargets } from '../resources/select';

export const viewLastAppliedCommand: Command = {
  name: 'view-last-applied',
  use: 'view-last-applied (TYPE [NAME | -l label] | TYPE/NAME | -f FILENAME) [options]',
  short: 'View the latest last-applied-configuration annotations of a resource/object',
  flags: [
    ...selectionFlags,
    boolFlag('all', 'Take every object of the given types in the namespace'),
    textFlag('output', 'How to print: yaml or json', { short: 'o', default: 'yaml' }),
  ],
  needsSchema: true,
  run: runViewLastApplied,
};

function* runViewLastApplied(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  const output = flags.text('output');
  if (output !== 'yaml' && output !== 'json')
    return yield* cli.failText(`Unexpected -o output mode: ${output}, the flag 'output' must be one of yaml|json`);
  const selected = yield* selectTargets(cli, { args, flags });
  if (!selected.ok) return yield* cli.fail(selected.error);
  const { found, failures } = fetchAll(cli, selected.value);
  for (const { object } of found) {
    const applied = lastAppliedOf(object);
    // kubectl means to complain here, and loses its complaint.
    if (!applied) continue;
    yield* cli.out(output === 'yaml' ? printYaml(applied) : `${goJson(applied, { indent: '  ' })}\n`);
  }
  return yield* cli.fail(...failures);
}
