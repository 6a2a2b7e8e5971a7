/** Questions on their way to a DNS server and answers on their way back: latency, order of arrival, the trace. */
import type { Blocking, DnsReply, DnsType, Process } from '../../process/types';
import { CLUSTER } from '../apiserver/clusterFacts';
import type { EngineContext } from '../context';
import type { ClusterZone } from './clusterZone';
import { answerFromCluster, type Question, type ZoneAnswer } from './coreDns';
import type { LookupOwner, Lookups } from './lookups';
import { answerFromNode, isOutside } from './nodeResolver';

const EXCHANGE_MS = 1;
export type Answered = { question: Question; reply: DnsReply | 'timeout' | 'unreachable' };

/** What comes back: the zone's answer, or why none did. */
type Outcome = ZoneAnswer | { reply: 'timeout' | 'unreachable' };

const TIMEOUT: Outcome = { reply: 'timeout' };
const UNREACHABLE: Outcome = { reply: 'unreachable' };

/** One question on its way. `query` is its trace event. */
interface Exchange {
  readonly question: Question;
  readonly query: number;
  outcome: Outcome;
}

export interface DnsExchange {
  ask(
    process: Process,
    from: { containerId: string; owner?: LookupOwner },
    server: string,
    questions: readonly Question[],
    timeoutMs: number,
  ): Blocking<readonly Answered[]>;
}

export function createDnsExchange(context: EngineContext, zone: ClusterZone, follow: Lookups): DnsExchange {
  const { trace, scenario } = context;
  const random = context.random('dns-arrival');
  let lookups = 0;

  const forward = (question: Question) => answerFromNode(scenario, question);

  const known = new Map<DnsType, Map<string, ZoneAnswer>>();
  let knownRevision = -1;

  /** Loops ask the same again and again: an answer holds until the zone changes. */
  function fromCluster(question: Question): ZoneAnswer {
    if (knownRevision !== zone.revision) {
      known.clear();
      knownRevision = zone.revision;
    }
    const ofType = known.get(question.type) ?? new Map<string, ZoneAnswer>();
    const before = ofType.get(question.name);
    if (before) return before;
    const answer = answerFromCluster(zone, question, forward);
    known.set(question.type, ofType.set(question.name, answer));
    return answer;
  }

  function answerOf(server: string, question: Question): Outcome {
    if (server === CLUSTER.dnsService) return shuffled(fromCluster(question));
    const [address = '', port = '53'] = server.startsWith('[') ? [server] : server.split(':');
    if (port !== '53') return UNREACHABLE;
    if (address === CLUSTER.dnsService) return shuffled(fromCluster(question));
    if (address === CLUSTER.nodeResolver) return { reply: forward(question) };
    return address.startsWith('127.') || address.startsWith('10.') ? UNREACHABLE : TIMEOUT;
  }

  /** Models the loadbalance plug-in: addresses come in another order every time. */
  function shuffled(answer: ZoneAnswer): ZoneAnswer {
    const { answers } = answer.reply;
    if (answers.length < 2 || answers[0]?.type === 'CNAME') return answer;
    const order = answers.map((record) => ({ record, rank: random.next() })).sort((a, b) => a.rank - b.rank);
    return { ...answer, reply: { ...answer.reply, answers: order.map(({ record }) => record) } };
  }

  const said = new Set<string>();
  function sayIfOutside(name: string): void {
    const host = name.replace(/\.$/, '');
    if (isOutside(host, zone.hasNamespace)) sayOutside(host);
  }

  function sayOutside(host: string): void {
    if (said.has(host)) return;
    said.add(host);
    trace.emit({ kind: 'notice', code: 'network.outside-unknown', params: { host } });
  }

  return {
    *ask(process, { containerId, owner }, server, questions, timeoutMs) {
      if (owner) trace.follow(trace.cause, () => follow.asked(owner, process, questions));
      const lookup = ++lookups;
      const exchanges = questions.map((question): Exchange => {
        const { name, type } = question;
        const query = trace.emit({ kind: 'dns-query', lookup, containerId, pid: process.pid, server, name, type });
        return { question, query, outcome: TIMEOUT };
      });
      yield* process.sleep(EXCHANGE_MS);
      for (const exchange of exchanges) exchange.outcome = answerOf(server, exchange.question);
      const arrived = inOrderOfArrival(exchanges);
      if (arrived.some(({ outcome }) => outcome === TIMEOUT)) yield* process.sleep(timeoutMs - EXCHANGE_MS);
      const answered = arrived.map(({ question, query, outcome }): Answered => {
        const { name, type } = question;
        // What the program does next, it does because of the last answer.
        trace.cause = trace.emit({ kind: 'dns-answer', lookup, containerId, name, type, ...outcome }, query);
        if (isNotFound(outcome)) sayIfOutside(name);
        else if (outcome === TIMEOUT) sayOutside(server);
        return { question, reply: outcome.reply };
      });
      if (owner) trace.follow(trace.cause, () => follow.answered(owner, process, answered));
      return answered;
    },
  };
}

const isNotFound = ({ reply }: Outcome): boolean => typeof reply === 'object' && reply.rcode === 'NXDOMAIN';

const hasAlias = ({ reply }: Outcome): boolean => typeof reply === 'object' && reply.answers[0]?.type === 'CNAME';

/**
 * Answers of questions sent together overtake each other. CoreDNS answers each in a goroutine, and Go runs the newest
 * first and the others in their order: so did most recorded look-ups of more than two questions. What CoreDNS must ask
 * the node's resolver for comes after what it knows itself.
 */
function inOrderOfArrival(exchanges: readonly Exchange[]): readonly Exchange[] {
  const run = exchanges.length > 2 ? [...exchanges.slice(-1), ...exchanges.slice(0, -1)] : exchanges;
  return [...run.filter(({ outcome }) => !hasAlias(outcome)), ...run.filter(({ outcome }) => hasAlias(outcome))];
}
