/** The API server's refusals, in its words. Models apimachinery/pkg/api/errors. */
import { fail, type StatusCause, type StatusError } from '../../api/meta';

type Refusal = { ok: false; error: StatusError };

/** `resource` is the plural, with the group behind a dot: `deployments.apps`. */
export const notFound = (resource: string, name: string): Refusal =>
  fail({
    code: 404,
    reason: 'NotFound',
    message: `${resource} "${name}" not found`,
    details: detailsOf(resource, name),
  });

export const alreadyExists = (resource: string, name: string): Refusal =>
  fail({
    code: 409,
    reason: 'AlreadyExists',
    message: `${resource} "${name}" already exists`,
    details: detailsOf(resource, name),
  });

export const conflict = (resource: string, name: string, why: string): Refusal =>
  fail({
    code: 409,
    reason: 'Conflict',
    message: `Operation cannot be fulfilled on ${resource} "${name}": ${why}`,
    details: detailsOf(resource, name),
  });

export const MODIFIED_MEANWHILE =
  'the object has been modified; please apply your changes to the latest version and try again';

export const badRequest = (message: string): Refusal => fail({ code: 400, reason: 'BadRequest', message });

export const forbidden = (resource: string, name: string, why: string): Refusal =>
  fail({
    code: 403,
    reason: 'Forbidden',
    message: `${resource} "${name}" is forbidden: ${why}`,
    details: detailsOf(resource, name),
  });

export const methodNotAllowed = (): Refusal =>
  fail({
    code: 405,
    reason: 'MethodNotAllowed',
    message: 'the server does not allow this method on the requested resource',
  });

/** `kind` with its group: `Deployment.apps`. One cause gives one line, several a bracketed list. */
export function invalid(kind: string, name: string, causes: readonly StatusCause[]): Refusal {
  const lines = causes.map(({ field, message }) => `${field}: ${message}`);
  const text = lines.length === 1 ? (lines[0] ?? '') : `[${lines.join(', ')}]`;
  const dot = kind.indexOf('.');
  return fail({
    code: 422,
    reason: 'Invalid',
    message: `${kind} "${name}" is invalid: ${text}`,
    details: {
      name,
      kind: dot < 0 ? kind : kind.slice(0, dot),
      ...(dot < 0 ? {} : { group: kind.slice(dot + 1) }),
      causes: [...causes],
    },
  });
}

export function detailsOf(resource: string, name: string): NonNullable<StatusError['details']> {
  const dot = resource.indexOf('.');
  return dot < 0 ? { name, kind: resource } : { name, kind: resource.slice(0, dot), group: resource.slice(dot + 1) };
}
