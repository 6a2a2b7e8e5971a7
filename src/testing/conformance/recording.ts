/** The shape that real and simulated runs share: see ../shared/conformance/README.md and README.md beside this file. */
export interface Recording {
  name: string;
  title?: string;
  namespace: string;
  steps: RecordedStep[];
  watch: { at: number; line: string }[];
  pods: { at: number; type: string; object: RecordedPod }[];
  events: { at: number; type: string; object: RecordedEvent }[];
  final?: {
    get: string;
    getWide: string;
    events: string;
    services: string;
    pods: Record<string, RecordedFinalPod>;
  };
}

export interface RecordedStep {
  at: number;
  run: string;
  stdout: string;
  stderr: string;
  exitCode: number;
  endedAt?: number;
}

export interface RecordedOutput {
  stdout: string;
  stderr: string;
  exitCode: number;
}

export interface RecordedFinalPod {
  yaml: string;
  describe: string;
  logs: Record<string, RecordedOutput>;
  previous: Record<string, RecordedOutput>;
}

export interface RecordedPod {
  metadata: { name: string; [key: string]: unknown };
  status?: { phase?: string; conditions?: { type: string; status: string; reason?: string }[]; [key: string]: unknown };
}

export interface RecordedEvent {
  type: string;
  reason: string;
  message: string;
  component: string;
  kind: string;
  name: string;
  fieldPath?: string;
  count?: number;
}
