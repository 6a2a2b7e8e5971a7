import { simulate } from '../engine/simulate';
import { firstLesson } from '../lessons/first';

/** The run of the first lesson as the build ships it: see tools/vite/firstRun.ts. */
export const firstRunJson = (): string => JSON.stringify(simulate(firstLesson.scenario));
