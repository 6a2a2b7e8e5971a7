import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pod, PodSpec, Service } from '../../api/core';
import { hostsFile, resolvConfOf, servicesFor } from './podFiles';

const pod = (spec: Partial<PodSpec> = {}): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'demo', namespace: 'team' },
  spec: { containers: [], ...spec },
});

const CLUSTER =
  'search team.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n';

describe('/etc/resolv.conf', () => {
  it.each<[string, Partial<PodSpec>, string]>([
    ['ClusterFirst', {}, CLUSTER],
    ['Default', { dnsPolicy: 'Default' }, 'nameserver 10.250.0.3\n'],
    ['ClusterFirst on the node’s network', { hostNetwork: true }, 'nameserver 10.250.0.3\n'],
    ['ClusterFirstWithHostNet', { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' }, CLUSTER],
    [
      'None',
      { dnsPolicy: 'None', dnsConfig: { nameservers: ['1.2.3.4'], options: [{ name: 'edns0' }] } },
      'nameserver 1.2.3.4\noptions edns0\n',
    ],
    [
      'dnsConfig',
      { dnsConfig: { searches: ['corp.example', 'cluster.local'], options: [{ name: 'ndots', value: '2' }] } },
      'search team.svc.cluster.local svc.cluster.local cluster.local corp.example\nnameserver 10.96.0.10\noptions ndots:2\n',
    ],
  ])('%s', (_name, spec, text) => expect(resolvConfOf(pod(spec))).toEqual({ text }));

  it('leaves out what is too much, and says so', () => {
    const { text, dropped } = resolvConfOf(pod({ dnsConfig: { nameservers: ['1.1.1.1', '2.2.2.2', '3.3.3.3'] } }));
    expect(text.match(/nameserver/g)).toHaveLength(3);
    expect(dropped).toBe(
      'Nameserver limits were exceeded, some nameservers have been omitted, the applied nameserver line is: 10.96.0.10 1.1.1.1 2.2.2.2',
    );
  });

  it('never exceeds the limits', () => {
    return fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 120 }).map((s) => s.replace(/\s/g, 'x'))),
        (searches) => {
          const line = resolvConfOf(pod({ dnsConfig: { searches } })).text.split('\n')[0] ?? '';
          expect(line.length - 'search '.length).toBeLessThanOrEqual(2048);
          expect(line.split(' ').length - 1).toBeLessThanOrEqual(32);
        },
      ),
    );
  });
});

describe('/etc/hosts', () => {
  it('names the Pod, with its subdomain and aliases', () => {
    const text = hostsFile(
      pod({ hostname: 'a', subdomain: 'db', hostAliases: [{ ip: '1.2.3.4', hostnames: ['x', 'y'] }] }),
      '10.244.0.5',
    );
    expect(text.split('\n')).toContain('10.244.0.5\ta.db.team.svc.cluster.local\ta');
    expect(text.endsWith('\n\n# Entries added by HostAliases.\n1.2.3.4\tx\ty\n')).toBe(true);
    expect(hostsFile(pod(), '10.244.0.5').endsWith('fe00::2\tip6-allrouters\n10.244.0.5\tdemo\n')).toBe(true);
  });
});

describe('service variables', () => {
  const service = (namespace: string, name: string, clusterIP: string): Service => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { namespace, name },
    spec: { clusterIP },
  });
  const all = [
    service('default', 'kubernetes', '10.96.0.1'),
    service('team', 'web', '10.96.3.3'),
    service('team', 'db', 'None'),
    service('other', 'web', '10.96.4.4'),
  ];
  const names = (spec: Partial<PodSpec>) => servicesFor(all, pod(spec)).map(({ metadata }) => metadata.name);

  it('are those of the own namespace with an address, and always kubernetes', () => {
    expect(names({})).toEqual(['kubernetes', 'web']);
    expect(names({ enableServiceLinks: false })).toEqual(['kubernetes']);
  });
});
