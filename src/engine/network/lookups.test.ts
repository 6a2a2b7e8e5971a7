import { describe, expect, it } from 'vitest';
import { simulate } from '../simulate';

const POD = (script: string, dns = ''): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p' },
    spec: {
      restartPolicy: 'Never',
      ...(dns ? { dnsPolicy: 'None', dnsConfig: { nameservers: [dns] } } : {}),
      containers: [{ name: 'app', image: 'busybox:1.36', command: ['sh', '-c', script] }],
    },
  });

const play = (script: string, dns?: string) =>
  simulate({
    kubernetes: '1.36',
    namespace: 'default',
    files: { 'pod.json': POD(script, dns) },
    steps: [{ atMs: 0, run: 'kubectl apply -f pod.json' }],
    untilMs: 60_000,
    node: { images: ['busybox:1.36'] },
  }).trace;

/** `name event state` of every transition of a look-up. */
const transitions = (script: string, dns?: string): string[] =>
  play(script, dns).flatMap((event) =>
    event.kind === 'transition' && event.machine === 'lookup'
      ? [`${event.id.split('/').slice(1).join('/')} ${event.event} ${event.to}`]
      : [],
  );

describe('look-ups', () => {
  it('end with an address, or when the program gives up', () => {
    expect(transitions('nslookup kubernetes.default.svc.cluster.local')).toEqual(['app/kubernetes ANSWER Answered']);
    expect(transitions('nslookup nope.default.svc.cluster.local')).toEqual([
      'app/nope NXDOMAIN NoSuchName',
      'app/nope GIVE_UP Failed',
    ]);
  });

  it('go through the search list, and begin anew with the next program', () => {
    const once = [...Array(3).fill(['app/nope NXDOMAIN NoSuchName', 'app/nope NEXT_NAME Asking']).flat()];
    const all = [...once, 'app/nope NXDOMAIN NoSuchName', 'app/nope GIVE_UP Failed'];
    expect(transitions('wget -q http://nope; wget -q http://nope')).toEqual([...all, 'app/nope ASK Asking', ...all]);
  });

  it('share a chart by their first label', () => {
    expect(transitions('nslookup web.one.svc.cluster.local; nslookup web.two.svc.cluster.local')).toEqual([
      'app/web NXDOMAIN NoSuchName',
      'app/web GIVE_UP Failed',
      'app/web ASK Asking',
      'app/web NXDOMAIN NoSuchName',
      'app/web GIVE_UP Failed',
    ]);
  });

  it('end in silence or refusal where there is no server', () => {
    expect(transitions('nslookup web.default.svc.cluster.local', '192.0.2.1')).toContain('app/web TIMEOUT TimedOut');
    expect(transitions('nslookup web.default.svc.cluster.local', '10.0.0.1')).toContain('app/web REFUSED ServerFailed');
  });

  it('of many questions at once are answered newest first, the others in their order', () => {
    const answers = play('nslookup nope').flatMap((event) =>
      event.kind === 'dns-answer' ? [`${event.type} ${event.name}`] : [],
    );
    expect(answers).toEqual([
      'AAAA nope.cluster.local',
      'A nope.default.svc.cluster.local',
      'A nope.svc.cluster.local',
      'A nope.cluster.local',
      'AAAA nope.default.svc.cluster.local',
      'AAAA nope.svc.cluster.local',
    ]);
  });
});
