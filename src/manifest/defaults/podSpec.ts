/** Defaults of a Pod's spec and of templates. Models pkg/apis/core/v1/defaults.go. */
import { isRecord, type JsonObject, recordOf, textOf } from '../../api/json';
import { fill, mapAlways, mapList, mapObject } from './fill';

const VOLUME_SOURCE_MODE = { defaultMode: 420 };

/** SetDefaults_PodSpec and what it holds. */
export function podSpecDefaults(spec: JsonObject): JsonObject {
  let out = fill(spec, {
    dnsPolicy: 'ClusterFirst',
    restartPolicy: 'Always',
    securityContext: {},
    terminationGracePeriodSeconds: 30,
    schedulerName: 'default-scheduler',
  });
  // `serviceAccount` is the old name of the field: each stands for the other.
  const account = textOf(spec.serviceAccountName) || textOf(spec.serviceAccount);
  if (account !== '') out = { ...out, serviceAccountName: account, serviceAccount: account };
  const hostNetwork = spec.hostNetwork === true;
  for (const list of ['initContainers', 'containers', 'ephemeralContainers'])
    out = mapList(out, list, (container) => containerDefaults(container, hostNetwork));
  return mapList(out, 'volumes', volumeDefaults);
}

/** SetDefaults_Pod: what a Pod has and a template has not. */
export function podOnlyDefaults(spec: JsonObject): JsonObject {
  const filled = fill(spec, { enableServiceLinks: true });
  return ['initContainers', 'containers'].reduce((out, list) => mapList(out, list, requestsFromLimits), filled);
}

/** What is limited and not requested is requested at its limit. */
function requestsFromLimits(container: JsonObject): JsonObject {
  const resources = recordOf(container.resources);
  if (!isRecord(resources.limits)) return container;
  return { ...container, resources: { ...resources, requests: fill(recordOf(resources.requests), resources.limits) } };
}

function containerDefaults(container: JsonObject, hostNetwork: boolean): JsonObject {
  let out = fill(container, {
    imagePullPolicy: pullPolicyOf(textOf(container.image)),
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
  });
  out = mapAlways(out, 'resources', (resources) => resources);
  out = mapList(out, 'ports', (port) =>
    fill(port, { protocol: 'TCP', ...(hostNetwork ? { hostPort: port.containerPort } : {}) }),
  );
  for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe']) out = mapObject(out, probe, probeDefaults);
  out = mapObject(out, 'lifecycle', (lifecycle) =>
    ['postStart', 'preStop'].reduce((hooks, name) => mapObject(hooks, name, handlerDefaults), lifecycle),
  );
  return mapList(out, 'env', (variable) => mapObject(variable, 'valueFrom', (source) => referenceDefaults(source)));
}

/** `latest`, or no tag at all, is pulled every time. A digest never changes. */
function pullPolicyOf(image: string): string {
  const name = image.slice(image.lastIndexOf('/') + 1);
  if (name.includes('@')) return 'IfNotPresent';
  const tag = name.includes(':') ? name.slice(name.indexOf(':') + 1) : 'latest';
  return tag === 'latest' || image === '' ? 'Always' : 'IfNotPresent';
}

const probeDefaults = (probe: JsonObject): JsonObject =>
  handlerDefaults(fill(probe, { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 }));

const handlerDefaults = (handler: JsonObject): JsonObject => {
  const out = mapObject(handler, 'httpGet', (action) => fill(action, { path: '/', scheme: 'HTTP' }));
  return mapObject(out, 'grpc', (action) => fill(action, { service: '' }));
};

const referenceDefaults = (source: JsonObject): JsonObject =>
  mapObject(
    mapObject(
      mapObject(source, 'fieldRef', (reference) => fill(reference, { apiVersion: 'v1' })),
      'fileKeyRef',
      (reference) => fill(reference, { optional: false }),
    ),
    'resourceFieldRef',
    (reference) => fill(reference, { divisor: '0' }),
  );

const itemDefaults = (source: JsonObject): JsonObject => mapList(source, 'items', referenceDefaults);

function volumeDefaults(volume: JsonObject): JsonObject {
  // A volume without any source is an emptyDir: SetDefaults_Volume.
  if (!Object.keys(volume).some((name) => name !== 'name' && isRecord(volume[name])))
    return { ...volume, emptyDir: {} };
  let out = volume;
  for (const source of ['secret', 'configMap'])
    out = mapObject(out, source, (value) => fill(value, VOLUME_SOURCE_MODE));
  out = mapObject(out, 'downwardAPI', (value) => itemDefaults(fill(value, VOLUME_SOURCE_MODE)));
  out = mapObject(out, 'hostPath', (value) => fill(value, { type: '' }));
  out = mapObject(out, 'ephemeral', (value) =>
    mapObject(value, 'volumeClaimTemplate', (template) =>
      mapAlways(template, 'spec', (spec) => fill(spec, { volumeMode: 'Filesystem' })),
    ),
  );
  out = mapObject(out, 'image', (value) => fill(value, { pullPolicy: pullPolicyOf(textOf(value.reference)) }));
  return mapObject(out, 'projected', (value) =>
    mapList(fill(value, VOLUME_SOURCE_MODE), 'sources', (source) =>
      mapObject(
        mapObject(source, 'serviceAccountToken', (token) => fill(token, { expirationSeconds: 3600 })),
        'downwardAPI',
        itemDefaults,
      ),
    ),
  );
}
