import { describe, expect, it } from 'vitest';
import type { Service, ServiceSpec } from '../../api/core';
import type { EndpointSlice } from '../../api/workloads';
import type { DnsReply, DnsType } from '../../process/types';
import { zoneOf } from './clusterZone';
import { answerFromCluster } from './coreDns';

const service = (namespace: string, name: string, spec: ServiceSpec): [string, Service] => [
  `${namespace}/${name}`,
  { apiVersion: 'v1', kind: 'Service', metadata: { namespace, name }, spec },
];

const slice = (name: string, endpoints: EndpointSlice['endpoints']): EndpointSlice => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: { namespace: 'shop', name, labels: { 'kubernetes.io/service-name': name } },
  addressType: 'IPv4',
  endpoints,
  ports: [{ name: 'sql', protocol: 'TCP', port: 5432 }],
});

const ready = { ready: true, serving: true, terminating: false };
const zone = zoneOf(
  new Set(['default', 'shop', 'empty']),
  new Map([
    service('shop', 'web', { clusterIP: '10.96.5.5', ports: [{ name: 'http', protocol: 'TCP', port: 80 }] }),
    service('shop', 'db', { clusterIP: 'None' }),
    service('shop', 'waiting', { clusterIP: 'None' }),
    service('shop', 'partner', { type: 'ExternalName', externalName: 'info.cern.ch' }),
    service('shop', 'alias', { type: 'ExternalName', externalName: 'web.shop.svc.cluster.local' }),
    service('default', 'web', { clusterIP: '10.96.6.6', ports: [{ port: 80 }] }),
  ]),
  new Map([
    [
      'db',
      slice('db', [
        { addresses: ['10.244.0.5'], conditions: ready, hostname: 'db-0' },
        { addresses: ['10.244.0.6'], conditions: ready },
        { addresses: ['10.244.0.7'], conditions: { ...ready, ready: false } },
      ]),
    ],
    ['waiting', slice('waiting', [{ addresses: ['10.244.0.9'], conditions: { ...ready, ready: false } }])],
  ]),
);

const forward = ({ name, type }: { name: string; type: DnsType }): DnsReply => ({
  rcode: name === 'info.cern.ch' ? 'NOERROR' : 'NXDOMAIN',
  authoritative: false,
  answers: name === 'info.cern.ch' && type === 'A' ? [{ name, type, ttl: 60, data: '10.250.0.4' }] : [],
  authority: [],
});

const ask = (name: string, type: DnsType = 'A') => answerFromCluster(zone, { name, type }, forward);
const say = (name: string, type: DnsType = 'A') => {
  const { rcode, answers } = ask(name, type).reply;
  if (rcode !== 'NOERROR') return rcode;
  return answers.map(({ type: kind, data }) => `${kind} ${data}`).join(', ') || 'NODATA';
};

describe('names of the cluster', () => {
  it.each<[string, DnsType, string]>([
    ['web.shop.svc.cluster.local', 'A', 'A 10.96.5.5'],
    ['WEB.shop.svc.cluster.local.', 'A', 'A 10.96.5.5'],
    ['web.shop.svc.cluster.local', 'AAAA', 'NODATA'],
    ['nothing.shop.svc.cluster.local', 'A', 'NXDOMAIN'],
    ['web.nowhere.svc.cluster.local', 'A', 'NXDOMAIN'],
    ['web.svc.cluster.local', 'A', 'NXDOMAIN'],
    ['web.cluster.local', 'A', 'NXDOMAIN'],
    ['svc.cluster.local', 'A', 'NODATA'],
    ['shop.svc.cluster.local', 'A', 'NODATA'],
    ['cluster.local', 'A', 'NODATA'],
    ['dns-version.cluster.local', 'TXT', 'TXT 1.1.0'],
    ['_http._tcp.web.shop.svc.cluster.local', 'SRV', 'SRV 0 100 80 web.shop.svc.cluster.local'],
    ['_nope._tcp.web.shop.svc.cluster.local', 'SRV', 'NXDOMAIN'],
    ['db.shop.svc.cluster.local', 'A', 'A 10.244.0.5, A 10.244.0.6'],
    ['db-0.db.shop.svc.cluster.local', 'A', 'A 10.244.0.5'],
    ['10-244-0-6.db.shop.svc.cluster.local', 'A', 'A 10.244.0.6'],
    ['10-244-0-7.db.shop.svc.cluster.local', 'A', 'NXDOMAIN'],
    [
      '_sql._tcp.db.shop.svc.cluster.local',
      'SRV',
      'SRV 0 50 5432 db-0.db.shop.svc.cluster.local, SRV 0 50 5432 10-244-0-6.db.shop.svc.cluster.local',
    ],
    ['waiting.shop.svc.cluster.local', 'A', 'NXDOMAIN'],
    ['partner.shop.svc.cluster.local', 'A', 'CNAME info.cern.ch, A 10.250.0.4'],
    ['partner.shop.svc.cluster.local', 'AAAA', 'CNAME info.cern.ch'],
    ['alias.shop.svc.cluster.local', 'A', 'CNAME web.shop.svc.cluster.local, A 10.96.5.5'],
    ['10-244-0-9.shop.pod.cluster.local', 'A', 'A 10.244.0.9'],
    ['10-244-0-999.shop.pod.cluster.local', 'A', 'NXDOMAIN'],
    ['10-244-0-9.nowhere.pod.cluster.local', 'A', 'NXDOMAIN'],
    ['5.5.96.10.in-addr.arpa', 'PTR', 'PTR web.shop.svc.cluster.local'],
    ['5.0.244.10.in-addr.arpa', 'PTR', 'PTR db-0.db.shop.svc.cluster.local'],
    ['99.0.244.10.in-addr.arpa', 'PTR', 'NXDOMAIN'],
    ['info.cern.ch', 'A', 'A 10.250.0.4'],
    ['example.com', 'A', 'NXDOMAIN'],
  ])('%s %s: %s', (name, type, expected) => expect(say(name, type)).toBe(expected));

  it('are answered with authority, and no with the zone’s SOA', () => {
    expect(ask('web.shop.svc.cluster.local').reply.authoritative).toBe(true);
    expect(ask('nothing.shop.svc.cluster.local').reply.authority[0]?.type).toBe('SOA');
    expect(ask('info.cern.ch').reply.authoritative).toBe(false);
  });

  it('tell where else the name exists, and which Service stands behind a silent one', () => {
    expect(ask('web.empty.svc.cluster.local').elsewhere).toEqual(['shop', 'default']);
    expect(ask('waiting.shop.svc.cluster.local').service).toEqual({ namespace: 'shop', name: 'waiting' });
  });
});
