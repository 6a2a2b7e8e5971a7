/** The controller manager: every controller watches the store by itself and acts through it. */
import type { EngineContext, ObjectStore } from '../context';
import { startCronJobController } from './cronJob';
import { startDaemonSetController } from './daemonSet';
import { startDeploymentController } from './deployment';
import { startDisruptionController } from './disruption';
import { startEndpointControllers } from './endpointSlices';
import { startGarbageCollector } from './garbageCollector';
import { startJobController } from './job';
import { startNamespaceControllers } from './namespaces';
import { startReplicaSetController } from './replicaSet';
import { startResourceQuotaController } from './resourceQuota';
import { startStatefulSetController } from './statefulSet';
import { startTaintEviction } from './taintEviction';
import { startEphemeralVolumes } from './volumes/ephemeral';
import { startPersistentVolumeController } from './volumes/persistentVolumes';
import { startVolumeProtection } from './volumes/protection';
import { startProvisioners } from './volumes/provisioner';
import { startResizers } from './volumes/resizer';

export function startControllers(context: EngineContext, store: ObjectStore): void {
  startNamespaceControllers(context, store);
  startEndpointControllers(context, store);
  startDeploymentController(context, store);
  startReplicaSetController(context, store);
  startStatefulSetController(context, store);
  startDaemonSetController(context, store);
  startJobController(context, store);
  startCronJobController(context, store);
  startDisruptionController(context, store);
  startPersistentVolumeController(context, store);
  startEphemeralVolumes(context, store);
  startProvisioners(context, store);
  startResizers(context, store);
  startVolumeProtection(context, store);
  startResourceQuotaController(context, store);
  startTaintEviction(context, store);
  startGarbageCollector(context, store);
}
