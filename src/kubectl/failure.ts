/** What went wrong, in kubectl's words. Models kubectl/pkg/cmd/util/helpers.go checkErr and StandardErrorMessage. */
import type { Result, StatusError } from '../api/meta';

export type Failure =
  | { kind: 'status'; status: StatusError }
  /** Printed after `error: `. */
  | { kind: 'text'; text: string }
  /** Printed as it is. */
  | { kind: 'verbatim'; text: string };

export type Outcome<T> = Result<T, Failure>;

export const textFailure = (text: string): Failure => ({ kind: 'text', text });
export const statusFailure = (status: StatusError): Failure => ({ kind: 'status', status });
export const failed = (text: string): { ok: false; error: Failure } => ({ ok: false, error: textFailure(text) });

/** The same outcome with a Failure in place of a StatusError. */
export const fromServer = <T>(result: Result<T>): Outcome<T> =>
  result.ok ? result : { ok: false, error: statusFailure(result.error) };

/** Models AddSourceToErr: `error when creating "pod.yaml": …`. What is invalid keeps its own words. */
export function withSource(failure: Failure, verb: string, source: string): Failure {
  if (failure.kind === 'status') {
    const message = `error when ${verb} "${source}": ${failure.status.message}`;
    return { kind: 'status', status: { ...failure.status, message } };
  }
  if (failure.kind === 'verbatim') return failure;
  return { kind: 'text', text: `error when ${verb} "${source}": ${failure.text}` };
}

/** What is printed for one failure. */
export function failureText(failure: Failure): string {
  if (failure.kind === 'verbatim') return failure.text;
  if (failure.kind === 'text') return failure.text.startsWith('error: ') ? failure.text : `error: ${failure.text}`;
  return failure.status.reason === 'Invalid' ? invalidText(failure.status) : serverText(failure.status);
}

/** What is printed for several: each on its line, without `error: `. */
export function failuresText(failures: readonly Failure[]): string {
  const [first] = failures;
  if (first && failures.length === 1) return failureText(first);
  const lines = failures.map((failure) => (failure.kind === 'status' ? serverText(failure.status) : failure.text));
  return [...new Set(lines)].join('\n');
}

function serverText({ reason, message }: StatusError): string {
  if (reason === 'Unauthorized') return `error: You must be logged in to the server (${message})`;
  return reason ? `Error from server (${reason}): ${message}` : `Error from server: ${message}`;
}

function invalidText({ details, message }: StatusError): string {
  const causes = [...new Set((details?.causes ?? []).map(causeText))];
  const [only] = causes;
  const subject = details?.kind ? `The ${details.kind} "${details.name ?? ''}" is invalid` : 'The request is invalid';
  if (only === undefined) return details?.kind ? subject : `${subject}: ${message}`;
  if (causes.length === 1) return `${subject}: ${only}`;
  return `${subject}: \n${causes.map((cause) => `* ${cause}`).join('\n')}`;
}

const causeText = ({ field, message }: { field: string; message: string }): string =>
  field ? `${field}: ${message}` : message;
