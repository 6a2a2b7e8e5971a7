/** connect(2) in the cluster: loopback, Services, Pods, the node, outside hosts. Every attempt is traced. */
import { createHostSocket, createSocketPair, errno } from '../../process/index';
import type { Blocking, Connection, ErrnoCode, OpenFile, Process } from '../../process/types';
import { CLUSTER } from '../apiserver/clusterFacts';
import type { EngineContext } from '../context';
import type { ConnectionTried } from '../run';
import type { LookupOwner } from './lookups';
import type { NetworkStack } from './networkStack';
import { acceptsPort, openOutside, outsideHostAt } from './outsideHosts';
import type { ServiceRoutes } from './serviceRoutes';

const ROUND_TRIP_MS = 1;
/** Linux gives up on an unanswered SYN after six retries. */
const SYN_TIMEOUT_MS = 127_000;
/** An address of the Pod network that nobody has: the bridge asks three times who has it. */
const NEIGHBOUR_TIMEOUT_MS = 3_000;

/** Who connects. The workstation stands outside: Service and Pod addresses lead nowhere from there. */
export interface Origin {
  stack: NetworkStack;
  containerId: string;
  /** Which container of which Pod; undefined for the workstation. */
  owner?: LookupOwner;
  isOutside?: boolean;
}

export interface Topology {
  context: EngineContext;
  routes: ServiceRoutes;
  node: NetworkStack;
  /** Pods by address, those on the node's own network left out. */
  pods: ReadonlyMap<string, { stack: NetworkStack; podUid: string }>;
}

/** Where a packet ends up. */
type Target =
  | { outcome: 'connected'; open(local: { address: string; port: number }): OpenFile; peer?: string }
  | { outcome: 'refused' | 'timeout' | 'unreachable'; peer?: string };

type Destination = Target & { service?: NonNullable<ConnectionTried['service']> };

const ERRORS: Readonly<Record<'refused' | 'timeout' | 'unreachable', ErrnoCode>> = {
  refused: 'ECONNREFUSED',
  timeout: 'ETIMEDOUT',
  unreachable: 'EHOSTUNREACH',
};

export function* connectTo(
  topology: Topology,
  from: Origin,
  process: Process,
  address: string,
  port: number,
  timeoutMs: number | undefined,
): Blocking<Connection> {
  const { trace } = topology.context;
  const { cause } = trace;
  const local = { address: isLoopback(address) ? '127.0.0.1' : from.stack.address, port: from.stack.ephemeralPort() };
  if (!isLoopback(address)) yield* process.sleep(ROUND_TRIP_MS);
  const target = destination(topology, from, address, port);
  const waitMs = waiting(target, address);
  const patienceMs = timeoutMs ?? SYN_TIMEOUT_MS;
  if (waitMs > 0) yield* process.sleep(Math.min(waitMs, patienceMs));
  const outcome = target.outcome === 'unreachable' && patienceMs < waitMs ? 'timeout' : target.outcome;
  trace.cause = trace.emit(
    {
      kind: 'connection',
      containerId: from.containerId,
      address,
      port,
      outcome,
      ...(target.service ? { service: target.service } : {}),
      ...(target.peer === undefined ? {} : { peer: target.peer }),
    },
    cause,
  );
  if (target.outcome !== 'connected') throw errno(ERRORS[outcome === 'connected' ? 'timeout' : outcome]);
  return { local, remote: { address, port }, file: target.open(local) };
}

function waiting(target: Target, address: string): number {
  if (target.outcome === 'timeout') return SYN_TIMEOUT_MS;
  return target.outcome === 'unreachable' && !address.includes(':') ? NEIGHBOUR_TIMEOUT_MS : 0;
}

const isLoopback = (address: string): boolean =>
  address.startsWith('127.') || address === '::1' || address === '0.0.0.0' || address === 'localhost';

export function destination(topology: Topology, from: Origin, address: string, port: number): Destination {
  const { stack, isOutside } = from;
  if (isLoopback(address)) return inStack(stack, '127.0.0.1', port, undefined);
  const isInside =
    topology.pods.has(address) || (address !== CLUSTER.nodeAddress && topology.routes.route(address, port));
  if (isOutside && isInside) return { outcome: 'timeout' };
  const route = topology.routes.route(address, port);
  // The rules only know the Service's ports: other packets to its address are nobody's.
  if (route === 'unknown-port') return { outcome: 'timeout' };
  if (!route) return direct(topology, stack, address, port);
  const { service, backend } = route;
  if (!backend) return { outcome: 'refused', service };
  return { ...direct(topology, stack, backend.address, backend.port), service };
}

function direct(topology: Topology, from: NetworkStack, address: string, port: number): Target {
  if (address === from.address) return inStack(from, address, port, topology.pods.get(address)?.podUid);
  const pod = topology.pods.get(address);
  if (pod) return inStack(pod.stack, address, port, pod.podUid);
  if (address === CLUSTER.nodeAddress) return onNode(topology, address, port);
  if (address.startsWith(CLUSTER.podNetwork.slice(0, CLUSTER.podNetwork.lastIndexOf('.') + 1)))
    return { outcome: 'unreachable' };
  const outside = outsideHostAt(topology.context.scenario, address);
  if (outside) {
    return acceptsPort(outside.host, port)
      ? { outcome: 'connected', peer: outside.name, open: () => openOutside(outside, port) }
      : { outcome: 'refused', peer: outside.name };
  }
  if (address === CLUSTER.nodeResolver) return silent(port === 53);
  return address.includes(':') ? { outcome: 'unreachable' } : { outcome: 'timeout' };
}

function inStack(stack: NetworkStack, address: string, port: number, peer: string | undefined): Target {
  const listening = stack.find(address, port);
  const named = peer === undefined ? {} : { peer };
  if (!listening) return { outcome: 'refused', ...named };
  return {
    outcome: 'connected',
    ...named,
    open(local) {
      const { a, b } = createSocketPair();
      listening.accept(b, local);
      return a;
    },
  };
}

/** The node's own daemons: API server, kubelet, CoreDNS. They accept; what they would say is not simulated. */
function onNode({ node, context }: Topology, address: string, port: number): Target {
  if (port === CLUSTER.apiServerPort) return apiServer(context);
  if (port === 10_250 || port === 53) return silent(true);
  return inStack(node, address, port, undefined);
}

const silent = (accepts: boolean): Target =>
  accepts ? { outcome: 'connected', open: () => createHostSocket({ onText: () => {} }).file } : { outcome: 'refused' };

function apiServer({ trace }: EngineContext): Target {
  return {
    outcome: 'connected',
    peer: 'kube-apiserver',
    open() {
      const socket = createHostSocket({
        onText() {
          trace.emit({ kind: 'notice', code: 'network.api-server-not-simulated', params: {} });
          socket.end();
        },
      });
      return socket.file;
    },
  };
}
