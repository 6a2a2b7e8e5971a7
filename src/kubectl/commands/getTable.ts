import type { ApiResource } from '../../api/client';
import type { FlagValues } from '../flags/flags';
import type { TablePrintOptions } from '../printers/printTable';
import { resourceTypeName } from '../resources/mapping';
import type { Selection } from '../resources/select';

/** How the rows of one kind are printed. With several kinds, names carry theirs. */
export function tableOptions(
  resource: ApiResource,
  selection: Selection,
  wide: boolean,
  flags: FlagValues,
): TablePrintOptions {
  const several =
    new Set(selection.targets.map((target) => `${target.resource.group}/${target.resource.kind}`)).size > 1;
  return {
    wide,
    noHeaders: flags.bool('no-headers'),
    showLabels: flags.bool('show-labels'),
    labelColumns: flags.list('label-columns'),
    withNamespace: selection.allNamespaces && resource.namespaced,
    ...(several || flags.bool('show-kind') ? { kindPrefix: resourceTypeName(resource) } : {}),
  };
}
