/** Importing this file loads what the kernel looks for only now and then: for whoever loads nothing later. */
import * as procNeeded from './procFiles';
import { procFiles } from './procfs';

procFiles.provide(procNeeded);
