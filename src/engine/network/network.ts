/** The cluster's network: who has which address, who listens where, who answers names. */
import type { Pod } from '../../api/core';
import type { Network } from '../../process/types';
import { CLUSTER } from '../apiserver/clusterFacts';
import type { ClusterNetwork, EngineContext, ObjectStore, PodFilesSource, PodNetwork } from '../context';
import { createMachineHost } from '../machines/host';
import { watchClusterZone } from './clusterZone';
import { connectTo, type Origin, type Topology } from './connect';
import { createDnsExchange, type DnsExchange } from './dnsExchange';
import { createLookups } from './lookups';
import { createNetworkStack, type NetworkStack } from './networkStack';
import { createPodAddresses } from './podAddresses';
import { createPodFiles } from './podFiles';
import { probeHttp, probeTcp, type Reach } from './probes';
import { createServiceRoutes } from './serviceRoutes';

const WORKSTATION = { address: '10.250.0.1', containerId: 'workstation' };

export interface ClusterNetworking {
  readonly cluster: ClusterNetwork;
  readonly files: PodFilesSource;
  /** The learner's own machine: outside the cluster, it reaches the node and outside hosts. */
  workstation(): Network;
}

export function createNetwork(context: EngineContext, store: ObjectStore): ClusterNetworking {
  const pods = new Map<string, { stack: NetworkStack; podUid: string }>();
  const node = createNetworkStack(CLUSTER.nodeAddress);
  const topology: Topology = { context, routes: createServiceRoutes(context, store), node, pods };
  const lookups = createLookups(createMachineHost(context));
  const dns = createDnsExchange(context, watchClusterZone(store), lookups);
  const addresses = createPodAddresses();

  function attach(pod: Pod): PodNetwork {
    const podUid = pod.metadata.uid ?? '';
    const isHost = pod.spec.hostNetwork === true;
    // 253 Pods are more than the node takes: the address of last resort is nobody's.
    const address = isHost ? CLUSTER.nodeAddress : (addresses.next() ?? '10.244.0.255');
    const stack = isHost ? node : createNetworkStack(address);
    if (!isHost) pods.set(address, { stack, podUid });
    const reach: Reach = (host) =>
      host === address ? stack : host === CLUSTER.nodeAddress ? node : pods.get(host)?.stack;
    return {
      address,
      forContainer: (containerId, container) =>
        networkOf(topology, dns, { stack, containerId, owner: { podUid, container, containerId } }),
      processEnded: lookups.processEnded,
      probeTcp: (port, _timeoutMs, host) => probeTcp(reach, host ?? address, port),
      probeHttp: (request, timeoutMs, onAnswer) => probeHttp(context, reach, address, request, timeoutMs, onAnswer),
      detach() {
        if (isHost || pods.get(address)?.stack !== stack) return;
        stack.close();
        pods.delete(address);
        addresses.release(address);
      },
    };
  }

  return {
    cluster: { attach },
    files: createPodFiles(store),
    workstation: () =>
      networkOf(topology, dns, {
        stack: createNetworkStack(WORKSTATION.address),
        containerId: WORKSTATION.containerId,
        isOutside: true,
      }),
  };
}

function networkOf(topology: Topology, dns: DnsExchange, from: Origin): Network {
  const { stack } = from;
  return {
    addresses: [stack.address],
    *query(process, server, question, timeoutMs) {
      const [answer] = yield* dns.ask(process, from, server, [question], timeoutMs);
      return answer?.reply ?? 'timeout';
    },
    queryAll: (process, server, questions, timeoutMs) => dns.ask(process, from, server, questions, timeoutMs),
    connect: (process, address, port, timeoutMs) => connectTo(topology, from, process, address, port, timeoutMs),
    listen: (process, address, port) => stack.listen(process, address, port),
  };
}
