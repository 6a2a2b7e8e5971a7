/** Flags that every command accepts: `kubectl options`. */
import { parseGoDuration } from '../../api/duration';
import { arrayFlag, boolFlag, durationFlag, type FlagSpec, intFlag, textFlag } from './flags';

export const globalFlags: readonly FlagSpec[] = [
  textFlag(
    'as',
    'Username to impersonate for the operation. User could be a regular user or a service account in a namespace.',
  ),
  arrayFlag(
    'as-group',
    'Group to impersonate for the operation, this flag can be repeated to specify multiple groups.',
  ),
  textFlag('as-uid', 'UID to impersonate for the operation.'),
  textFlag('cluster', 'The name of the kubeconfig cluster to use'),
  textFlag('context', 'The name of the kubeconfig context to use'),
  boolFlag('insecure-skip-tls-verify', "If true, the server's certificate will not be checked for validity."),
  textFlag('kubeconfig', 'Path to the kubeconfig file to use for CLI requests.'),
  textFlag('namespace', 'If present, the namespace scope for this CLI request', { short: 'n' }),
  textFlag('request-timeout', 'The length of time to wait before giving up on a single server request.', {
    default: '0',
  }),
  textFlag('server', 'The address and port of the Kubernetes API server', { short: 's' }),
  textFlag('token', 'Bearer token for authentication to the API server'),
  textFlag('user', 'The name of the kubeconfig user to use'),
  boolFlag(
    'warnings-as-errors',
    'Treat warnings received from the server as errors and exit with a non-zero exit code',
  ),
  intFlag('v', 'number for the log level verbosity', { short: 'v' }),
  durationFlag('log-flush-frequency', 'Maximum number of seconds between log flushes', { default: '5s', hidden: true }),
];

/** `--request-timeout` in milliseconds, 0 for none. Models client-go tools/clientcmd ParseTimeout. */
export function timeoutOf(text: string): number | undefined {
  if (text === '') return 0;
  return /^\+?\d+$/.test(text) ? Number(text) * 1000 : parseGoDuration(text);
}
