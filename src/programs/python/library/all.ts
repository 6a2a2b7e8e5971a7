/** Provides all of Python's library at once, for whoever does not mind the size. */
import { LIBRARY_PARTS } from '../libraryParts';
import * as data from './dataPart';
import * as net from './netPart';
import * as tools from './toolsPart';

LIBRARY_PARTS.pythonData.provide(data);
LIBRARY_PARTS.pythonNet.provide(net);
LIBRARY_PARTS.pythonTools.provide(tools);
