import type { Process } from '../process/types';

/** A child in the background. */
export interface Job {
  readonly process: Process;
  readonly text: string;
  readonly number: number;
  /** Of a pipeline. ash and dash without job control know no more of a job's text. */
  readonly stages: number;
  wasWaitedFor: boolean;
  /** The shell knows that it has ended: it cannot be signalled any more. */
  wasReaped: boolean;
}
