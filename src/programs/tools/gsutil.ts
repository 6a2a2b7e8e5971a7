import type { Blocking, Program } from '../../process/types';
import { notice } from '../network/socket';
import { fetchObject, save, targetOf } from './objectStore';

/** gsutil cp gs://BUCKET/KEY PATH: from storage.googleapis.com. */
export const gsutil: Program = function* (process, argv): Blocking<number> {
  const words = argv.slice(1).filter((arg) => !arg.startsWith('-'));
  const [command, source = '', target = '.'] = words;
  const match = /^gs:\/\/([^/]+)\/(.+)$/.exec(source);
  if (command !== 'cp' || !match) {
    notice(process, 'program.approximated', { program: 'gsutil', topic: command ?? '' });
    yield* process.error(`gsutil: Podflight simulates only 'gsutil cp gs://BUCKET/KEY PATH'`);
    return 1;
  }
  const [, bucket = '', key = ''] = match;
  const fetched = yield* fetchObject(process, `http://storage.googleapis.com/${bucket}/${key}`);
  if ('problem' in fetched) {
    yield* process.error(
      fetched.problem === 'missing'
        ? `CommandException: No URLs matched: ${source}`
        : 'ServerNotFoundError: Unable to find the server at storage.googleapis.com',
    );
    return 1;
  }
  yield* process.error(`Copying ${source}...`);
  return (yield* save(process, targetOf(process, target, key), fetched.body)) ? 0 : 1;
};
