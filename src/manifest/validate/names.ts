/** Rules for names, and what is said when one is broken. Models apimachinery/pkg/util/validation. */

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;

const tooLong = (most: number): string => `must be no more than ${most} characters`;

const isLabel = (text: string): boolean => /^[a-z0-9-]+$/.test(text) && !text.startsWith('-') && !text.endsWith('-');

/** Container, volume and Service names. */
export function dnsLabelProblems(text: string): string[] {
  const problems = text.length > 63 ? [tooLong(63)] : [];
  if (isLabel(text)) return problems;
  if (text.split('.').every(isLabel)) return [...problems, 'must not contain dots'];
  return [
    ...problems,
    `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '${LABEL}')`,
  ];
}

/** Names of most objects. */
export function dnsSubdomainProblems(text: string): string[] {
  const problems = text.length > 253 ? [tooLong(253)] : [];
  if (text.split('.').every(isLabel)) return problems;
  return [
    ...problems,
    `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${SUBDOMAIN}')`,
  ];
}

/** Search domains may have underscores. Models IsDNS1123SubdomainWithUnderscore. */
export function searchDomainProblems(text: string): string[] {
  const problems = text.length > 253 ? [tooLong(253)] : [];
  const isPart = (part: string): boolean => /^_?[a-z0-9][a-z0-9_-]*$/.test(part) && !/[_-]$/.test(part);
  if (text.split('.').every(isPart)) return problems;
  const label = '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
  return [
    ...problems,
    `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${label}(\\.${label})*')`,
  ];
}

const isQualifiedPart = (text: string): boolean =>
  /^[A-Za-z0-9_.-]+$/.test(text) && /^[A-Za-z0-9]/.test(text) && /[A-Za-z0-9]$/.test(text);

/** Keys of labels, names of resources. */
export function qualifiedNameProblems(text: string): string[] {
  const parts = text.split('/');
  const problems: string[] = [];
  const rule =
    "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
  if (parts.length > 2)
    return [`a qualified name ${rule} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  const name = parts.at(-1) ?? '';
  if (parts.length === 2) {
    const prefix = parts[0] ?? '';
    if (prefix === '') problems.push('prefix part must be non-empty');
    else problems.push(...dnsSubdomainProblems(prefix).map((problem) => `prefix part ${problem}`));
  }
  if (name === '') problems.push('name part must be non-empty');
  else if (name.length > 63) problems.push(`name part ${tooLong(63)}`);
  if (!isQualifiedPart(name)) problems.push(`name part ${rule}`);
  return problems;
}

export function labelValueProblems(text: string): string[] {
  const problems = text.length > 63 ? [tooLong(63)] : [];
  if (text === '' || isQualifiedPart(text)) return problems;
  return [
    ...problems,
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
  ];
}

/** Names of container ports, as probes and Services refer to them. */
export function portNameProblems(text: string): string[] {
  const problems: string[] = [];
  if (text.length > 15) problems.push(tooLong(15));
  if (!/^[-a-z0-9]+$/.test(text))
    problems.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  if (!/[a-z]/.test(text)) problems.push('must contain at least one letter (a-z)');
  if (text.includes('--')) problems.push('must not contain consecutive hyphens');
  if (text.startsWith('-') || text.endsWith('-')) problems.push('must not begin or end with a hyphen');
  return problems;
}

/** Any printable ASCII but `=`, since relaxed environment variable validation is on for everybody. */
export const envNameProblems = (text: string): string[] =>
  /^[ -<>-~]+$/.test(text)
    ? []
    : ["a valid environment variable name must consist only of printable ASCII characters other than '='"];

export function configKeyProblems(text: string): string[] {
  const problems = text.length > 253 ? [tooLong(253)] : [];
  if (!/^[-._a-zA-Z0-9]+$/.test(text))
    problems.push(
      "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
    );
  if (text === '.') problems.push(`must not be '.'`);
  if (text === '..') problems.push(`must not be '..'`);
  else if (text.startsWith('..')) problems.push(`must not start with '..'`);
  return problems;
}

export const isPortNumber = (port: number): boolean => Number.isInteger(port) && port >= 1 && port <= 65535;
export const PORT_RANGE = 'must be between 1 and 65535, inclusive';
export const NOT_NEGATIVE = 'must be greater than or equal to 0';
