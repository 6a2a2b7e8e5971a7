export { LONG, refuse, showVersion } from './curlCall';
export { elsewhere } from './curlElsewhere';
export { placeTarget, save } from './curlOutput';
export { closing, meterEnd, meterStart, writeOut } from './curlReport';
export { encodeBase64Text, resolved, sentBy } from './curlRequest';
export { transferWithRetries } from './curlRetry';
