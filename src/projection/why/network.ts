/** The part of a chain that lies outside the container: names that do not exist, Services without endpoints. */
import { sentence } from '../sentence';
import { serviceOf } from '../stage/names';
import type { StageConnection, StageLookup, StageQuestion, StageService } from '../stage/types';
import type { WhyLink } from './link';

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
    links.push({ said: sentence('why.programExits', { program, code: exitCode }), atMs: lookup.atMs });
  }
  if (found?.answer) {
    const params = { name: found.name, address: found.answer.text };
    links.push({ said: sentence('why.found', params), atMs: found.answer.atMs });
  }
  // A program that tries every suffix fails for each that does not exist, even where another one was found.
  const decisive = failed.find(({ name }) => serviceOf(name)) ?? failed.at(-1);
  if (!decisive?.answer || (found && !exitCode)) return links;
  const answered: WhyLink = {
    said: sentence('why.answered', { name: decisive.name, answer: decisive.answer.text }),
    atMs: decisive.answer.atMs,
  };
  return [...links, answered, ...(found ? [] : missingLinks(decisive, services, namespace))];
}

function missingLinks(
  { name, answer }: StageQuestion,
  services: readonly StageService[],
  namespace: string,
): readonly WhyLink[] {
  if (answer?.text !== 'NXDOMAIN') return [];
  const slot = serviceOf(name);
  if (!slot) return [{ said: sentence('why.noName', { name }), end: 'missing' }];
  const other =
    services.find((service) => service.name === slot.name && service.namespace !== slot.namespace)?.namespace ??
    answer.elsewhere[0];
  const params = { service: slot.name, namespace: slot.namespace || namespace };
  if (other === undefined) return [{ said: sentence('why.noService', params), end: 'missing' }];
  return [
    {
      said: sentence('why.serviceElsewhere', { ...params, elsewhere: other }),
      yaml: { kind: 'Service', namespace: other, name: slot.name, path: 'metadata.namespace' },
      end: 'missing',
    },
  ];
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
