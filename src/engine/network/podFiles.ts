/** What the kubelet writes for a Pod: /etc/resolv.conf, /etc/hosts, and which Services its environment names. */
import type { ConfigMap, Pod, Service } from '../../api/core';
import { CLUSTER } from '../apiserver/clusterFacts';
import type { ObjectStore, PodFilesSource } from '../context';

/** Limits of validation.MaxDNSNameservers, MaxDNSSearchPaths, MaxDNSSearchListChars. */
const MAX_NAMESERVERS = 3;
const MAX_SEARCH_PATHS = 32;
const MAX_SEARCH_CHARACTERS = 2048;
const MAX_HOSTNAME = 63;

/** Services reach the kubelet by a watch of its own. */
const SERVICE_LATENCY_MS = 10;

interface DnsSettings {
  nameservers: readonly string[];
  searches: readonly string[];
  options: readonly string[];
}

export function createPodFiles(store: ObjectStore): PodFilesSource {
  const services = new Map<string, Service>();
  store.watch<Service>('Service', SERVICE_LATENCY_MS, (type, service) => {
    const key = `${service.metadata.namespace}/${service.metadata.name}`;
    if (type === 'DELETED') services.delete(key);
    else services.set(key, service);
  });
  return {
    resolvConf: resolvConfOf,
    hosts: hostsFile,
    servicesFor: (pod) => servicesFor([...services.values()], pod),
    configMap: (namespace, name) => store.get<ConfigMap>('ConfigMap', namespace, name),
  };
}

/** Models getServiceEnvVarMap: the Pod's own namespace, and always `kubernetes` of `default`. */
export function servicesFor(services: readonly Service[], pod: Pod): readonly Service[] {
  const { namespace } = pod.metadata;
  const hasAddress = ({ spec }: Service) =>
    spec.clusterIP !== undefined && spec.clusterIP !== 'None' && spec.clusterIP !== '';
  const isMaster = ({ metadata }: Service) => metadata.namespace === 'default' && metadata.name === 'kubernetes';
  const own = services.filter(
    (service) =>
      pod.spec.enableServiceLinks !== false && service.metadata.namespace === namespace && hasAddress(service),
  );
  const hasKubernetes = own.some(({ metadata }) => metadata.name === 'kubernetes');
  const master = hasKubernetes ? [] : services.filter((service) => isMaster(service) && hasAddress(service));
  return [...master, ...own];
}

/** Models pkg/kubelet/network/dns GetPodDNS, written as containerd's parseDNSOptions does. */
export function resolvConfOf(pod: Pod): { text: string; dropped?: string } {
  const base = settingsFor(pod);
  const { nameservers = [], searches = [], options = [] } = pod.spec.dnsConfig ?? {};
  const merged: DnsSettings = {
    nameservers: unique([...base.nameservers, ...nameservers]),
    searches: unique([...base.searches, ...searches]),
    options: mergeOptions(base.options, options),
  };
  return withinLimits(merged);
}

function settingsFor({ spec, metadata }: Pod): DnsSettings {
  const policy = spec.dnsPolicy ?? 'ClusterFirst';
  if (policy === 'None') return { nameservers: [], searches: [], options: [] };
  if (policy === 'Default' || (policy === 'ClusterFirst' && spec.hostNetwork))
    return { nameservers: [CLUSTER.nodeResolver], searches: [], options: [] };
  const { domain } = CLUSTER;
  return {
    nameservers: [CLUSTER.dnsService],
    searches: [`${metadata.namespace}.svc.${domain}`, `svc.${domain}`, domain],
    options: ['ndots:5'],
  };
}

/** dnsConfig's options win by name. */
function mergeOptions(base: readonly string[], own: readonly { name: string; value?: string }[]): string[] {
  const byName = new Map(base.map((option) => [option.split(':', 1)[0] ?? '', option]));
  for (const { name, value } of own) byName.set(name, value ? `${name}:${value}` : name);
  return [...byName.values()];
}

/** Models dns.go formDNSNameserversFitsLimits and formDNSSearchFitsLimits, with the DNSConfigForming event's sentence. */
function withinLimits({ nameservers, searches, options }: DnsSettings): { text: string; dropped?: string } {
  const servers = nameservers.slice(0, MAX_NAMESERVERS);
  let paths = searches.slice(0, MAX_SEARCH_PATHS);
  while (paths.join(' ').length > MAX_SEARCH_CHARACTERS) paths = paths.slice(0, -1);
  const sentences: string[] = [];
  if (servers.length < nameservers.length)
    sentences.push(
      `Nameserver limits were exceeded, some nameservers have been omitted, the applied nameserver line is: ${servers.join(' ')}`,
    );
  if (paths.length < searches.length)
    sentences.push(
      `Search Line limits were exceeded, some search paths have been omitted, the applied search line is: ${paths.join(' ')}`,
    );
  const lines = [
    ...(paths.length > 0 ? [`search ${paths.join(' ')}`] : []),
    ...servers.map((server) => `nameserver ${server}`),
    ...(options.length > 0 ? [`options ${options.join(' ')}`] : []),
  ];
  const text = lines.map((line) => `${line}\n`).join('');
  return sentences.length > 0 ? { text, dropped: sentences.join('; ') } : { text };
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];

/** Models kubelet_pods.go GeneratePodHostNameAndDomain. */
export function podHostname(pod: Pod): { hostname: string; domain: string | undefined } {
  const { hostname, subdomain } = pod.spec;
  const name = (hostname || pod.metadata.name || '').slice(0, MAX_HOSTNAME).replace(/[-.]+$/, '');
  const domain = subdomain ? `${subdomain}.${pod.metadata.namespace}.svc.${CLUSTER.domain}` : undefined;
  return { hostname: name, domain };
}

const LOCAL_ENTRIES = [
  '127.0.0.1\tlocalhost',
  '::1\tlocalhost ip6-localhost ip6-loopback',
  'fe00::0\tip6-localnet',
  'fe00::0\tip6-mcastprefix',
  'fe00::1\tip6-allnodes',
  'fe00::2\tip6-allrouters',
];

/** Models kubelet_pods.go managedHostsFileContent, and nodeHostsFileContent for Pods on the node's own network. */
export function hostsFile(pod: Pod, address: string): string {
  const lines = pod.spec.hostNetwork
    ? [
        '# Kubernetes-managed hosts file (host network).',
        '127.0.0.1\tlocalhost',
        `${CLUSTER.nodeAddress}\t${CLUSTER.nodeName}`,
      ]
    : ['# Kubernetes-managed hosts file.', ...LOCAL_ENTRIES, ownEntry(pod, address)];
  const aliases = pod.spec.hostAliases ?? [];
  if (aliases.length > 0) {
    lines.push('', '# Entries added by HostAliases.');
    for (const { ip, hostnames = [] } of aliases) lines.push(`${ip}\t${hostnames.join('\t')}`);
  }
  return `${lines.join('\n')}\n`;
}

function ownEntry(pod: Pod, address: string): string {
  const { hostname, domain } = podHostname(pod);
  return domain ? `${address}\t${hostname}.${domain}\t${hostname}` : `${address}\t${hostname}`;
}
