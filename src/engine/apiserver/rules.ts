/** What the API server asks of the manifest layer, which owns decoding, defaults, validation and patches. */
import type { ApiResource, PatchType } from '../../api/client';
import type { KubeObject, Result, StatusCause } from '../../api/meta';

export type FieldValidation = 'Strict' | 'Warn' | 'Ignore';

export interface Decoded {
  object: KubeObject;
  /** Unknown fields, when they are only warned about. */
  warnings: readonly string[];
}

export interface ObjectRules {
  /** What discovery lists. */
  resources: readonly ApiResource[];
  /** The error is the decoder's sentence: `strict decoding error: unknown field "spec.initContainer"`. */
  decode(resource: ApiResource, body: unknown, fieldValidation: FieldValidation): Result<Decoded, string>;
  setDefaults(object: KubeObject): KubeObject;
  validateCreate(object: KubeObject): readonly StatusCause[];
  validateUpdate(next: KubeObject, current: KubeObject): readonly StatusCause[];
  /** What may change through the subresource `ephemeralcontainers`. */
  validateEphemeralContainers(next: KubeObject, current: KubeObject): readonly StatusCause[];
  /** Sentences of the `Warning` headers that a write of this object gets. */
  warnings(object: KubeObject): readonly string[];
  patch(type: PatchType, current: KubeObject, body: unknown): Result<unknown, string>;
  matchesLabels(selector: string, labels: Readonly<Record<string, string>>): Result<boolean, string>;
}
