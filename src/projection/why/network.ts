/** The part of a chain that lies outside the container: names that do not exist, Services without endpoints. */
import type { Run, TraceEvent } from '../../engine/run';
import { objectAt, podsAt } from '../objects';
import { indexOf } from '../runIndex';
import { sentence } from '../sentence';
import { lookupAt } from '../stage/lookup';
import { isClusterName, serviceOf } from '../stage/names';
import { connectionAt, servicesAt } from '../stage/network';
import type { StageConnection, StageLookup, StageQuestion, StageService } from '../stage/types';
import type { WhyLink } from './link';
import { traceLinks } from './trace';

export function lookupLinks(
  lookup: StageLookup,
  services: readonly StageService[],
  namespace: string,
): readonly WhyLink[] {
  const { exitCode, program, questions } = lookup;
  const failed = questions.filter(({ answer }) => answer && !answer.ok);
  const found = questions.find(({ answer }) => answer?.ok);
  const links: WhyLink[] = [];
  if (exitCode !== undefined) {
    // Where the same is asked again, the program that has ended is the one before.
    const atMs = questions.findLast(({ answer }) => answer)?.answer?.atMs ?? lookup.atMs;
    links.push({ said: sentence('why.programExits', { program, code: exitCode }), atMs });
  }
  if (found?.answer) {
    const params = { name: found.name, address: found.answer.text };
    links.push({ said: sentence('why.found', params), atMs: found.answer.atMs });
  }
  // A program that tries every suffix fails for each that does not exist, even where another one was found.
  const decisive = failed.find(({ name }) => serviceOf(name)) ?? failed.at(-1);
  if (!decisive?.answer || (found && !exitCode)) return links;
  const { outside } = lookup;
  const params = { name: decisive.name, answer: decisive.answer.text, server: outside ?? '' };
  const answered: WhyLink = {
    said: sentence(outside === undefined ? 'why.answered' : 'why.answeredOutside', params),
    atMs: decisive.answer.atMs,
  };
  if (outside !== undefined) {
    const code = isClusterName(decisive.name) ? 'why.outsideDns' : 'why.noName';
    return [...links, answered, { said: sentence(code, params), end: 'missing' }];
  }
  if (found) return [...links, answered, { said: sentence('why.programFailsThough', { program }) }];
  if (exitCode === 0) return [...links, answered, { said: sentence('why.programSucceedsThough', { program }) }];
  return [...links, answered, ...missingLinks(decisive, questions.length === 1, services, namespace)];
}

function missingLinks(
  { name, answer }: StageQuestion,
  isOnly: boolean,
  services: readonly StageService[],
  namespace: string,
): readonly WhyLink[] {
  if (answer?.text !== 'NXDOMAIN') return [];
  const slot = serviceOf(name);
  if (!slot) {
    const code = name.includes('..') ? 'why.emptyLabel' : isOnly ? 'why.noNameAsIs' : 'why.noName';
    return [{ said: sentence(code, { name }), end: 'missing' }];
  }
  const here = services.find((service) => service.name === slot.name && service.namespace === slot.namespace);
  if (here) return [presentService(here, answer.atMs)];
  const other =
    services.find((service) => service.name === slot.name && service.namespace !== slot.namespace)?.namespace ??
    answer.elsewhere[0];
  return [missingService(slot.name, slot.namespace || namespace, other)];
}

/** It is there, and its name was not: it came later, or it is headless and has nobody to name. */
function presentService({ name, namespace, address, atMs }: StageService, askedMs: number): WhyLink {
  const yaml = { kind: 'Service', namespace, name, path: 'metadata.name' };
  if (atMs > askedMs) return { said: sentence('why.serviceSince', { service: name }), atMs, yaml };
  const code = address === 'None' ? 'why.headless' : 'why.noName';
  return { said: sentence(code, { service: name, name }), yaml, end: 'missing' };
}

function missingService(service: string, namespace: string, elsewhere: string | undefined): WhyLink {
  const params = { service, namespace };
  if (elsewhere === undefined) return { said: sentence('why.noService', params), end: 'missing' };
  return {
    said: sentence('why.serviceElsewhere', { ...params, elsewhere }),
    yaml: { kind: 'Service', namespace: elsewhere, name: service, path: 'metadata.namespace' },
    end: 'missing',
  };
}

export function connectionLinks(connection: StageConnection, services: readonly StageService[]): readonly WhyLink[] {
  const { atMs, target, outcome, service } = connection;
  const tried: WhyLink = { said: sentence(`why.connection.${outcome}`, { target }), atMs };
  if (!service || outcome === 'connected') return [tried];
  const stage = services.find(({ name, namespace }) => name === service.name && namespace === service.namespace);
  if (!stage || stage.endpoints.some(({ ready }) => ready)) return [tried];
  const code = stage.hasSelector ? 'why.noEndpoints' : 'why.noSelector';
  return [
    tried,
    {
      said: sentence(code, { service: service.name }),
      yaml: { kind: 'Service', ...service, path: 'spec.selector' },
      end: 'missing',
    },
  ];
}

/** The container's latest connection: the name that led to it, what stands behind the Service, which Pod is missing. */
export function connectionChain(run: Run, t: number, podUid: string, container: string): readonly WhyLink[] {
  const connection = connectionAt(run, t, podUid, container);
  if (!connection) return [];
  const services = servicesAt(run, t);
  const { service, outcome } = connection;
  const [tried, ...rest] = connectionLinks(connection, services);
  if (!tried) return [];
  const lookup = lookupAt(run, connection.atMs, podUid, container);
  const found = lookup?.questions.find(({ answer }) => answer?.ok);
  const named: WhyLink[] = found?.answer
    ? [{ said: sentence('why.resolves', { name: found.name, address: found.answer.text }), atMs: found.answer.atMs }]
    : [];
  if (!service || outcome === 'connected') return [tried, ...named];
  return [tried, ...named, ...rest.map(withoutEnd), ...endpointLinks(run, t, service)];
}

const withoutEnd = ({ end: _, ...link }: WhyLink): WhyLink => link;

interface ServiceName {
  readonly namespace: string;
  readonly name: string;
}

/** Which Pods a Service's selector asks for, and why none of them answers. */
function endpointLinks(run: Run, t: number, { namespace, name }: ServiceName): readonly WhyLink[] {
  const service = objectAt(run, t, 'Service', namespace, name);
  const selector = service && 'spec' in service ? selectorOf(service.spec) : {};
  const labels = Object.entries(selector);
  if (labels.length === 0) return [];
  const yaml = { kind: 'Service', namespace, name, path: 'spec.selector' };
  const matching = podsAt(run, t).filter(
    ({ metadata }) =>
      metadata.namespace === namespace && labels.every(([label, value]) => metadata.labels?.[label] === value),
  );
  const wanted = labels.map(([label, value]) => `${label}=${value}`).join(', ');
  if (matching.length === 0) {
    return [{ said: sentence('why.noMatch', { namespace, labels: wanted }), yaml, end: 'missing' }];
  }
  const [pod] = matching;
  const params = { pod: pod?.metadata.name ?? '', labels: wanted };
  const ready = pod?.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True');
  if (ready) return [];
  return [{ said: sentence('why.notReadyEndpoint', params), end: 'missing' }];
}

function selectorOf(spec: unknown): Readonly<Record<string, string>> {
  const selector = typeof spec === 'object' && spec !== null && 'selector' in spec ? spec.selector : undefined;
  if (typeof selector !== 'object' || selector === null) return {};
  return Object.fromEntries(Object.entries(selector).filter(([, value]) => typeof value === 'string'));
}

/** A Service: what it stands for now; where there is none, where one of that name is. */
export function serviceChain(run: Run, t: number, of: ServiceName): readonly WhyLink[] {
  const services = servicesAt(run, t);
  const service = services.find(({ name, namespace }) => name === of.name && namespace === of.namespace);
  if (!service) {
    const elsewhere = services.find(({ name }) => name === of.name)?.namespace;
    return [missingService(of.name, of.namespace, elsewhere)];
  }
  const ready = service.endpoints.filter((endpoint) => endpoint.ready).length;
  const params = { service: of.name, ready, count: service.endpoints.length };
  const yaml = { kind: 'Service', namespace: of.namespace, name: of.name, path: 'spec.selector' };
  if (ready > 0) return [{ said: sentence('why.endpoints', params), yaml }, ...createdLinks(run, of)];
  const code = service.hasSelector ? 'why.noEndpoints' : 'why.noSelector';
  const behind = endpointLinks(run, t, of);
  return [{ said: sentence(code, params), yaml }, ...behind, ...(behind.length > 0 ? [] : createdLinks(run, of))];
}

function createdLinks(run: Run, { namespace, name }: ServiceName): readonly WhyLink[] {
  const records = indexOf(run).objects.get('Service') ?? [];
  const created: TraceEvent | undefined = records.find(
    (record) => record.name === name && record.namespace === namespace,
  )?.versions[0];
  return traceLinks(run, created);
}

/** The Pod's latest look-up: who asked for what, what the answer was, which Service it stands for. */
export function dnsChain(run: Run, t: number, podUid: string, namespace: string): readonly WhyLink[] {
  const lookup = lookupAt(run, t, podUid);
  if (!lookup) return [];
  const params = { container: lookup.containerName, program: lookup.program, name: lookup.base };
  const asked: WhyLink = { said: sentence('why.asked', params), atMs: lookup.atMs };
  const links = lookupLinks(lookup, servicesAt(run, t), namespace);
  const found = lookup.questions.find(({ answer }) => answer?.ok);
  const slot = found && !lookup.exitCode ? serviceOf(found.name) : undefined;
  return [asked, ...links, ...(slot ? createdLinks(run, slot) : [])];
}
