/**
 * Wires the cluster's components to one queue and one trace, types the scenario's steps on the workstation at their times,
 * and runs the queue to the scenario's end. Programs of groups that are not loaded throw PartMissing: see simulate.ts.
 */
import type { ApiClient } from '../api/client';
import { findImage } from '../images/catalogue';
import { createKubectl } from '../kubectl/kubectl';
import type { Scenario } from '../scenario/scenario';
import { createApiServer } from './apiserver/apiServer';
import { createContext, STARTED_AT } from './clock';
import type { EngineContext } from './context';
import { startControllers } from './controllers/controllers';
import { createKubelet, type Kubelet } from './kubelet/kubelet';
import { createNetwork } from './network/network';
import type { Run } from './run';
import { startScheduler } from './scheduler/scheduler';
import { podKubectl } from './workstation/podKubectl';
import { runSteps } from './workstation/steps';
import { createWorkstation } from './workstation/workstation';

export interface SimulateOptions {
  /** Queue entries before the run is stopped: a scenario that never comes to rest ends with `stopped`. */
  stepBudget?: number;
  /** Trace events before the run is stopped. */
  traceBudget?: number;
}

const STEP_BUDGET = 3_000_000;
const TRACE_BUDGET = 400_000;
/** The queue is run in slices, so that what is used up is looked at now and then. */
const SLICE = 200;

export interface Cluster {
  readonly context: EngineContext;
  readonly client: ApiClient;
  /** Runs to the scenario's end and returns the run. */
  finish(options?: SimulateOptions): Run;
}

/** A cluster at virtual time 0 with its steps queued. Tests and `serve-api` drive its queue themselves. */
export function startCluster(scenario: Scenario): Cluster {
  const context = createContext(scenario);
  const apiServer = createApiServer(context);
  const network = createNetwork(context, apiServer.store);
  const kubelet: Kubelet = createKubelet({
    context,
    store: apiServer.store,
    network: network.cluster,
    files: network.files,
    images: findImage,
    programsOf: (pod) =>
      podKubectl({ context, store: apiServer.store }, pod, (user) => apiServer.client({ node: kubelet, user })),
  });
  startScheduler(context, apiServer.store);
  startControllers(context, apiServer.store);
  const client = apiServer.client({ node: kubelet });
  const workstation = createWorkstation({
    context,
    kubectl: createKubectl({ client, namespace: scenario.namespace }),
    restartSandbox: (pod) => kubelet.restartSandbox(scenario.namespace, pod),
    network: network.workstation(),
  });
  runSteps(context, workstation);
  return { context, client, finish: (options = {}) => finish(context, options) };
}

function finish(context: EngineContext, options: SimulateOptions): Run {
  const { queue, trace, scenario } = context;
  const traceBudget = options.traceBudget ?? TRACE_BUDGET;
  let steps = options.stepBudget ?? STEP_BUDGET;
  let stopped: Run['stopped'];
  while (queue.nextAtMs !== undefined && queue.nextAtMs <= scenario.untilMs) {
    steps -= queue.runUntil(scenario.untilMs, Math.min(steps, SLICE));
    if (trace.events.length > traceBudget) stopped = { code: 'trace-budget', atMs: queue.nowMs };
    else if (steps <= 0 || context.steps.left < 0) stopped = { code: 'step-budget', atMs: queue.nowMs };
    if (stopped) break;
  }
  return {
    scenario,
    startedAt: STARTED_AT,
    endMs: stopped ? stopped.atMs : scenario.untilMs,
    trace: trace.events,
    ...(stopped ? { stopped } : {}),
  };
}
