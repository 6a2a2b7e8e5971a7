import { lessons as configuration } from './groups/configuration';
import { lessons as dns } from './groups/dns';
import { lessons as order } from './groups/order';
import { lessons as restarts } from './groups/restarts';
import { lessons as sidecars } from './groups/sidecars';
import { lessons as volumes } from './groups/volumes';
import { lessons as workloads } from './groups/workloads';
import type { Lesson } from './lesson';

/** Every lesson with its scenario, for tests and tools. The page must not import this: it loads lessons one group at a time. */
export const allLessons: readonly Lesson[] = [
  ...order,
  ...dns,
  ...volumes,
  ...restarts,
  ...configuration,
  ...sidecars,
  ...workloads,
];
