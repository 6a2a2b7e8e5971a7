/** Questions on their way to a DNS server and answers on their way back: latency, order of arrival, the trace. */
import type { Blocking, DnsReply, DnsType, Process } from '../../process/types';
import { CLUSTER } from '../apiserver/clusterFacts';
import type { EngineContext } from '../context';
import type { ClusterZone } from './clusterZone';
import { answerFromCluster, type Question, type ZoneAnswer } from './coreDns';
import type { LookupOwner, Lookups } from './lookups';
import { answerFromNode } from './nodeResolver';

const EXCHANGE_MS = 1;
/**
 * Answers of questions sent together overtake each other; delays in microseconds, only their order matters. Measured on
 * the recorded cluster: in two of three look-ups the last question is answered first (Go runs the newest goroutine
 * next), the others come nearly in order.
 */
const SPACING_US = 40;
const JITTER_US = 100;
const LAST_FIRST = 0.7;
/** What CoreDNS must ask the node's resolver for comes later than what it knows itself. */
const FORWARDED_US = 500;

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
  delayUs: number;
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

  function inOrderOfArrival(exchanges: readonly Exchange[]): readonly Exchange[] {
    const overtaker = exchanges.length > 2 && random.next() < LAST_FIRST ? exchanges.length - 1 : -1;
    const arrived: Exchange[] = [];
    let sent = 0;
    for (const exchange of exchanges) {
      const place = sent === overtaker ? -SPACING_US : (sent + 1) * SPACING_US;
      exchange.delayUs = place + random.next() * JITTER_US + (hasAlias(exchange.outcome) ? FORWARDED_US : 0);
      const later = arrived.findIndex(({ delayUs }) => delayUs > exchange.delayUs);
      if (later < 0) arrived.push(exchange);
      else arrived.splice(later, 0, exchange);
      sent++;
    }
    return arrived;
  }

  return {
    *ask(process, { containerId, owner }, server, questions, timeoutMs) {
      if (owner) trace.follow(trace.cause, () => follow.asked(owner, process, questions));
      const lookup = ++lookups;
      const exchanges = questions.map((question): Exchange => {
        const { name, type } = question;
        const query = trace.emit({ kind: 'dns-query', lookup, containerId, pid: process.pid, server, name, type });
        return { question, query, outcome: TIMEOUT, delayUs: 0 };
      });
      yield* process.sleep(EXCHANGE_MS);
      for (const exchange of exchanges) exchange.outcome = answerOf(server, exchange.question);
      const arrived = inOrderOfArrival(exchanges);
      if (arrived.some(({ outcome }) => outcome === TIMEOUT)) yield* process.sleep(timeoutMs - EXCHANGE_MS);
      const answered = arrived.map(({ question, query, outcome }): Answered => {
        const { name, type } = question;
        // What the program does next, it does because of the last answer.
        trace.cause = trace.emit({ kind: 'dns-answer', lookup, containerId, name, type, ...outcome }, query);
        return { question, reply: outcome.reply };
      });
      if (owner) trace.follow(trace.cause, () => follow.answered(owner, process, answered));
      return answered;
    },
  };
}

const hasAlias = ({ reply }: Outcome): boolean => typeof reply === 'object' && reply.answers[0]?.type === 'CNAME';
