/**
 * simulate(scenario): Run. Pure and synchronous, with everything that containers may run: what the page's worker loads only
 * where it is needed (src/ui/engine/parts.ts) is all here.
 */
import '../images/all';
import type { Scenario } from '../scenario/scenario';
import { type SimulateOptions, startCluster } from './cluster';
import type { Run } from './run';

export { type Cluster, type SimulateOptions, startCluster } from './cluster';

export function simulate(scenario: Scenario, options: SimulateOptions = {}): Run {
  return startCluster(scenario).finish(options);
}
