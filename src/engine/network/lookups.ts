/** Follows the look-ups of names through their statechart, as far as the network can see them: by what is asked. */
import type { Process } from '../../process/types';
import type { MachineHost } from '../machines/host';
import type { Question } from './coreDns';
import type { Answered } from './dnsExchange';

/** Whose container asks. */
export interface LookupOwner {
  podUid: string;
  container: string;
  containerId: string;
}

export interface Lookups {
  asked(owner: LookupOwner, process: Process, questions: readonly Question[]): void;
  answered(owner: LookupOwner, process: Process, replies: readonly Answered[]): void;
  /** A program that ends without an address has given up. */
  processEnded(containerId: string, pid: number): void;
}

interface Unresolved {
  id: string;
  subject: string;
  /** What was asked last: asked again it is a retry. */
  questions: readonly Question[];
}

export function createLookups(machines: MachineHost): Lookups {
  /** By container and process: what it has asked for and not got. */
  const unresolved = new Map<string, Unresolved>();

  function giveUp(key: string): void {
    const lookup = unresolved.get(key);
    if (!lookup) return;
    unresolved.delete(key);
    machines.send('lookup', lookup.id, 'GIVE_UP');
  }

  return {
    asked(owner, process, questions) {
      const [first] = questions;
      if (!first) return;
      const key = keyOf(owner.containerId, process.pid);
      const subject = subjectOf(first);
      const before = unresolved.get(key);
      if (before?.subject === subject) {
        machines.send('lookup', before.id, isSame(before.questions, questions) ? 'RETRY' : 'NEXT_NAME');
        before.questions = questions;
        return;
      }
      giveUp(key);
      const id = `${owner.podUid}/${owner.container}/${subject}`;
      machines.start('lookup', id);
      machines.send('lookup', id, 'ASK');
      unresolved.set(key, { id, subject, questions });
    },
    answered(owner, process, replies) {
      const key = keyOf(owner.containerId, process.pid);
      const lookup = unresolved.get(key);
      if (!lookup) return;
      const event = verdictOf(replies);
      if (event === 'ANSWER') unresolved.delete(key);
      machines.send('lookup', lookup.id, event);
    },
    processEnded: (containerId, pid) => giveUp(keyOf(containerId, pid)),
  };
}

const keyOf = (containerId: string, pid: number): string => `${containerId} ${pid}`;

/** What a look-up is about: the name without what the search list adds, a reverse name as a whole. */
function subjectOf({ name, type }: Question): string {
  const dot = type === 'PTR' ? -1 : name.indexOf('.');
  return dot < 0 ? name : name.slice(0, dot);
}

const isSame = (before: readonly Question[], now: readonly Question[]): boolean =>
  before.length === now.length &&
  before.every(({ name, type }, index) => name === now[index]?.name && type === now[index]?.type);

/** The best of what was answered: one address is enough. */
function verdictOf(replies: readonly Answered[]): Verdict {
  let best: Verdict = 'REFUSED';
  for (const { reply } of replies) {
    const verdict = verdictOfOne(reply);
    if (RANKS[verdict] > RANKS[best]) best = verdict;
  }
  return best;
}

type Verdict = 'ANSWER' | 'NXDOMAIN' | 'NO_DATA' | 'TIMEOUT' | 'REFUSED';

const RANKS: Readonly<Record<Verdict, number>> = { ANSWER: 4, NXDOMAIN: 3, NO_DATA: 2, TIMEOUT: 1, REFUSED: 0 };

function verdictOfOne(reply: Answered['reply']): Verdict {
  if (typeof reply === 'string') return reply === 'timeout' ? 'TIMEOUT' : 'REFUSED';
  if (reply.answers.length > 0) return 'ANSWER';
  if (reply.rcode === 'NXDOMAIN') return 'NXDOMAIN';
  return reply.rcode === 'NOERROR' ? 'NO_DATA' : 'REFUSED';
}
