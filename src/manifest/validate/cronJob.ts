/** CronJobs. Models batch/validation ValidateCronJobCreate. */
import { parseSchedule, zoneOffset } from '../../api/cron';
import { type JsonObject, recordOf, textOf } from '../../api/json';
import { type FieldError, invalid, notSupported, required } from './fieldError';
import { validateMetadata } from './metadata';
import { dnsSubdomainProblems } from './names';
import { nonNegative, validateJobSpec } from './workloads';

/** A Job's name is its CronJob's and eleven characters more. */
const LONGEST_NAME = 52;

export function validateCronJob(job: JsonObject): FieldError[] {
  const spec = recordOf(job.spec);
  const metadata = recordOf(job.metadata);
  const name = textOf(metadata.name);
  return [
    ...validateMetadata(metadata, dnsSubdomainProblems),
    ...validateSchedule(textOf(spec.schedule)),
    ...nonNegative(spec, ['startingDeadlineSeconds'], 'spec'),
    ...(spec.timeZone === undefined ? [] : validateTimeZone(textOf(spec.timeZone))),
    ...validatePolicy(textOf(spec.concurrencyPolicy)),
    ...validateJobSpec(recordOf(recordOf(spec.jobTemplate).spec), 'spec.jobTemplate.spec'),
    ...nonNegative(spec, ['successfulJobsHistoryLimit', 'failedJobsHistoryLimit'], 'spec'),
    ...(name.length > LONGEST_NAME
      ? [invalid('metadata.name', name, `must be no more than ${LONGEST_NAME} characters`)]
      : []),
  ];
}

function validateSchedule(schedule: string): FieldError[] {
  const field = 'spec.schedule';
  if (schedule === '') return [required(field)];
  const parsed = parseSchedule(schedule.replace(/^(?:CRON_)?TZ=\S+\s+/, ''));
  const errors = parsed.ok ? [] : [invalid(field, schedule, parsed.error)];
  if (schedule.includes('TZ'))
    errors.push(invalid(field, schedule, 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead'));
  return errors;
}

function validateTimeZone(zone: string): FieldError[] {
  const field = 'spec.timeZone';
  if (zone === '') return [invalid(field, zone, 'timeZone must be nil or non-empty string')];
  if (zone.toLowerCase() === 'local')
    return [
      invalid(field, zone, 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones'),
    ];
  return zoneOffset(zone) ? [] : [invalid(field, zone, `unknown time zone ${zone}`)];
}

const POLICIES = ['Allow', 'Forbid', 'Replace'];

function validatePolicy(policy: string): FieldError[] {
  if (policy === '') return [required('spec.concurrencyPolicy')];
  return POLICIES.includes(policy) ? [] : [notSupported('spec.concurrencyPolicy', policy, POLICIES)];
}
