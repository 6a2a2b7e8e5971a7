import type { Blocking, Program } from '../../process/types';
import { notice } from '../network/socket';
import { fetchObject, save, targetOf } from './objectStore';

/** aws s3 cp s3://BUCKET/KEY PATH: from the host BUCKET.s3.amazonaws.com, if the scenario has it. */
export const aws: Program = function* (process, argv): Blocking<number> {
  const words = argv.slice(1).filter((arg) => !arg.startsWith('--'));
  const [service, command, source = '', target = '.'] = words;
  const hasKeys = 'AWS_ACCESS_KEY_ID' in process.env || 'AWS_ROLE_ARN' in process.env;
  if (service === 'sts' && !hasKeys) {
    yield* process.error('Unable to locate credentials. You can configure credentials by running "aws configure".');
    return 255;
  }
  const match = /^s3:\/\/([^/]+)\/(.+)$/.exec(source);
  if (service !== 's3' || command !== 'cp' || !match) {
    notice(process, 'program.approximated', { program: 'aws', topic: `${service ?? ''} ${command ?? ''}` });
    yield* process.error(`aws: Podflight simulates only 'aws s3 cp s3://BUCKET/KEY PATH'`);
    return 252;
  }
  const [, bucket = '', key = ''] = match;
  if (!hasKeys && !argv.includes('--no-sign-request')) {
    yield* process.error('fatal error: Unable to locate credentials');
    return 1;
  }
  const address = `http://${bucket}.s3.amazonaws.com/${key}`;
  const fetched = yield* fetchObject(process, address);
  if ('problem' in fetched) {
    yield* process.error(
      fetched.problem === 'missing'
        ? `fatal error: An error occurred (404) when calling the HeadObject operation: Key "${key}" does not exist`
        : `fatal error: Could not connect to the endpoint URL: "${address.replace('http', 'https')}"`,
    );
    return 1;
  }
  const path = targetOf(process, target, key);
  if (!(yield* save(process, path, fetched.body))) return 1;
  yield* process.write(1, `download: ${source} to ${/^[./]|\//.test(path) ? path : `./${path}`}\n`);
  return 0;
};
