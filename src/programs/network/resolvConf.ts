import { parseResolvConf } from '../../process/resolvConf';
import type { Process, ResolvConf } from '../../process/types';
import { readOptional } from './optionalFile';
import { remembering } from './remembering';

/** /etc/resolv.conf as the C library reads it. Without a nameserver the host itself is asked. */
export function readResolvConf(process: Process): ResolvConf {
  return parse(readOptional(process, '/etc/resolv.conf'));
}

const parse = remembering((text: string): ResolvConf => {
  const conf = parseResolvConf(text);
  return conf.nameservers.length > 0 ? conf : { ...conf, nameservers: ['127.0.0.1'] };
});
