/** Service addresses and node ports: drawn from the seed, never twice. Models pkg/registry/core/service/storage/alloc.go. */
import type { Service, ServiceSpec } from '../../api/core';
import { fail, type Result, type StatusCause, succeed } from '../../api/meta';
import type { Random } from '../random';

const SERVICE_RANGE = '10.96.0.0/12';
const RANGE_START = 0x0a600000;
const RANGE_SIZE = 1 << 20;
/** The allocator keeps the lower part of the range for addresses that somebody asks for by value. */
const STATIC_PART = 256;
const NODE_PORTS = { first: 30000, count: 2768 };

export interface AddressAllocator {
  /** Fills in clusterIP(s) and node ports, or says why an asked-for one cannot be had. */
  allocate(service: Service): Result<Service, StatusCause>;
  release(service: Service): void;
}

export function createAddressAllocator(random: Random, reserved: readonly string[] = []): AddressAllocator {
  const addresses = new Set<string>(reserved);
  const nodePorts = new Set<number>();

  function freshAddress(): string {
    for (;;) {
      const address = dotted(RANGE_START + STATIC_PART + random.integer(RANGE_SIZE - STATIC_PART - 1));
      if (!addresses.has(address)) return address;
    }
  }

  function freshPort(): number {
    for (;;) {
      const port = NODE_PORTS.first + random.integer(NODE_PORTS.count);
      if (!nodePorts.has(port)) return port;
    }
  }

  function allocateAddress(spec: ServiceSpec): Result<ServiceSpec, StatusCause> {
    const asked = spec.clusterIP ?? spec.clusterIPs?.[0] ?? '';
    if (spec.type === 'ExternalName') return succeed(spec);
    if (asked === 'None') return succeed({ ...spec, clusterIP: 'None', clusterIPs: ['None'], ...familiesOf(spec) });
    if (asked !== '') {
      const why = unavailable(asked, addresses);
      if (why) return fail(invalidAddress(asked, why));
    }
    const address = asked || freshAddress();
    addresses.add(address);
    return succeed({ ...spec, clusterIP: address, clusterIPs: [address], ...familiesOf(spec) });
  }

  function allocatePorts(spec: ServiceSpec): ServiceSpec {
    if (spec.type !== 'NodePort' && spec.type !== 'LoadBalancer') return spec;
    const ports = (spec.ports ?? []).map((port) => {
      const nodePort = port.nodePort || freshPort();
      nodePorts.add(nodePort);
      return { ...port, nodePort };
    });
    return { ...spec, ports };
  }

  return {
    allocate(service) {
      const addressed = allocateAddress(service.spec);
      return addressed.ok ? succeed({ ...service, spec: allocatePorts(addressed.value) }) : addressed;
    },
    release({ spec }) {
      if (spec.clusterIP) addresses.delete(spec.clusterIP);
      for (const port of spec.ports ?? []) if (port.nodePort) nodePorts.delete(port.nodePort);
    },
  };
}

const invalidAddress = (address: string, why: string): StatusCause => ({
  reason: 'FieldValueInvalid',
  field: 'spec.clusterIPs',
  message: `Invalid value: ["${address}"]: failed to allocate IP ${address}: ${why}`,
});

function unavailable(address: string, taken: ReadonlySet<string>): string | undefined {
  const value = addressNumber(address);
  if (value === undefined || value < RANGE_START || value >= RANGE_START + RANGE_SIZE)
    return `the provided IP (${address}) is not in the valid range. The range of valid IPs is ${SERVICE_RANGE}`;
  return taken.has(address) ? 'provided IP is already allocated' : undefined;
}

const dotted = (value: number): string => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');

/** The number behind a dotted IPv4 address. */
export function addressNumber(address: string): number | undefined {
  const parts = address.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0;
  for (const part of parts) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) return undefined;
    value = value * 256 + Number(part);
  }
  return value;
}

/** Models pkg/registry/core/service/storage/alloc.go initIPFamilyFields of a cluster that has IPv4 alone. */
function familiesOf(spec: ServiceSpec): Pick<ServiceSpec, 'ipFamilies' | 'ipFamilyPolicy'> {
  const anyFamily = spec.clusterIP === 'None' && Object.keys(spec.selector ?? {}).length === 0;
  return {
    ipFamilies: spec.ipFamilies ?? (anyFamily ? ['IPv4', 'IPv6'] : ['IPv4']),
    ipFamilyPolicy: spec.ipFamilyPolicy ?? (anyFamily ? 'RequireDualStack' : 'SingleStack'),
  };
}
