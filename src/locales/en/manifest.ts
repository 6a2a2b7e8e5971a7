/** Findings in a manifest and proposals to mend them. {message} is what kubectl or the server says, in its own words. */
export const manifest = {
  'manifest.too-large': 'This text is longer than {most} KB and was not read.',
  'manifest.not-yaml': 'This is not YAML: {message}',
  'manifest.not-an-object': 'A manifest is a map with apiVersion, kind and metadata. This is something else.',
  'manifest.kind-missing': 'There is no kind: say what this is, for example kind: Pod.',
  'manifest.version-missing': 'There is no apiVersion.',
  'manifest.version-missing.known': 'There is no apiVersion. A {kind} needs apiVersion: {version}.',
  'manifest.version-wrong': 'There is no {kind} in {apiVersion}. It lives in {version}.',
  'manifest.kind-unknown': 'The cluster knows no kind “{kind}”.',
  'manifest.kind-unknown.nearest': 'The cluster knows no kind “{kind}”. Did you mean {nearest}?',
  'manifest.kind-not-simulated':
    'A real cluster has {kind}; this simulation does not. kubectl will say that it does not know it.',
  'manifest.wrong-type': 'A value has the wrong type: {message}',
  'manifest.unknown-field': 'There is no field “{field}” here. The API server refuses it.',
  'manifest.unknown-field.nearest': 'There is no field “{field}” here. Did you mean {nearest}?',
  'manifest.only-for-sidecars':
    '“{name}” is an init container: it runs once and ends, so it cannot have {field}. A sidecar can.',
  'manifest.volume-missing': 'The Pod has no volume “{name}”. A mount needs one of that name under spec.volumes.',
  'manifest.duplicate-name': 'The name “{name}” is taken. Init and app containers share their names.',
  'manifest.init-never-ends':
    'It looks as if “{name}” never ends. The app would never start. Is it meant to be a sidecar?',
  'manifest.no-default-class':
    'This claim names no StorageClass, and no file has a default one: it stays Pending, and the Pods that use it wait.',
  'manifest.no-storage-class':
    'No file has a StorageClass or a PersistentVolume of the class “{name}”: this claim stays Pending, and the Pods that use it wait.',
  'manifest.no-volume':
    'An empty storageClassName asks for a PersistentVolume without a class, and no file has one: this claim stays Pending, and the Pods that use it wait.',
  'manifest.refused': 'The API server refuses this: {message}',
  'manifest.warned': 'The API server warns: {message}',
  'manifest.support.approximated': 'Simulated approximately',
  'manifest.support.ignored': 'Not simulated: nothing here depends on it',
  'manifest.fix.rename-field': 'Rename {from} to {to}',
  'manifest.fix.replace-value': 'Change to {to}',
  'manifest.fix.remove-field': 'Remove {field}',
  'manifest.fix.make-sidecar': 'Make {name} a sidecar (restartPolicy: Always)',
  'manifest.fix.add-default-class': 'Add a default StorageClass “{name}” that provisions volumes',
  'manifest.fix.add-class': 'Add a StorageClass “{name}” that provisions volumes',
  'manifest.fix.describe-image': 'Say what “{name}” does: {behaviour}',
  'manifest.fix.add-volume': 'Add an emptyDir volume “{name}”',
} as const;
