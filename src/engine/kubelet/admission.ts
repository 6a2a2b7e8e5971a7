/**
 * What the kubelet looks at again before it takes a Pod on: a Pod whose spec names the node has not been through the
 * scheduler. Models pkg/kubelet/lifecycle/predicate.go and pkg/kubelet/sysctl/allowlist.go.
 */
import type { NodeObject, Pod } from '../../api/core';
import { matchesNodeSelector } from '../scheduler/affinity';
import { hasFreePorts, shortages, toleratesNoExecute } from '../scheduler/filters';

export interface Rejection {
  /** The Pod's status.reason and the event's: `OutOfcpu`, `NodeAffinity`. */
  reason: string;
  message: string;
}

/** Models the default of --allowed-unsafe-sysctls: only safe ones. */
const SAFE_SYSCTLS = new Set(
  (
    'kernel.shm_rmid_forced net.ipv4.ip_local_port_range net.ipv4.tcp_syncookies net.ipv4.ping_group_range ' +
    'net.ipv4.ip_unprivileged_port_start net.ipv4.ip_local_reserved_ports net.ipv4.tcp_keepalive_time ' +
    'net.ipv4.tcp_fin_timeout net.ipv4.tcp_keepalive_intvl net.ipv4.tcp_keepalive_probes net.ipv4.tcp_rmem net.ipv4.tcp_wmem'
  ).split(' '),
);

/** `others`: the Pods that the node runs already. Undefined if the Pod may run. */
export function rejectionOf(pod: Pod, node: NodeObject, others: readonly Pod[]): Rejection | undefined {
  const unsafe = pod.spec.securityContext?.sysctls?.find(({ name }) => !SAFE_SYSCTLS.has(name.replaceAll('/', '.')));
  if (unsafe)
    return { reason: 'SysctlForbidden', message: `forbidden sysctl: ${JSON.stringify(unsafe.name)} not allowlisted` };
  const [short] = shortages(pod, node, others);
  if (short) {
    // Processors are counted in thousandths, whatever else there is in whole units.
    const amount = (milli: number) => (short.resource === 'cpu' ? milli : Math.ceil(milli / 1000));
    const { requested, used, capacity } = short;
    const numbers = `requested: ${amount(requested)}, used: ${amount(used)}, capacity: ${amount(capacity)}`;
    return {
      reason: `OutOf${short.resource}`,
      message: `Node didn't have enough resource: ${short.resource}, ${numbers}`,
    };
  }
  if (!matchesNodeSelector(pod.spec, node))
    return failed('NodeAffinity', "node(s) didn't match Pod's node affinity/selector");
  if (!hasFreePorts(pod, others))
    return failed('NodePorts', "node(s) didn't have free ports for the requested pod ports");
  if (!toleratesNoExecute(pod, node))
    return failed('TaintToleration', "node(s) had taints that the pod didn't tolerate");
  return undefined;
}

const failed = (predicate: string, why: string): Rejection => ({
  reason: predicate,
  message: `Predicate ${predicate} failed: ${why}`,
});
