import { decodeBase64Text, encodeBase64, encodeBase64Text } from '../../../api/base64';

/** What a made-up certificate says of itself. Times are milliseconds of the wall clock. */
export interface Certificate {
  subject: string;
  issuer: string;
  notBeforeMs: number;
  notAfterMs: number;
  serial: string;
}

export function pem(label: string, base64: string): string {
  const lines = base64.match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

export const keyPem = (label: string, bytes: readonly number[]): string => pem(label, encodeBase64(bytes));

const FIELDS = ['subject', 'issuer', 'notBeforeMs', 'notAfterMs', 'serial'] as const;

/** Its fields as text where a real one has DER: one line each. */
export const certificatePem = (label: string, certificate: Certificate): string =>
  pem(label, encodeBase64Text(`podflight\n${FIELDS.map((field) => certificate[field]).join('\n')}`));

/** The first certificate or request of a PEM text that this program made. */
export function readCertificate(text: string): Certificate | undefined {
  const body = /-----BEGIN CERTIFICATE(?: REQUEST)?-----([^-]*)-----END/.exec(text)?.[1];
  if (body === undefined) return undefined;
  const [mark, subject = '', issuer = '', notBefore, notAfter, serial = ''] = decodeBase64Text(body).split('\n');
  if (mark !== 'podflight') return undefined;
  return { subject, issuer, notBeforeMs: Number(notBefore), notAfterMs: Number(notAfter), serial };
}

/** `/CN=shop/O=acme` as OpenSSL 3 prints it; undefined if it has another form. */
export const subjectOf = (subj: string): string | undefined =>
  subj.startsWith('/')
    ? subj
        .slice(1)
        .split('/')
        .filter(Boolean)
        .map((part) => part.replace(/=/, ' = '))
        .join(', ')
    : undefined;
