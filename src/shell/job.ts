import type { Process } from '../process/types';

/** A child in the background. */
export interface Job {
  readonly process: Process;
  readonly text: string;
  readonly number: number;
  wasWaitedFor: boolean;
}
