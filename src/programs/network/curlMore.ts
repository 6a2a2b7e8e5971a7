export { LONG, refuse, showVersion } from './curlCall';
export { elsewhere } from './curlElsewhere';
export { placeTarget, save } from './curlOutput';
export { meterEnd, meterStart, writeOut } from './curlReport';
export { encodeBase64Text, resolved, sentBy } from './curlRequest';
export { transferWithRetries } from './curlRetry';
export { closing, connectedLine, requestLines, responseLines, sayResolved, unconnectedLine } from './curlVerbose';
