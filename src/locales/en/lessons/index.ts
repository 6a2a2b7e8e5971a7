import { actions } from './actions';
import { configuration } from './configuration';
import { dns } from './dns';
import { order } from './order';
import { restarts } from './restarts';
import { sidecars } from './sidecars';
import { volumes } from './volumes';
import { workloads } from './workloads';

/** What lessons say and offer where they stop: loaded with the first lesson that somebody opens. */
export const lessonSentences = {
  ...actions,
  ...order,
  ...dns,
  ...volumes,
  ...restarts,
  ...configuration,
  ...sidecars,
  ...workloads,
} as const;
