import type { Process } from '../../process/types';
import type { Options } from './getopt';
import type { HttpResponse } from './http';
import type { HttpUrl } from './url';

/** Where a transfer stands, for `-w` and the meter. */
export interface Progress {
  startedMs: number;
  connectedMs: number;
  url: HttpUrl | undefined;
  redirects: number;
  address: string;
  local: { address: string; port: number };
  method: string;
  target: string;
  response: HttpResponse | undefined;
  redirectUrl: string;
}

/** The meter is shown unless -s asks for silence, and unless the body goes to a terminal. */
export const showsMeter = (process: Process, options: Options, target: string): boolean =>
  !options.has('s') && !options.has('nometer') && !options.has('#') && !(target === '-' && process.isTerminal(1));
