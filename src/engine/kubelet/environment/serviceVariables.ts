/** What a container learns of Services through its environment. Models pkg/kubelet/envvars/envvars.go. */
import type { Service } from '../../../api/core';

export function serviceVariables(services: readonly Service[]): [name: string, value: string][] {
  return services.flatMap((service) => {
    const { clusterIP, ports = [] } = service.spec;
    const [first] = ports;
    if (!clusterIP || clusterIP === 'None' || !first) return [];
    const prefix = variableName(service.metadata.name ?? '');
    return [
      [`${prefix}_SERVICE_HOST`, clusterIP],
      [`${prefix}_SERVICE_PORT`, String(first.port)],
      ...ports.flatMap(({ name, port }) =>
        name ? [[`${prefix}_SERVICE_PORT_${variableName(name)}`, String(port)] as [string, string]] : [],
      ),
      ...ports.flatMap(({ port, protocol = 'TCP' }, index) =>
        linkVariables(prefix, clusterIP, port, protocol.toLowerCase(), index === 0),
      ),
    ];
  });
}

/** Docker's old link variables, which outlived Docker. */
function linkVariables(
  prefix: string,
  address: string,
  port: number,
  protocol: string,
  isFirst: boolean,
): [string, string][] {
  const url = `${protocol}://${address}:${port}`;
  const base = `${prefix}_PORT_${port}_${protocol.toUpperCase()}`;
  return [
    ...(isFirst ? [[`${prefix}_PORT`, url] as [string, string]] : []),
    [base, url],
    [`${base}_PROTO`, protocol],
    [`${base}_PORT`, String(port)],
    [`${base}_ADDR`, address],
  ];
}

const variableName = (name: string): string => name.toUpperCase().replace(/[^A-Z0-9]/g, '_');
