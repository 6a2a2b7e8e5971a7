// What `npm run size` asks of every lesson: which parts of the simulator the page's engine worker loads for it.
import { startCluster } from '../engine/cluster';
import { loadPart } from '../images/load';
import { allLessons } from '../lessons/all';
import { PartMissing } from '../process/parts';
import type { Scenario } from '../scenario/scenario';
import { guessParts } from '../ui/engine/guessParts';
import { acted } from './lessonActed';

/** Parts in the order in which they are loaded, without those that were there already. */
interface Loaded {
  /** By the words of the scenario, together, before the first attempt. */
  guessed: readonly string[];
  /** One after the other, each after an attempt that turned out to need it. */
  missed: readonly string[];
}

export interface LessonParts {
  id: string;
  /** Nobody touches anything. */
  untouched: Loaded;
  /** Then somebody takes the first action of every stop. */
  acted: Loaded;
}

export const lessonCount = allLessons.length;

/** Right only in an instance of this module that nothing was loaded into: one for each lesson. */
export async function partsOfLesson(index: number): Promise<LessonParts | undefined> {
  const lesson = allLessons[index];
  if (!lesson) return undefined;
  const there = new Set<string>();
  const untouched = await loadFor(lesson.scenario, there);
  return { id: lesson.id, untouched, acted: await loadFor(acted(lesson), there) };
}

async function loadFor(scenario: Scenario, there: Set<string>): Promise<Loaded> {
  const load = async (part: string) => {
    there.add(part);
    await loadPart(part);
  };
  const guessed = guessParts(scenario).filter((part) => !there.has(part));
  for (const part of guessed) await load(part);
  const missed: string[] = [];
  for (;;) {
    try {
      startCluster(scenario).finish();
      return { guessed, missed };
    } catch (error) {
      if (!(error instanceof PartMissing)) throw error;
      missed.push(error.part);
      await load(error.part);
    }
  }
}
