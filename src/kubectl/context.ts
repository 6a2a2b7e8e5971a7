/** What a kubeconfig holds, as far as it matters here: named contexts and the namespace of each. */

export interface KubeContext {
  cluster: string;
  user: string;
  namespace?: string;
}

/** One per workstation; `kubectl config` changes it. */
export interface KubeContextState {
  current: string;
  contexts: Record<string, KubeContext>;
  clusters: Record<string, { server: string }>;
  users: Record<string, Record<string, string>>;
  /** Discovery is cached on disk: the first command that needs it waits a little longer. */
  discovered: boolean;
}

export function createKubeContext(namespace: string): KubeContextState {
  return {
    current: 'podflight',
    contexts: { podflight: { cluster: 'podflight', user: 'admin', namespace } },
    clusters: { podflight: { server: 'https://10.250.0.2:6443' } },
    users: { admin: {} },
    discovered: false,
  };
}

export const contextNamespace = (state: KubeContextState): string =>
  state.contexts[state.current]?.namespace || 'default';
