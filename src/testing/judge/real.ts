import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { STARTED_AT } from '../../engine/clock';
import { startCluster } from '../../engine/simulate';
import type { Scenario } from '../../scenario/scenario';
import { type ServedApi, serveApi } from '../serveApi/server';
import { shiftPrintedTimes } from '../serveApi/shiftTimes';
import type { Said } from './said';

/** A home with the real kubectl in its path, a kubeconfig like the workstation's, and the served cluster behind it. */
export interface RealKubectl {
  says(scenario: Scenario, moment: Moment, line: string): Promise<Said>;
  close(): void;
}

export interface Moment {
  /** Steps before this have been typed. */
  typedBeforeMs: number;
  /** What is served: the cluster at this time. */
  servedMs: number;
  /** Virtual milliseconds in a real one. */
  speed: number;
}

/** Commands that reckon ages by the client's clock. */
export const OWN_CLOCK = /describe|events|--server-print=false/;

export async function createRealKubectl(binary: string): Promise<RealKubectl> {
  const home = mkdtempSync(join(tmpdir(), 'podflight-judge-'));
  mkdirSync(join(home, 'bin'));
  symlinkSync(binary, join(home, 'bin', 'kubectl'));
  let api: ServedApi | undefined;
  return {
    async says(scenario, { typedBeforeMs, servedMs, speed }, line) {
      const steps = scenario.steps.filter((step) => step.atMs < typedBeforeMs);
      const cluster = startCluster({ ...scenario, steps });
      cluster.context.queue.runUntil(servedMs);
      const shiftMs = await alignedShiftMs(servedMs, OWN_CLOCK.test(line));
      api ??= await serveApi(cluster, 0, { speed, shiftMs });
      api.serve(cluster, { speed, shiftMs });
      writeFileSync(join(home, 'kubeconfig'), kubeconfig(api.address, scenario.namespace));
      const folder = folderOf(home, scenario);
      const said = await bash(line, folder, home);
      rmSync(folder, { recursive: true });
      const back = (text: string) => shiftPrintedTimes(text, -shiftMs);
      return { ...said, stdout: back(said.stdout), stderr: back(said.stderr) };
    },
    close() {
      api?.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Waits until both clocks stand at the same fraction of a second, if the command reckons ages by its own. */
async function alignedShiftMs(servedMs: number, waits: boolean): Promise<number> {
  const virtual = Date.parse(STARTED_AT) + servedMs;
  const ahead = () => (((Date.now() - virtual) % 1000) + 1000) % 1000;
  if (waits && ahead() > 100) await new Promise((resolve) => setTimeout(resolve, 1000 - ahead()));
  return Math.floor((Date.now() - virtual) / 1000) * 1000;
}

function folderOf(home: string, scenario: Scenario): string {
  const folder = join(home, 'work');
  mkdirSync(folder);
  for (const [path, text] of Object.entries(scenario.files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function bash(line: string, cwd: string, home: string): Promise<Said> {
  const env = { PATH: `${home}/bin:/usr/bin:/bin`, HOME: home, TZ: 'UTC', KUBECONFIG: join(home, 'kubeconfig') };
  return new Promise((resolve) => {
    const child = execFile('bash', ['-c', line], { cwd, env, timeout: 60_000 }, (error, stdout, stderr) => {
      resolve({ stdout, stderr, exitCode: error ? (typeof error.code === 'number' ? error.code : -1) : 0 });
    });
    child.stdin?.end();
  });
}

const kubeconfig = (server: string, namespace: string): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'podflight',
    clusters: [{ name: 'podflight', cluster: { server } }],
    users: [{ name: 'admin', user: {} }],
    contexts: [{ name: 'podflight', context: { cluster: 'podflight', user: 'admin', namespace } }],
  });
