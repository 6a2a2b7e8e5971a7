/** volumeMounts and volumeDevices. Models core/validation ValidateVolumeMounts and ValidateVolumeDevices. */
import { type JsonObject, recordOf, recordsOf, textOf } from '../../api/json';
import { type FieldError, forbidden, invalid, notFound, notSupported, required } from './fieldError';
import { backsteps, localPath } from './paths';
import type { KnownVolumes } from './volumes';

const PROPAGATIONS = ['Bidirectional', 'HostToContainer', 'None'];
const RECURSIVE_READ_ONLY = ['Disabled', 'Enabled', 'IfPossible'];

/** `field`: the container. */
export const validateMountsAndDevices = (container: JsonObject, known: KnownVolumes, field: string): FieldError[] => [
  ...validateMounts(container, known, `${field}.volumeMounts`),
  ...validateDevices(container, known, `${field}.volumeDevices`),
];

function validateMounts(container: JsonObject, known: KnownVolumes, field: string): FieldError[] {
  const paths = new Set<string>();
  const devices = recordsOf(container.volumeDevices);
  return recordsOf(container.volumeMounts).flatMap((mount, index) => {
    const at = `${field}[${index}]`;
    const name = textOf(mount.name);
    const mountPath = textOf(mount.mountPath);
    const errors: FieldError[] = [];
    if (name === '') errors.push(required(`${at}.name`));
    if (!known.has(name)) errors.push(notFound(`${at}.name`, name));
    if (mountPath === '') errors.push(required(`${at}.mountPath`));
    if (paths.has(mountPath)) errors.push(invalid(`${at}.mountPath`, mountPath, 'must be unique'));
    paths.add(mountPath);
    if (devices.some((device) => textOf(device.name) === name))
      errors.push(invalid(`${at}.name`, name, 'must not already exist in volumeDevices'));
    if (devices.some((device) => textOf(device.devicePath) === mountPath))
      errors.push(invalid(`${at}.mountPath`, mountPath, 'must not already exist as a path in volumeDevices'));
    return [...errors, ...subPaths(mount, field, at), ...propagation(mount, container, field)];
  });
}

/** The server names the paths without the index of the mount. */
function subPaths(mount: JsonObject, field: string, at: string): FieldError[] {
  const errors: FieldError[] = [];
  const subPath = textOf(mount.subPath);
  const expression = textOf(mount.subPathExpr);
  if (subPath !== '') errors.push(...localPath(subPath, `${field}.subPath`));
  if (expression === '') return errors;
  if (subPath !== '')
    errors.push(invalid(`${at}.subPathExpr`, expression, 'subPathExpr and subPath are mutually exclusive'));
  return [...errors, ...localPath(expression, `${field}.subPathExpr`)];
}

/** Models validateMountPropagation and validateMountRecursiveReadOnly, which name no mount either. */
function propagation(mount: JsonObject, container: JsonObject, field: string): FieldError[] {
  const errors: FieldError[] = [];
  const mode = textOf(mount.mountPropagation);
  if (mode !== '' && !PROPAGATIONS.includes(mode))
    errors.push(notSupported(`${field}.mountPropagation`, mode, PROPAGATIONS));
  if (mode === 'Bidirectional' && recordOf(container.securityContext).privileged !== true) {
    const rule = 'Bidirectional mount propagation is available only to privileged containers';
    errors.push(forbidden(`${field}.mountPropagation`, rule));
  }
  const recursive = textOf(mount.recursiveReadOnly);
  const at = `${field}.recursiveReadOnly`;
  if (recursive === '' || recursive === 'Disabled') return errors;
  if (!RECURSIVE_READ_ONLY.includes(recursive)) return [...errors, notSupported(at, recursive, RECURSIVE_READ_ONLY)];
  if (mount.readOnly !== true) errors.push(forbidden(at, 'may only be specified when readOnly is true'));
  if (mode !== '' && mode !== 'None')
    errors.push(forbidden(at, 'may only be specified when mountPropagation is None or not specified'));
  return errors;
}

function validateDevices(container: JsonObject, known: KnownVolumes, field: string): FieldError[] {
  const names = new Set<string>();
  const paths = new Set<string>();
  const mounts = recordsOf(container.volumeMounts);
  return recordsOf(container.volumeDevices).flatMap((device, index) => {
    const at = `${field}[${index}]`;
    const name = textOf(device.name);
    const path = textOf(device.devicePath);
    const source = known.get(name);
    const errors: FieldError[] = [];
    if (name === '') errors.push(required(`${at}.name`));
    if (names.has(name)) errors.push(invalid(`${at}.name`, name, 'must be unique'));
    if (known.has(name) && source !== 'persistentVolumeClaim' && source !== 'ephemeral') {
      const rule = 'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode';
      errors.push(invalid(`${at}.name`, name, rule));
    }
    if (!known.has(name)) errors.push(notFound(`${at}.name`, name));
    if (path === '') errors.push(required(`${at}.devicePath`));
    if (paths.has(path)) errors.push(invalid(`${at}.devicePath`, path, 'must be unique'));
    if (backsteps(path, at).length > 0)
      errors.push(invalid(`${at}.devicePath`, path, "can not contain backsteps ('..')"));
    else paths.add(path);
    if (mounts.some((mount) => textOf(mount.name) === name))
      errors.push(invalid(`${at}.name`, name, 'must not already exist in volumeMounts'));
    if (mounts.some((mount) => textOf(mount.mountPath) === path))
      errors.push(invalid(`${at}.devicePath`, path, 'must not already exist as a path in volumeMounts'));
    if (name !== '') names.add(name);
    return errors;
  });
}
