/** Three runs built by hand: the documents' two waits, a file handed over in an emptyDir, an init container that fails. */
import type { Run } from '../engine/run';
import { PodStory, type RunBuilder, runBuilder, serviceObject } from './runBuilder';

const waitFor = (service: string): string =>
  `until nslookup ${service}.$(cat /var/run/secrets/kubernetes.io/serviceaccount/namespace).svc.cluster.local; ` +
  `do echo waiting for ${service}; sleep 2; done`;

let lookups = 0;

/** One turn of the documents' loop: a question, its answer, and the exit of nslookup. */
function lookUp(run: RunBuilder, containerId: string, service: string, atMs: number, address?: string): void {
  const name = `${service}.default.svc.cluster.local`;
  const lookup = lookups++;
  const pid = 10 + lookup;
  const argv = ['nslookup', name];
  run.at(atMs).emit({ kind: 'process-started', containerId, pid, parentPid: 1, argv });
  run.emit({ kind: 'dns-query', lookup, containerId, pid, server: '10.96.0.10', name, type: 'A' });
  const answers = address ? [{ name, type: 'A' as const, ttl: 30, data: address }] : [];
  const reply = { rcode: address ? 'NOERROR' : 'NXDOMAIN', authoritative: true, answers, authority: [] } as const;
  run.at(atMs + 3).emit({ kind: 'dns-answer', lookup, containerId, name, type: 'A', reply });
  run.at(atMs + 5).emit({ kind: 'process-exited', containerId, pid, status: address ? 0 : 1 });
  if (address) return;
  run.emit({ kind: 'log', containerId, stream: 'stderr', line: `nslookup: can't resolve '${name}'` });
  run.emit({ kind: 'log', containerId, stream: 'stdout', line: `waiting for ${service}` });
  const script = waitFor(service);
  const start = script.indexOf('sleep 2');
  run.emit({ kind: 'command', containerId, pid: 1, start, end: start + 7 });
}

export function twoWaitsRun(): Run {
  const run = runBuilder();
  const apply = run.emit({ kind: 'step-started', step: 0, run: 'kubectl apply -f myapp.yaml' });
  const image = 'busybox:1.28';
  const story = new PodStory(run, 'myapp-pod', {
    initContainers: ['myservice', 'mydb'].map((service) => ({
      name: `init-${service}`,
      image,
      command: ['sh', '-c', waitFor(service)],
    })),
    containers: [{ name: 'myapp-container', image, command: ['sh', '-c', 'echo The app is running! && sleep 3600'] }],
  });
  story.at(30).create(apply);
  run.emit({ kind: 'step-output', step: 0, stream: 'stdout', text: 'pod/myapp-pod created\n' }, apply);
  run.emit({ kind: 'step-ended', step: 0, exitCode: 0, timedOut: false }, apply);
  story.at(45).schedule().event('Scheduled', 'Successfully assigned default/myapp-pod to node-1');
  story.at(420).sandbox('10.244.0.5');
  story.pull('init-myservice', image, 450, 2_300).event('Pulled', `Successfully pulled image "${image}"`);
  const first = story.at(2_450).start('init-myservice');
  story.event('Started', 'Container started');
  for (let at = 2_460; at < 12_000; at += 2_008) lookUp(run, first, 'myservice', at);
  const services = run.at(13_000).emit({ kind: 'step-started', step: 1, run: 'kubectl apply -f services.yaml' });
  run.at(13_040).apply('ADDED', serviceObject('myservice', '10.96.41.7', 80), services);
  run.emit({ kind: 'step-output', step: 1, stream: 'stdout', text: 'service/myservice created\n' }, services);
  run.emit({ kind: 'step-ended', step: 1, exitCode: 0, timedOut: false }, services);
  lookUp(run, first, 'myservice', 14_508, '10.96.41.7');
  story.at(14_520).exit('init-myservice', 0);
  const second = story.at(15_300).start('init-mydb');
  for (let at = 15_310; at < 20_000; at += 2_008) lookUp(run, second, 'mydb', at);
  const db = run.at(20_500).emit({ kind: 'step-started', step: 2, run: 'kubectl apply -f mydb.yaml' });
  run.at(20_540).apply('ADDED', serviceObject('mydb', '10.96.77.12', 80), db);
  lookUp(run, second, 'mydb', 21_334, '10.96.77.12');
  story.at(21_340).exit('init-mydb', 0);
  const app = story.at(22_200).start('myapp-container');
  run.emit({ kind: 'log', containerId: app, stream: 'stdout', line: 'The app is running!' });
  story.at(22_210).set('myapp-container', { running: { startedAt: '2026-11-20T12:00:22Z' } }, true);
  story.phase('Running', { Initialized: 'True', Ready: 'True' }).event('Started', 'Container started');
  return run.build(60_000);
}

export function handOverRun(): Run {
  const run = runBuilder();
  const apply = run.emit({ kind: 'step-started', step: 0, run: 'kubectl apply -f init-demo.yaml' });
  const story = new PodStory(run, 'init-demo', {
    volumes: [{ name: 'workdir', emptyDir: {} }],
    initContainers: [
      {
        name: 'install',
        image: 'busybox:1.28',
        command: ['wget', '-O', '/work-dir/index.html', 'http://info.cern.ch'],
        volumeMounts: [{ name: 'workdir', mountPath: '/work-dir' }],
      },
    ],
    containers: [
      {
        name: 'nginx',
        image: 'nginx',
        command: ['nginx', '-g', 'daemon off;'],
        volumeMounts: [{ name: 'workdir', mountPath: '/usr/share/nginx/html' }],
        readinessProbe: { httpGet: { path: '/', port: 80 } },
      },
    ],
  });
  story.at(30).create(apply);
  story.at(45).schedule();
  run.at(200).emit({ kind: 'volume', podUid: story.uid, volume: 'workdir', state: 'mounted' });
  story.at(420).sandbox('10.244.0.6');
  const install = story.at(800).start('install');
  const about = { containerId: install, address: '188.184.67.127', port: 80, peer: 'info.cern.ch' };
  run.at(1_200).emit({ kind: 'connection', ...about, outcome: 'connected' });
  const file = { kind: 'file', containerId: install, volume: 'workdir', path: 'index.html' } as const;
  run.at(1_300).emit({ ...file, operation: 'create', size: 0 });
  run.at(1_320).emit({ ...file, operation: 'write', size: 646 });
  story.at(1_340).exit('install', 0);
  story.pull('nginx', 'nginx', 2_000, 6_400);
  story.at(6_500).start('nginx');
  const probe = { kind: 'probe', podUid: story.uid, container: 'nginx', probe: 'readiness' } as const;
  run.at(7_100).emit({ ...probe, outcome: 'success', output: '' });
  story.at(7_120).set('nginx', { running: { startedAt: '2026-11-20T12:00:06Z' } }, true);
  story.phase('Running', { Initialized: 'True', Ready: 'True' });
  return run.build(30_000);
}

export function failingInitRun(): Run {
  const run = runBuilder();
  const apply = run.emit({ kind: 'step-started', step: 0, run: 'kubectl apply -f demo.yaml' });
  const story = new PodStory(run, 'demo', {
    initContainers: [
      { name: 'setup', image: 'busybox:1.36', command: ['sh', '-c', 'echo no config; sleep 1; exit 1'] },
      { name: 'later', image: 'busybox:1.36', command: ['true'] },
    ],
    containers: [{ name: 'app', image: 'nginx' }],
  });
  story.at(30).create(apply);
  story.at(45).schedule();
  story.at(420).sandbox('10.244.0.7');
  let at = 800;
  for (const [attempt, delayMs] of [0, 10_000, 20_000, 40_000].entries()) {
    if (delayMs > 0) {
      const untilMs = at + delayMs;
      story.at(at + 300).set('setup', { waiting: { reason: 'CrashLoopBackOff' } });
      const about = { podUid: story.uid, container: 'setup', of: 'container' } as const;
      run.emit({ kind: 'back-off', ...about, delayMs, untilMs }, story.cause);
      story.modified();
      story.event('BackOff', 'Back-off restarting failed container setup', 'Warning');
      at = untilMs;
    }
    const id = story.at(at).start('setup', attempt);
    run.emit({ kind: 'log', containerId: id, stream: 'stdout', line: 'no config' });
    story.at(at + 1_010).exit('setup', 1);
    at += 1_010;
  }
  return run.build(120_000);
}

/** Many containers with long names, sidecars among them, and several volumes: what a picture has to bear. */
export function crowdedRun(inits = 6, apps = 6, volumes = 3, name = 'storefront'): Run {
  const run = runBuilder();
  const volumeNames = Array.from({ length: volumes }, (_, index) => `${name}-volume-${index}`);
  const container = (kind: string) => (_: unknown, index: number) => ({
    name: `${name}-${kind}-${index}`,
    image: `registry.example.com/team/${name}:${index}`,
    volumeMounts: volumeNames.map((volume) => ({ name: volume, mountPath: `/var/lib/${volume}/data` })),
    ...(kind === 'init' && index % 3 === 1 ? { restartPolicy: 'Always' as const } : {}),
    readinessProbe: { tcpSocket: { port: 80 } },
  });
  const story = new PodStory(run, name, {
    volumes: volumeNames.map((volume) => ({ name: volume, emptyDir: {} })),
    initContainers: Array.from({ length: inits }, container('init')),
    containers: Array.from({ length: apps }, container('app')),
  });
  story.at(10).create(-1).schedule().sandbox('10.244.0.9');
  if (inits > 1) {
    const id = story.at(100).start(`${name}-init-0`);
    const [volume = ''] = volumeNames;
    for (const path of ['index.html', 'assets/app.js', 'assets/a-long-name-of-a-style-sheet.css', 'robots.txt']) {
      run.emit({ kind: 'file', containerId: id, volume, path, operation: 'create', size: 14_200 });
    }
    story.at(200).exit(`${name}-init-0`, 0);
    story.at(300).start(`${name}-init-1`);
    story.at(400).start(`${name}-init-2`);
  }
  return run.build(5_000);
}
