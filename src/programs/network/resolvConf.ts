import { parseResolvConf } from '../../process/resolvConf';
import type { Process, ResolvConf } from '../../process/types';

/** /etc/resolv.conf as the C library reads it. Without a nameserver the host itself is asked. */
export function readResolvConf(process: Process): ResolvConf {
  const conf = parseResolvConf(process.exists('/etc/resolv.conf') ? process.readFile('/etc/resolv.conf') : '');
  return conf.nameservers.length > 0 ? conf : { ...conf, nameservers: ['127.0.0.1'] };
}
