import { readFileSync } from 'node:fs';
import { startCluster } from '../engine/simulate';
import { parseDuration } from '../scenario/duration';
import { readScenarioFile } from '../scenario/file';
import { serveApi } from './serveApi/server';

const USAGE = `usage: npm run serve-api -- SCENARIO.yaml [--at 10s] [--port 8036] [--live]

Plays a scenario to a moment and puts its API server on loopback for a real kubectl: kubectl -s http://127.0.0.1:8036 get pods
Time stands still, or goes on with --live. For tests and by hand: there is no authentication, and exec is not served.`;

/** `npm run serve-api`: runs until it is interrupted. */
export async function main(args: readonly string[]): Promise<number> {
  const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const [file] = args;
  const read = file && !file.startsWith('-') ? readScenarioFile(readFileSync(file, 'utf8')) : undefined;
  if (!read?.ok) {
    console.error(read ? `${file}: ${read.problem.code} at ${read.problem.path}` : USAGE);
    return 2;
  }
  const cluster = startCluster(read.scenario);
  cluster.context.queue.runUntil(parseDuration(option('--at') ?? '0s') ?? 0);
  const { address, server } = await serveApi(cluster, Number(option('--port') ?? 8036), {
    speed: args.includes('--live') ? 1 : 0,
  });
  console.log(`kubectl -s ${address} -n ${read.scenario.namespace} get pods`);
  await new Promise((resolve) => server.on('close', resolve));
  return 0;
}
