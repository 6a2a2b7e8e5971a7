/** authentication/v1 and authorization/v1 as far as kubectl asks about itself: who asks, and what he may do. */

/** Models authentication/v1 UserInfo. */
export interface UserInfo {
  username: string;
  uid?: string;
  groups: readonly string[];
  extra?: Readonly<Record<string, readonly string[]>>;
}

/** What a request does: `pods/log` is resource `pods`, subresource `log`. */
export interface ResourceAttributes {
  verb: string;
  group: string;
  resource: string;
  subresource?: string;
  /** undefined: the whole cluster. */
  namespace?: string;
  name?: string;
}

/** A request for a path that is no resource: `/healthz`. */
export interface NonResourceAttributes {
  verb: string;
  path: string;
}

/** Of a Role, a ClusterRole or a SelfSubjectRulesReview. */
export interface PolicyRule {
  verbs?: readonly string[];
  apiGroups?: readonly string[];
  resources?: readonly string[];
  resourceNames?: readonly string[];
  nonResourceURLs?: readonly string[];
}

/** Status of a SelfSubjectAccessReview. */
export interface AccessAnswer {
  allowed: boolean;
  /** Why not, where more is to be said than that no rule allows it; empty otherwise. */
  reason: string;
}

/** SelfSubjectReview, SelfSubjectAccessReview and SelfSubjectRulesReview of one user. */
export interface AccessReviews {
  readonly user: UserInfo;
  mayI(asked: ResourceAttributes | NonResourceAttributes): AccessAnswer;
  /** All that he may do in a namespace. */
  rulesIn(namespace: string): readonly PolicyRule[];
}
