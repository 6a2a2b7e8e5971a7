import { utf8Length } from '../../api/utf8';
import type { Blocking } from '../../process/types';
import { warn } from './curlReport';
import type { Failure, Transfer } from './curlTransfer';
import { isErrno } from './socket';
import { fileNameOf } from './url';

/** Decides which file the body goes to, and makes the folders that it needs. */
export function* placeTarget(transfer: Transfer): Blocking<Failure | undefined> {
  const { process, options, progress, words } = transfer;
  if (progress.target === '') {
    const name = progress.url ? fileNameOf(progress.url, '') : '';
    if (name === '' && !words.isNew) {
      if (!options.has('s')) yield* process.error('curl: Remote file name has no length!');
      return { code: 23, message: 'Failed writing received data to disk/application' };
    }
    if (name === '' && !options.has('s')) yield* warn(process, 'No remote file name, uses "curl_response"');
    progress.target = name || 'curl_response';
  }
  makeWay(transfer);
  return undefined;
}

/** --output-dir and --create-dirs. */
function makeWay({ process, options, progress }: Transfer): void {
  const folder = options.value('outputdir=');
  if (folder !== undefined && !progress.target.startsWith(`${folder}/`))
    progress.target = `${folder}/${progress.target}`;
  if (!options.has('createdirs')) return;
  const steps = progress.target.split('/').slice(0, -1);
  for (const [index] of steps.entries()) {
    const path = steps.slice(0, index + 1).join('/');
    if (path !== '' && !process.exists(path)) process.makeDirectory(path, 0o750);
  }
}

export function* save({ process, options, progress, words }: Transfer, text: string): Blocking<Failure | undefined> {
  try {
    process.writeFile(progress.target, text);
    return undefined;
  } catch (error) {
    if (!isErrno(error)) throw error;
    if (!options.has('s')) yield* warn(process, `Failed to open the file ${progress.target}: ${error.message}`);
    return { code: 23, message: words.noWrite(utf8Length(text)) };
  }
}
