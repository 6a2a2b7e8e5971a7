import type { Blocking } from '../../../process/types';
import { MONTHS } from '../../support/dates';
import { wallClockMs } from '../../support/numbers';
import type { Tool } from '../../support/tool';
import { deliver, optionValue } from './keys';
import { type Certificate, certificatePem, readCertificate } from './pem';

const DAY_MS = 86_400_000;

/** `Nov 20 12:00:00 2026 GMT` */
function certificateTime(ms: number): string {
  const date = new Date(ms);
  const day = String(date.getUTCDate()).padStart(2);
  return `${(MONTHS[date.getUTCMonth()] ?? '').slice(0, 3)} ${day} ${date.toISOString().slice(11, 19)} ${date.getUTCFullYear()} GMT`;
}

/** openssl x509: shows what is in a certificate that `req` made, or with -req signs a request. */
export function* x509Command(t: Tool, args: readonly string[]): Blocking<number> {
  const path = optionValue(args, '-in');
  const signs = args.includes('-req');
  if (path !== undefined && !t.process.exists(path)) {
    yield* t.process.error(
      signs
        ? `Can't open "${path}" for reading, No such file or directory\nUnable to load certificate request input`
        : `Could not open file or uri for loading certificate from ${path}\nUnable to load certificate`,
    );
    return 1;
  }
  const text = path === undefined ? yield* t.process.readAll(0) : t.process.readFile(path);
  const certificate = readCertificate(text);
  if (!certificate) {
    const isForeign = text.includes('-----BEGIN CERTIFICATE');
    yield* t.process.error(
      isForeign
        ? 'openssl: Podflight reads only certificates that its own openssl made'
        : `Could not read certificate from ${path ?? '<stdin>'}\nUnable to load certificate`,
    );
    return 1;
  }
  if (signs) return yield* sign(t, args, certificate);
  for (const arg of args) t.put(field(arg, certificate));
  const seconds = optionValue(args, '-checkend');
  const expires = certificate.notAfterMs < wallClockMs(t.process) + Number(seconds ?? 0) * 1000;
  if (seconds !== undefined) t.put(`Certificate will ${expires ? '' : 'not '}expire\n`);
  if (!args.includes('-noout') && !(yield* deliver(t, 'x509', optionValue(args, '-out'), text))) return 1;
  return seconds !== undefined && expires ? 1 : 0;
}

function field(arg: string, { subject, issuer, notBeforeMs, notAfterMs, serial }: Certificate): string {
  const after = `notAfter=${certificateTime(notAfterMs)}\n`;
  const before = `notBefore=${certificateTime(notBeforeMs)}\n`;
  if (arg === '-subject') return `subject=${subject}\n`;
  if (arg === '-issuer') return `issuer=${issuer}\n`;
  if (arg === '-serial') return `serial=${serial}\n`;
  if (arg === '-dates') return `${before}${after}`;
  return arg === '-enddate' ? after : arg === '-startdate' ? before : '';
}

/** -req -in CSR -CA CERT -CAkey KEY -out CERT. */
function* sign(t: Tool, args: readonly string[], request: Certificate): Blocking<number> {
  const ca = optionValue(args, '-CA');
  const signer = ca === undefined || !t.process.exists(ca) ? undefined : readCertificate(t.process.readFile(ca));
  if (ca !== undefined && !signer) {
    yield* t.process.error(`Could not read CA certificate from ${ca}\nUnable to load certificate`);
    return 1;
  }
  yield* t.process.error(`Certificate request self-signature ok\nsubject=${request.subject}`);
  const notAfterMs = request.notBeforeMs + (Number(optionValue(args, '-days')) || 30) * DAY_MS;
  const made = { ...request, issuer: signer?.subject ?? request.subject, notAfterMs };
  return (yield* deliver(t, 'x509', optionValue(args, '-out'), certificatePem('CERTIFICATE', made))) ? 0 : 1;
}

/** openssl verify [-CAfile FILE] CERT...: whether the issuer is among the trusted. */
export function* verifyCommand(t: Tool, args: readonly string[]): Blocking<number> {
  const authority = optionValue(args, '-CAfile');
  const trusted = authority === undefined || !t.process.exists(authority) ? '' : t.process.readFile(authority);
  let status = 0;
  for (const path of args.filter((arg, i) => !arg.startsWith('-') && args[i - 1] !== '-CAfile')) {
    const certificate = t.process.exists(path) ? readCertificate(t.process.readFile(path)) : undefined;
    if (certificate && readCertificate(trusted)?.subject === certificate.issuer) {
      t.put(`${path}: OK\n`);
      continue;
    }
    status = 2;
    yield* t.flush();
    if (!certificate)
      yield* t.process.error(`Could not read certificate from ${path}\nUnable to load certificate file`);
    else {
      const isOwn = certificate.issuer === certificate.subject;
      const problem = isOwn
        ? 'error 18 at 0 depth lookup: self-signed certificate'
        : 'error 20 at 0 depth lookup: unable to get local issuer certificate';
      yield* t.process.error(`${certificate.subject}\n${problem}\nerror ${path}: verification failed`);
    }
  }
  return status;
}
