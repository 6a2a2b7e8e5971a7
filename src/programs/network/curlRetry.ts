import type { Blocking, Process } from '../../process/types';
import { warn } from './curlReport';
import type { Failure, Outcome } from './curlTransfer';
import type { Options } from './getopt';
import type { HttpResponse } from './http';

const MAX_RETRY_SECONDS = 600;

/** --retry: `once` makes one attempt. */
export function* transferWithRetries(
  process: Process,
  options: Options,
  once: (isFirst: boolean) => Blocking<Outcome>,
): Blocking<number> {
  const isSilent = options.has('s');
  const startedMs = process.nowMs;
  const limitMs = Number(options.value('retrymax=') ?? 0) * 1000;
  let waitSeconds = 1;
  for (let left = Number(options.value('retry=') ?? 0); ; left--) {
    const { transfer, failure } = yield* once(startedMs === process.nowMs && waitSeconds === 1);
    const reason = left > 0 ? retryReason(failure, transfer.progress.response, options) : undefined;
    const isLate = limitMs > 0 && process.nowMs - startedMs >= limitMs;
    if (reason === undefined || isLate) return failure?.code ?? 0;
    const seconds = Number(options.value('delay=') ?? 0) || waitSeconds;
    const { isNew } = transfer.words;
    const plural = (count: number, one: string, many: string) => (isNew && count === 1 ? one : many);
    if (!isSilent)
      yield* warn(
        process,
        `Problem ${reason}. Will retry in ${seconds} ${plural(seconds, 'second', 'seconds')}. ${left} ${plural(left, 'retry', 'retries')} left.`,
      );
    if ((yield* process.sleep(seconds * 1000)) === 'interrupted') return 130;
    waitSeconds = Math.min(waitSeconds * 2, MAX_RETRY_SECONDS);
  }
}

const RETRIED = [408, 429, 500, 502, 503, 504];

/** Why a transfer is tried again. A name that is not found counts as a problem that may pass, a refused connection not. */
function retryReason(
  failure: Failure | undefined,
  response: HttpResponse | undefined,
  options: Options,
): string | undefined {
  if (failure?.code === 28 || failure?.code === 6) return ': timeout';
  if (failure?.code === 7 && options.has('refused')) return ': connection refused';
  if ((!failure || failure.code === 22) && response && RETRIED.includes(response.status)) return ': HTTP error';
  return failure && options.has('allerrors') ? '(retrying all errors)' : undefined;
}
