/** `kubectl describe ingress`. Origin: describe.go IngressDescriber. */
import type { Service } from '../../api/core';
import type { Ingress, IngressBackend } from '../../api/networking';
import type { EndpointSlice } from '../../api/workloads';
import { writeAnnotations, writeEvents, writeLabels } from './metadata';
import { endpointsText } from './service';
import type { DescribeContext } from './workloads';
import { createDescribeWriter } from './writer';

/** What stands behind a Service that a backend names; undefined if there is none of that name. */
export type FindService = (name: string) => { service: Service; slices: readonly EndpointSlice[] } | undefined;

export function describeIngress(ingress: Ingress, find: FindService, { events, nowMs }: DescribeContext): string {
  const writer = createDescribeWriter();
  const { metadata, spec } = ingress;
  const fallback = spec.defaultBackend ? backendText(spec.defaultBackend, find) : '<default>';
  writer.line(0, 'Name:', metadata.name ?? '');
  writeLabels(writer, 'Labels', metadata.labels);
  writer.line(0, 'Namespace:', metadata.namespace ?? '');
  writer.line(0, 'Address:', '');
  writer.line(0, 'Ingress Class:', spec.ingressClassName ?? '<none>');
  writer.line(0, 'Default backend:', fallback);
  if (spec.tls?.length) {
    writer.line(0, 'TLS:');
    for (const { hosts = [], secretName = '' } of spec.tls)
      writer.line(
        1,
        secretName === '' ? `SNI routes ${hosts.join(',')}` : `${secretName} terminates ${hosts.join(',')}`,
      );
  }
  writer.line(0, 'Rules:');
  writer.line(1, 'Host', 'Path', 'Backends');
  writer.line(1, '----', '----', '--------');
  const rules = (spec.rules ?? []).filter(({ http }) => http);
  for (const { host, http } of rules) {
    writer.line(1, host || '*', '');
    for (const { path = '', backend } of http?.paths ?? []) writer.line(2, '', `${path} `, backendText(backend, find));
  }
  if (rules.length === 0) writer.line(1, '*', '*', fallback);
  writeAnnotations(writer, 'Annotations', metadata.annotations);
  writeEvents(writer, events, nowMs);
  return writer.text();
}

function backendText({ service, resource }: IngressBackend, find: FindService): string {
  if (!service)
    return `APIGroup: ${resource?.apiGroup ?? ''}, Kind: ${resource?.kind ?? ''}, Name: ${resource?.name ?? ''}`;
  const { name = '', number = 0 } = service.port ?? {};
  const shown = `${service.name}:${number === 0 ? name : number}`;
  const found = find(service.name);
  if (!found) return `${shown} (<error: services ${JSON.stringify(service.name)} not found>)`;
  const port = found.service.spec.ports?.findLast((each) => (number === 0 ? each.name === name : each.port === number));
  return `${shown} (${endpointsText(found.slices, port?.name ?? '')})`;
}
