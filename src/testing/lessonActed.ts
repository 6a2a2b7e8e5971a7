import type { Lesson } from '../lessons';
import type { Scenario } from '../scenario/scenario';

/** A lesson as somebody plays it who takes the first action of every stop, one second after it. */
export function acted({ scenario, stops }: Pick<Lesson, 'scenario' | 'stops'>): Scenario {
  const typed = stops.flatMap(({ atMs, actions: [first] }) => (first ? [{ atMs: atMs + 1_000, run: first.run }] : []));
  return { ...scenario, steps: [...scenario.steps, ...typed] };
}
