import { expect, test } from 'vitest';
import { fieldSupport } from './fieldSupport';

test.each([
  ['Pod', ['spec', 'initContainers', 0, 'command'], 'simulated'],
  ['Pod', ['spec', 'affinity', 'nodeAffinity'], 'simulated'],
  ['Pod', ['spec', 'hostPID'], 'ignored'],
  ['Pod', ['spec', 'securityContext', 'fsGroup'], 'simulated'],
  ['Pod', ['spec', 'securityContext', 'sysctls'], 'ignored'],
  ['Pod', ['spec', 'volumes', 0, 'nfs'], 'ignored'],
  ['Pod', ['spec', 'volumes', 0, 'emptyDir'], 'simulated'],
  ['Pod', ['spec', 'volumes', 0, 'hostPath'], 'approximated'],
  ['Pod', ['spec', 'containers', 0, 'livenessProbe', 'grpc'], 'approximated'],
  ['Pod', ['spec', 'containers', 0, 'livenessProbe', 'httpGet'], 'simulated'],
  ['Pod', ['spec', 'containers', 0, 'resources', 'limits', 'cpu'], 'approximated'],
  ['Pod', ['spec', 'containers', 0, 'resources', 'limits', 'memory'], 'simulated'],
  ['Pod', ['spec', 'containers', 0, 'stdin'], 'ignored'],
  ['Deployment', ['spec', 'template', 'spec', 'containers', 0, 'securityContext', 'capabilities'], 'ignored'],
  ['Deployment', ['spec', 'template', 'spec', 'containers', 0, 'securityContext', 'runAsUser'], 'simulated'],
  ['Deployment', ['spec', 'progressDeadlineSeconds'], 'simulated'],
  ['Service', ['spec', 'sessionAffinity'], 'ignored'],
  ['ConfigMap', ['binaryData'], 'ignored'],
  ['DaemonSet', ['spec'], 'ignored'],
] as const)('%s %j is %s', (kind, path, support) => expect(fieldSupport(kind, path)).toBe(support));
