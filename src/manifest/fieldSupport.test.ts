import { expect, test } from 'vitest';
import { fieldSupport } from './fieldSupport';

test.each([
  ['Pod', ['spec', 'initContainers', 0, 'command'], 'simulated'],
  ['Pod', ['spec', 'affinity'], 'ignored'],
  ['Pod', ['spec', 'volumes', 0, 'nfs'], 'ignored'],
  ['Pod', ['spec', 'volumes', 0, 'emptyDir'], 'simulated'],
  ['Deployment', ['spec', 'template', 'spec', 'containers', 0, 'securityContext'], 'approximated'],
  ['Service', ['spec', 'sessionAffinity'], 'ignored'],
  ['DaemonSet', ['spec'], 'ignored'],
] as const)('%s %j is %s', (kind, path, support) => expect(fieldSupport(kind, path)).toBe(support));
