import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { type JsonObject, recordOf, recordsOf, textOf } from '../../api/json';
import { applyDefaults, decode } from '../index';

/** What admission and the scheduler add behind the defaults. */
const ADDED = ['nodeName', 'preemptionPolicy', 'priority', 'serviceAccount', 'serviceAccountName', 'tolerations'];

function withoutAdmission(spec: JsonObject): JsonObject {
  const strip = (container: JsonObject): JsonObject => {
    const { volumeMounts, ...rest } = container;
    const mounts = recordsOf(volumeMounts).filter(({ name }) => !textOf(name).startsWith('kube-api-access-'));
    return mounts.length > 0 ? { ...rest, volumeMounts: mounts } : rest;
  };
  const out: JsonObject = { ...spec };
  for (const name of ADDED) delete out[name];
  for (const list of ['containers', 'initContainers']) if (out[list]) out[list] = recordsOf(out[list]).map(strip);
  const volumes = recordsOf(spec.volumes).filter(({ name }) => !textOf(name).startsWith('kube-api-access-'));
  if (volumes.length > 0) out.volumes = volumes;
  else delete out.volumes;
  return out;
}

const names = readdirSync('src/testing/recordings').map((file) => file.replace(/\.json$/, ''));

/** Pods as they were applied (last-applied-configuration) next to what the cluster made of them. */
const pods = names.flatMap((name) => {
  const recording: unknown = JSON.parse(readFileSync(`src/testing/recordings/${name}.json`, 'utf8'));
  return Object.values(recordOf(recordOf(recordOf(recording).final).pods)).flatMap((pod) => {
    const stored = recordOf(parse(textOf(recordOf(pod).yaml), { version: '1.1' }));
    const annotations = recordOf(recordOf(stored.metadata).annotations);
    const applied = textOf(annotations['kubectl.kubernetes.io/last-applied-configuration']);
    const changed = recordOf(stored.metadata).generation !== 1;
    return applied === '' || changed ? [] : [{ name, applied, stored }];
  });
});

test.each(pods)('$name: the defaults are those of the real cluster', ({ applied, stored }) => {
  const decoded = decode(JSON.parse(applied));
  if (!decoded.ok) throw new Error(decoded.error);
  const object: JsonObject = { ...applyDefaults(decoded.value.object) };
  expect(withoutAdmission(recordOf(object.spec))).toEqual(withoutAdmission(recordOf(stored.spec)));
});

test('there are recordings to compare with', () => expect(pods.length).toBeGreaterThan(30));
