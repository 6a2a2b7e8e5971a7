import type { Process } from '../../process/types';
import type { Options } from './getopt';

export { encodeBase64Text } from '../../api/base64';

/** What -d, -T and their like send: a body, or with -G what follows the path. */
export function sentBy(process: Process, options: Options, path: string): { body: string | undefined; query: string } {
  const parts = readData(process, options);
  const data = parts.length > 0 ? parts.join('&') : undefined;
  const upload = options.value('T');
  return {
    body: upload === undefined ? (options.has('G') ? undefined : data) : readFile(process, upload),
    query: options.has('G') && data !== undefined ? `${path.includes('?') ? '&' : '?'}${data}` : '',
  };
}

const readFile = (process: Process, path: string): string => (process.exists(path) ? process.readFile(path) : '');

/** What is posted: `@FILE` is the text of a file, without its newlines unless it is --data-binary. */
function readData(process: Process, options: Options): string[] {
  return options.given.flatMap(([option, value]) => {
    if (option === 'raw=') return [value];
    if (option === 'urlencode=') return [encoded(value)];
    if (option !== 'd' && option !== 'binary=' && option !== 'json=') return [];
    if (!value.startsWith('@')) return [value];
    // What cannot be read makes an empty request.
    const text = readFile(process, value.slice(1));
    return [option === 'd' ? text.replace(/[\r\n]/g, '') : text];
  });
}

/** `name=text`: the text is percent-encoded. */
function encoded(value: string): string {
  const at = value.indexOf('=');
  const percent = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  return at < 0 ? percent(value) : `${at === 0 ? '' : `${value.slice(0, at)}=`}${percent(value.slice(at + 1))}`;
}

/** `--resolve HOST:PORT:ADDRESS` answers without a look-up. */
export function resolved(options: Options, host: string, port: number): readonly string[] | undefined {
  for (const rule of options.values('resolve=')) {
    const [wantedHost, wantedPort, ...rest] = rule.replace(/^\+/, '').split(':');
    if ((wantedHost === host || wantedHost === '*') && wantedPort === String(port)) return rest.join(':').split(',');
  }
  return undefined;
}
