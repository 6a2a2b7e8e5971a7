/** `kubectl edit`. The terminal has no editor: what it would open is printed, and the page may open its own. */
import { printYaml } from '../../api/yamlPrint';
import type { Blocking } from '../../process/types';
import type { Cli, Command } from '../cli';
import { type ParsedArguments, textFlag } from '../flags/flags';
import { objectName } from '../resources/mapping';
import { fetchAll, selectionFlags, selectTargets } from '../resources/select';
import { validateFlag, writeFlagsOf } from '../writes';
import { withoutManagedFields } from './getObjects';

export const editCommand: Command = {
  name: 'edit',
  use: 'edit (RESOURCE/NAME | -f FILENAME) [options]',
  short: 'Edit a resource on the server',
  long: `Edit a resource on the server.

 Podflight prints what the editor would show. Change the file in the editor of the page and apply it.`,
  flags: [
    ...selectionFlags.filter(({ name }) => name !== 'selector'),
    ...writeFlagsOf('kubectl-edit').filter(({ name }) => name !== 'dry-run'),
    validateFlag,
    textFlag('subresource', 'If specified, edit will operate on the subresource of the requested object.'),
  ],
  needsSchema: true,
  run: runEdit,
};

function* runEdit(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  if (args.length === 0 && flags.list('filename').length === 0)
    return yield* cli.failText(
      'You must provide one or more resources by argument or filename.\nExample resource specifications include:\n' +
        "   '-f rsrc.yaml'\n   '--filename=rsrc.json'\n   '<resource> <name>'\n   '<resource>'",
    );
  const selected = yield* selectTargets(cli, { args, flags });
  if (!selected.ok) return yield* cli.fail(selected.error);
  const { found, failures } = fetchAll(cli, selected.value);
  if (failures.length > 0) return yield* cli.fail(...failures);
  if (found.length === 0) return yield* cli.failText('edit cancelled, no objects found');
  const names = found.map(({ resource, object }) => objectName(resource, object)).join(' ');
  cli.process.container.notice?.('kubectl.not-simulated', { command: 'edit', arguments: names });
  yield* cli.out(found.map(({ object }) => printYaml(withoutManagedFields(object))).join('---\n'));
  return yield* cli.failText('kubectl edit is not simulated: change the file in the editor and use kubectl apply -f');
}
