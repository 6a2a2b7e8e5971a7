/** Nodes. Names are the API's, to the letter. */
import type { KubeObject } from '../meta';
import type { ResourceList } from './container';

export interface NodeObject extends KubeObject {
  kind: 'Node';
  spec: {
    podCIDR?: string;
    podCIDRs?: string[];
    unschedulable?: boolean;
    taints?: { key: string; value?: string; effect: string; timeAdded?: string }[];
  };
  status: {
    capacity?: ResourceList;
    allocatable?: ResourceList;
    conditions?: Record<string, unknown>[];
    addresses?: { type: string; address: string }[];
    nodeInfo?: Record<string, string>;
    images?: { names: string[]; sizeBytes: number }[];
    daemonEndpoints?: Record<string, unknown>;
  };
}
