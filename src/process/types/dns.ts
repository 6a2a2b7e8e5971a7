/** What is asked of a name server and what it answers. */

export type DnsType = 'A' | 'AAAA' | 'CNAME' | 'SRV' | 'PTR' | 'TXT' | 'NS' | 'SOA' | 'MX';

export interface DnsRecord {
  name: string;
  type: DnsType;
  ttl: number;
  /** Address, target name, or text; for SRV `priority weight port target`. */
  data: string;
}

export interface DnsReply {
  rcode: 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED';
  authoritative: boolean;
  answers: readonly DnsRecord[];
  /** SOA of the zone, for negative answers. */
  authority: readonly DnsRecord[];
}

/** resolv.conf, parsed by `process/resolvConf.ts`. */
export interface ResolvConf {
  nameservers: readonly string[];
  search: readonly string[];
  ndots: number;
  timeoutSeconds: number;
  attempts: number;
}
