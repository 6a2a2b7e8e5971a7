import { expect, it } from 'vitest';
import { ruleRows } from './policyRules';

it('has a row for each resource and name, with the verbs of all rules about it', () => {
  const rules = [
    { apiGroups: [''], resources: ['pods', 'pods/log'], verbs: ['get'] },
    { apiGroups: ['apps'], resources: ['deployments/scale'], verbs: ['*'] },
    { apiGroups: [''], resources: ['pods'], verbs: ['watch'] },
    { apiGroups: [''], resources: ['configmaps'], resourceNames: ['a', 'b'], verbs: ['get'] },
    { nonResourceURLs: ['/logs/*'], verbs: ['get', 'head'] },
  ];
  expect(ruleRows(rules)).toEqual([
    ['deployments.apps/scale', '[]', '[]', '[*]'],
    ['pods', '[]', '[]', '[get watch]'],
    ['', '[/logs/*]', '[]', '[get]'],
    ['configmaps', '[]', '[a]', '[get]'],
    ['configmaps', '[]', '[b]', '[get]'],
    ['pods/log', '[]', '[]', '[get]'],
    ['', '[/logs/*]', '[]', '[head]'],
  ]);
});
