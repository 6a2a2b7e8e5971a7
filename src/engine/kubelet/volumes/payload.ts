/** What configMap, secret, downwardAPI and projected volumes hold. Models pkg/volume/{configmap,secret,downwardapi,projected}. */

import { encodeBase64Text, toUrlAlphabet } from '../../../api/base64';
import type { ConfigMap, DownwardAPIVolumeFile, KeyToPath, Secret, Volume, VolumeProjection } from '../../../api/core';
import { secretTexts } from '../environment/environment';
import { type FieldSource, fieldValue, resourceValue } from '../environment/fields';

export interface PayloadFile {
  text: string;
  mode: number;
}

/** Path → file. */
export type Payload = Readonly<Record<string, PayloadFile>>;

export interface PayloadSource extends FieldSource {
  configMap(name: string): ConfigMap | undefined;
  secret(name: string): Secret | undefined;
  timestamp(): string;
}

const DEFAULT_MODE = 0o644;

/** Undefined for volumes of other kinds; an error is the text behind `MountVolume.SetUp failed for volume "x" : `. */
export function payloadOf(source: PayloadSource, volume: Volume): Payload | { error: string } | undefined {
  try {
    if (volume.configMap) return configMapFiles(source, volume.configMap, volume.configMap.defaultMode ?? DEFAULT_MODE);
    if (volume.secret) {
      const { secretName: name = '', ...rest } = volume.secret;
      return secretFiles(source, { name, ...rest }, volume.secret.defaultMode ?? DEFAULT_MODE);
    }
    if (volume.downwardAPI)
      return downwardFiles(source, volume.downwardAPI.items, volume.downwardAPI.defaultMode ?? DEFAULT_MODE);
    if (volume.projected) return projectedFiles(source, volume.projected);
    return undefined;
  } catch (failure) {
    if (failure instanceof MissingSource) return { error: failure.message };
    throw failure;
  }
}

/** Ends the making of a payload from deep inside; never leaves this module. */
class MissingSource extends Error {}

interface Selected {
  name?: string;
  items?: KeyToPath[];
  optional?: boolean;
}

function configMapFiles(source: PayloadSource, { name = '', items, optional }: Selected, mode: number): Payload {
  const found = source.configMap(name);
  if (!found && !optional) throw new MissingSource(`configmap ${JSON.stringify(name)} not found`);
  return selectFiles(
    found?.data ?? {},
    items,
    mode,
    optional,
    (key) => `configmap references non-existent config key: ${key}`,
  );
}

function secretFiles(source: PayloadSource, { name = '', items, optional }: Selected, mode: number): Payload {
  const found = source.secret(name);
  if (!found && !optional) throw new MissingSource(`secret ${JSON.stringify(name)} not found`);
  const data = found ? secretTexts(found) : {};
  return selectFiles(data, items, mode, optional, (key) => `references non-existent secret key: ${key}`);
}

function selectFiles(
  data: Readonly<Record<string, string>>,
  items: readonly KeyToPath[] | undefined,
  mode: number,
  optional: boolean | undefined,
  complaint: (key: string) => string,
): Payload {
  if (!items) return Object.fromEntries(Object.entries(data).map(([key, text]) => [key, { text, mode }]));
  const files: Record<string, PayloadFile> = {};
  for (const item of items) {
    const text = data[item.key];
    if (text !== undefined) files[item.path] = { text, mode: item.mode ?? mode };
    else if (!optional) throw new MissingSource(complaint(item.key));
  }
  return files;
}

function downwardFiles(source: PayloadSource, items: readonly DownwardAPIVolumeFile[] = [], mode: number): Payload {
  return Object.fromEntries(
    items.map((item) => {
      const text = item.fieldRef
        ? (fieldValue(source, item.fieldRef.fieldPath) ?? '')
        : item.resourceFieldRef
          ? resourceValue(source, undefined, item.resourceFieldRef)
          : '';
      return [item.path, { text, mode: item.mode ?? mode }];
    }),
  );
}

/** Everything that is missing is told at once. Models projected.go collectData. */
function projectedFiles(
  source: PayloadSource,
  { sources = [], defaultMode = DEFAULT_MODE }: NonNullable<Volume['projected']>,
): Payload {
  const files: Record<string, PayloadFile> = {};
  const errors = new Set<string>();
  for (const projection of sources) {
    try {
      Object.assign(files, projected(source, projection, defaultMode));
    } catch (failure) {
      if (!(failure instanceof MissingSource)) throw failure;
      errors.add(failure.message);
    }
  }
  if (errors.size > 1) throw new MissingSource(`[${[...errors].join(', ')}]`);
  for (const error of errors) throw new MissingSource(error);
  return files;
}

function projected(source: PayloadSource, projection: VolumeProjection, mode: number): Payload {
  if (projection.configMap) return configMapFiles(source, projection.configMap, mode);
  if (projection.secret) return secretFiles(source, projection.secret, mode);
  if (projection.downwardAPI) return downwardFiles(source, projection.downwardAPI.items, mode);
  if (projection.serviceAccountToken)
    return { [projection.serviceAccountToken.path]: { text: serviceAccountToken(source), mode } };
  return {};
}

/** Looks like the token that the API server would issue; nothing in the simulated cluster verifies it. */
function serviceAccountToken({ pod }: PayloadSource): string {
  const { namespace = '', uid = '', name = '' } = pod.metadata;
  const account = pod.spec.serviceAccountName ?? 'default';
  const header = { alg: 'RS256', kid: 'podflight' };
  const claims = {
    aud: ['https://kubernetes.default.svc.cluster.local'],
    iss: 'https://kubernetes.default.svc.cluster.local',
    'kubernetes.io': { namespace, pod: { name, uid }, serviceaccount: { name: account } },
    sub: `system:serviceaccount:${namespace}:${account}`,
  };
  return [JSON.stringify(header), JSON.stringify(claims), `simulated ${uid}`]
    .map((part) => toUrlAlphabet(encodeBase64Text(part)))
    .join('.');
}
