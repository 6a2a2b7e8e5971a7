import { FileNode } from './nodes';

/** What was looked at of a kernel's settings, by path below /proc/sys: `vm/max_map_count`. Nodes and Pods have one each. */
export type SystemSettings = Map<string, FileNode>;

export interface ContainerSettings {
  node: SystemSettings;
  pod: SystemSettings;
  /** Whether the container uses the network of its node: then that node's settings hold. */
  isHostNetwork: boolean;
  /** Only privileged containers may change settings. */
  isWritable: boolean;
}

/** Settings that differ from a fresh kernel's: names with dots or slashes, as `securityContext.sysctls` has them. */
export function createSystemSettings(given: readonly { name: string; value: string }[] = []): SystemSettings {
  return new Map(given.map(({ name, value }) => [settingPath(name), settingNode(value)]));
}

/** Of a container that stands for itself, on no node: the workstation. */
export const ownSettings = (): ContainerSettings => ({
  node: createSystemSettings(),
  pod: createSystemSettings(),
  isHostNetwork: false,
  isWritable: false,
});

/** `net.ipv4.ip_forward` and `net/ipv4/ip_forward` are the same. */
export const settingPath = (name: string): string => (name.includes('/') ? name : name.replaceAll('.', '/'));

export function settingNode(value: string): FileNode {
  return new FileNode(`${value}\n`, 0o644);
}
