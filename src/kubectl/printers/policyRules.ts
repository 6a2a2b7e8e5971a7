/** Rules of roles as `auth can-i --list` and `describe role` print them. Origin: kubectl pkg/util/rbac, pkg/describe. */
import type { PolicyRule } from '../../api/access';

interface Row {
  verbs: string[];
  apiGroup: string;
  resource: string;
  resourceName: string;
  url: string;
}

/** Cells of one line each: resources, URLs, names, verbs. Models BreakdownRule, CompactRules and SortableRuleSlice. */
export function ruleRows(rules: readonly PolicyRule[]): readonly string[][] {
  const compact = new Map<string, Row>();
  const complex: Row[] = [];
  for (const row of rules.flatMap(simpleRules)) {
    const key = JSON.stringify([row.apiGroup, row.resource, row.resourceName]);
    const known = compact.get(key);
    if (row.url !== '') complex.push(row);
    else if (known) known.verbs.push(...row.verbs);
    else compact.set(key, row);
  }
  return [...complex, ...compact.values()]
    .map((row) => ({ row, text: goText(row) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ row }) => [qualified(row), goList(row.url), goList(row.resourceName), `[${row.verbs.join(' ')}]`]);
}

function simpleRules({
  verbs = [],
  apiGroups = [],
  resources = [],
  resourceNames = [],
  nonResourceURLs = [],
}: PolicyRule) {
  const names = resourceNames.length > 0 ? resourceNames : [''];
  const rows: Row[] = [];
  for (const apiGroup of apiGroups)
    for (const resource of resources)
      for (const verb of verbs)
        for (const resourceName of names) rows.push({ verbs: [verb], apiGroup, resource, resourceName, url: '' });
  for (const url of nonResourceURLs)
    for (const verb of verbs) rows.push({ verbs: [verb], apiGroup: '', resource: '', resourceName: '', url });
  return rows;
}

const goList = (only: string): string => `[${only}]`;

/** A rule as Go's generated String() writes it, which is what rules are sorted by. */
const goText = ({ verbs, apiGroup, resource, resourceName, url }: Row): string =>
  `{Verbs:[${verbs.join(' ')}],APIGroups:[${apiGroup}],Resources:[${resource}],ResourceNames:[${resourceName}],NonResourceURLs:[${url}],}`;

/** `deployments.apps/scale`. Models CombineResourceGroup. */
function qualified({ apiGroup, resource }: Row): string {
  const [name = '', subresource] = resource.split(/\/(.*)/);
  const group = apiGroup === '' ? '' : `.${apiGroup}`;
  return subresource === undefined ? name + group : `${name}${group}/${subresource}`;
}
