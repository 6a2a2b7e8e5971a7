/** Commands that the real kubectl has and this one says, by name, that it does not play. */
import type { Command } from '../cli';
import { notSimulated } from './notSimulated';

export const unsimulatedCommands: readonly Command[] = [
  notSimulated(
    'autoscale',
    'autoscale (-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS [--cpu=CPU] [--memory=MEMORY] [options]',
    'Auto-scale a deployment, replica set, stateful set, or replication controller',
    'use kubectl scale',
  ),
  notSimulated(
    'certificate',
    'certificate SUBCOMMAND [options]',
    'Modify certificate resources',
    'there are no certificates here',
  ),
  notSimulated(
    'kuberc',
    'kuberc SUBCOMMAND [options]',
    'Manage kuberc configuration files',
    'there are no preferences here',
  ),
  notSimulated(
    'kustomize',
    'kustomize DIR [flags] [options]',
    'Build a kustomization target from a directory or URL',
    'apply the files with kubectl apply -f',
  ),
  notSimulated(
    'plugin',
    'plugin [flags] [options]',
    'Provides utilities for interacting with plugins',
    'there are no plugins here',
  ),
  notSimulated(
    'port-forward',
    'port-forward TYPE/NAME [options] [LOCAL_PORT:]REMOTE_PORT [...[LOCAL_PORT_N:]REMOTE_PORT_N]',
    'Forward one or more local ports to a pod',
    'use kubectl exec and a program of the container, such as wget',
  ),
  notSimulated(
    'proxy',
    'proxy [--port=PORT] [--www=static-dir] [--www-prefix=prefix] [--api-prefix=prefix] [options]',
    'Run a proxy to the Kubernetes API server',
    'use kubectl get -o json',
  ),
];
