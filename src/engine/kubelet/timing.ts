/** How long the steps of a node take, measured on the recorded cluster (src/testing/recordings), in milliseconds. */
export const TIMING = {
  /** From the API server's write to the kubelet's watch. */
  podWatch: 6,
  /** Sandbox and network. */
  createSandbox: 140,
  stopSandbox: 95,
  ensureImage: 6,
  createContainer: 25,
  startContainer: 70,
  /** What containerd and runc take before a probe's command runs, and to tell of its end. Measured: some 40 together. */
  prepareExec: 30,
  finishExec: 8,
  /** What containerd takes for a process that runc cannot start. */
  failToStart: 50,
  /** From the end of a sync to the relist that it asks for. */
  relistOnDemand: 12,
  /** Between two relists: a second and what one takes. */
  relistPeriod: 1005,
  relistPhase: 950,
  /** The sync loop looks for Pods whose time has come once a second. */
  syncTick: 1000,
  syncTickPhase: 120,
  resync: 60_000,
  errorRetry: 10_000,
  volumeTimeout: 123_000,
  unmount: 60,
  /** Asking the registry about an image whose layers are here. */
  resolveImage: 16,
  downloadBytesPerMs: 18_600,
} as const;

/** The first tick of a period at or after a time. */
export const nextTick = (fromMs: number, periodMs: number, phaseMs: number): number =>
  phaseMs + Math.ceil((fromMs - phaseMs) / periodMs) * periodMs;
