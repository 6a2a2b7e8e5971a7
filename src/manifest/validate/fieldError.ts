/** One thing that is wrong with a field. Models apimachinery/pkg/util/validation/field, including how it prints. */
import { goJson, goQuote } from '../../api/goJson';
import type { StatusCause } from '../../api/meta';

const REASONS = {
  'Required value': 'FieldValueRequired',
  'Invalid value': 'FieldValueInvalid',
  'Unsupported value': 'FieldValueNotSupported',
  'Duplicate value': 'FieldValueDuplicate',
  Forbidden: 'FieldValueForbidden',
  'Not found': 'FieldValueNotFound',
  'Too long': 'FieldValueTooLong',
  'Too many': 'FieldValueTooMany',
} as const;

export type FieldErrorType = keyof typeof REASONS;

export interface FieldError {
  /** `spec.initContainers[0].name`. */
  field: string;
  type: FieldErrorType;
  /** As printed: text quoted, numbers bare, objects as JSON. Undefined where the type prints none. */
  value?: string;
  detail: string;
}

const printed = (value: unknown): string => (typeof value === 'string' ? goQuote(value) : goJson(value ?? null));

export const required = (field: string, detail = ''): FieldError => ({ field, type: 'Required value', detail });
export const forbidden = (field: string, detail: string): FieldError => ({ field, type: 'Forbidden', detail });
export const invalid = (field: string, value: unknown, detail: string): FieldError => ({
  field,
  type: 'Invalid value',
  value: printed(value),
  detail,
});
export const duplicate = (field: string, value: unknown): FieldError => ({
  field,
  type: 'Duplicate value',
  value: printed(value),
  detail: '',
});
export const notFound = (field: string, value: unknown): FieldError => ({
  field,
  type: 'Not found',
  value: printed(value),
  detail: '',
});
export const tooLong = (field: string, most: number): FieldError => ({
  field,
  type: 'Too long',
  detail: `may not be more than ${most} bytes`,
});
export const tooMany = (field: string, actual: number, most: number): FieldError => ({
  field,
  type: 'Too many',
  value: String(actual),
  detail: `must have at most ${most} items`,
});
export const notSupported = (field: string, value: unknown, supported: readonly string[]): FieldError => ({
  field,
  type: 'Unsupported value',
  value: printed(value),
  detail: `supported values: ${supported.map((one) => goQuote(one)).join(', ')}`,
});

/** `Invalid value: "my_pod": a lowercase RFC 1123 …`: what stands behind the field. */
export function errorBody({ type, value, detail }: FieldError): string {
  const head = value === undefined ? type : `${type}: ${value}`;
  return detail === '' ? head : `${head}: ${detail}`;
}

export const errorText = (error: FieldError): string => `${error.field}: ${errorBody(error)}`;

/** As a `Status` carries them, equal ones once. */
export function causesOf(errors: readonly FieldError[]): StatusCause[] {
  const seen = new Set<string>();
  const causes: StatusCause[] = [];
  for (const error of errors) {
    const text = errorText(error);
    if (seen.has(text)) continue;
    seen.add(text);
    causes.push({ reason: REASONS[error.type], message: errorBody(error), field: error.field });
  }
  return causes;
}
