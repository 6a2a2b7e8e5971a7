import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { recordOf, recordsOf, textOf } from '../api/json';
import {
  applyDefaults,
  causesOf,
  clientError,
  decode,
  parseDocuments,
  serverErrorText,
  validate,
  warningsFor,
} from './index';

/** What `kubectl apply -f pod.yaml` prints to stderr if the cluster is empty. */
function applyStderr(text: string, file = 'pod.yaml'): string {
  return parseDocuments(text)
    .documents.map((document) => {
      const refused = clientError(document, file);
      if (refused !== undefined) return `${refused}\n`;
      const kind = textOf(recordOf(document.value).kind);
      const decoded = decode(document.value);
      if (!decoded.ok) {
        const message = `${kind} in version "v1" cannot be handled as a ${kind}: ${decoded.error}`;
        return `${serverErrorText({ code: 400, reason: 'BadRequest', message }, `error when creating "${file}": `)}\n`;
      }
      const object = applyDefaults(decoded.value.object);
      const causes = causesOf(validate(object));
      if (causes.length === 0)
        return warningsFor(object)
          .map((warning) => `Warning: ${warning}\n`)
          .join('');
      const details = { name: object.metadata.name ?? '', kind, causes };
      return `${serverErrorText({ code: 422, reason: 'Invalid', message: '', details })}\n`;
    })
    .join('');
}

const recordings = readdirSync('src/testing/recordings').map((file) => file.replace(/\.json$/, ''));

const applied = recordings.flatMap((name) => {
  const recording: unknown = JSON.parse(readFileSync(`src/testing/recordings/${name}.json`, 'utf8'));
  const scenario: unknown = parse(readFileSync(`src/testing/scenarios/${name}.yaml`, 'utf8'));
  return recordsOf(recordOf(recording).steps).flatMap((step, index) => {
    const file = /^kubectl apply -f (\S+)$/.exec(textOf(step.run))?.[1];
    const text = textOf(recordOf(recordOf(scenario).files)[file ?? '']);
    return file === undefined || text === '' ? [] : [{ name, index, text, file, stderr: textOf(step.stderr) }];
  });
});

test.each(applied)('$name step $index: prints what the real cluster printed', ({ text, file, stderr }) => {
  expect(applyStderr(text, file)).toBe(stderr);
});

test('covers every recorded refusal', () => {
  expect(applied.filter(({ name }) => name.startsWith('refused-')).length).toBeGreaterThanOrEqual(18);
});
