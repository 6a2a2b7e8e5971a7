/** The public surface of the process kernel. Types are in types.ts. */

export { decodeUtf8, encodeUtf8, sliceUtf8, utf8Length } from '../api/utf8';
export { type Buffering, OutputBuffer } from './buffer';
export { createContainer } from './container';
export { errno, isErrno, STRERROR } from './errno';
export { DEFAULT_LIMITS, type LimitName, LimitReached, type Limits } from './limits';
export { findProgram, interpreterOf, type LookUp } from './lookUp';
export { byteOrder } from './nodes';
export { releaseFile, retainFile } from './openFile';
export { createPart, type Part, PartMissing } from './parts';
export { TextFile } from './regularFile';
export { parseResolvConf } from './resolvConf';
export {
  ALL_SIGNALS,
  defaultAction,
  isSignalName,
  parseSignal,
  SIGNAL_DESCRIPTIONS,
  SIGNAL_NUMBERS,
  signalName,
} from './signals';
export { createHostSocket, createSocketPair, type HostSocket, shutdownSocket } from './socket';
export { onNewStack } from './stacks';
export { createTree, overlay } from './tree';
export { createWaitQueue } from './waitQueue';
