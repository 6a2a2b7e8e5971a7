/** Questions on their way to a DNS server and answers on their way back: latency, order of arrival, the trace. */
import type { Blocking, DnsReply, Process } from '../../process/types';
import { CLUSTER } from '../apiserver/clusterFacts';
import type { EngineContext } from '../context';
import type { ClusterZone } from './clusterZone';
import { answerFromCluster, type Question, type ZoneAnswer } from './coreDns';
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

export interface DnsExchange {
  ask(
    process: Process,
    containerId: string,
    server: string,
    questions: readonly Question[],
    timeoutMs: number,
  ): Blocking<readonly Answered[]>;
}

export function createDnsExchange(context: EngineContext, zone: ClusterZone): DnsExchange {
  const { trace, scenario } = context;
  const random = context.random('dns-arrival');
  let lookups = 0;

  const forward = (question: Question) => answerFromNode(scenario, question);

  const known = new Map<string, ZoneAnswer>();
  let knownRevision = -1;

  /** Loops ask the same again and again: an answer holds until the zone changes. */
  function fromCluster(question: Question): ZoneAnswer {
    if (knownRevision !== zone.revision) {
      known.clear();
      knownRevision = zone.revision;
    }
    const key = `${question.type} ${question.name}`;
    const before = known.get(key);
    if (before) return before;
    const answer = answerFromCluster(zone, question, forward);
    known.set(key, answer);
    return answer;
  }

  function answerOf(server: string, question: Question): ZoneAnswer | 'timeout' | 'unreachable' {
    const [address = '', port = '53'] = server.startsWith('[') ? [server] : server.split(':');
    if (port !== '53') return 'unreachable';
    if (address === CLUSTER.dnsService) return shuffled(fromCluster(question));
    if (address === CLUSTER.nodeResolver) return { reply: forward(question) };
    return address.startsWith('127.') || address.startsWith('10.') ? 'unreachable' : 'timeout';
  }

  /** Models the loadbalance plug-in: addresses come in another order every time. */
  function shuffled(answer: ZoneAnswer): ZoneAnswer {
    const { answers } = answer.reply;
    if (answers.length < 2 || answers[0]?.type === 'CNAME') return answer;
    const order = answers.map((record) => ({ record, rank: random.next() })).sort((a, b) => a.rank - b.rank);
    return { ...answer, reply: { ...answer.reply, answers: order.map(({ record }) => record) } };
  }

  const delaysOf = (answers: readonly (ZoneAnswer | string)[]): number[] => {
    const overtaker = answers.length > 2 && random.next() < LAST_FIRST ? answers.length - 1 : -1;
    return answers.map((answer, index) => {
      const place = index === overtaker ? -SPACING_US : (index + 1) * SPACING_US;
      return place + random.next() * JITTER_US + (hasAlias(answer) ? FORWARDED_US : 0);
    });
  };

  return {
    *ask(process, containerId, server, questions, timeoutMs) {
      const lookup = ++lookups;
      const sent = questions.map((question) => ({
        question,
        query: trace.emit({ kind: 'dns-query', lookup, containerId, pid: process.pid, server, ...question }),
      }));
      yield* process.sleep(EXCHANGE_MS);
      const answers = sent.map((entry) => ({ ...entry, answer: answerOf(server, entry.question) }));
      const delays = delaysOf(answers.map(({ answer }) => answer));
      const arrivals = answers
        .map((entry, index) => ({ ...entry, delayUs: delays[index] ?? 0 }))
        .sort((a, b) => a.delayUs - b.delayUs);
      if (arrivals.some(({ answer }) => answer === 'timeout')) yield* process.sleep(timeoutMs - EXCHANGE_MS);
      const answered = arrivals.map(({ question, query, answer }): Answered => {
        const { reply, ...known } = typeof answer === 'string' ? { reply: answer } : answer;
        // What the program does next, it does because of the last answer.
        trace.cause = trace.emit({ kind: 'dns-answer', lookup, containerId, ...question, reply, ...known }, query);
        return { question, reply };
      });
      return answered;
    },
  };
}

const hasAlias = (answer: ZoneAnswer | string): boolean =>
  typeof answer === 'object' && answer.reply.answers[0]?.type === 'CNAME';
