/** Kubernetes Events and what they are about. Names are the API's, to the letter. */
import type { KubeObject, Timestamp } from '../meta';

export interface ObjectReference {
  apiVersion?: string;
  kind?: string;
  namespace?: string;
  name?: string;
  uid?: string;
  resourceVersion?: string;
  fieldPath?: string;
}

/** core/v1 Event. Scheduler Events set `eventTime` and `reportingComponent`, the kubelet's `source` and `count`. */
export interface EventObject extends KubeObject {
  kind: 'Event';
  involvedObject: ObjectReference;
  reason: string;
  message: string;
  type: 'Normal' | 'Warning';
  source: { component?: string; host?: string };
  firstTimestamp: Timestamp | null;
  lastTimestamp: Timestamp | null;
  eventTime: string | null;
  count?: number;
  /** How often an equal event came again: the scheduler's counterpart of `count`. */
  series?: { count: number; lastObservedTime: string };
  action?: string;
  reportingComponent: string;
  reportingInstance: string;
}
