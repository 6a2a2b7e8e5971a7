/** Importing this file makes the whole shell runnable: for whoever loads nothing later. */
import { seldom } from './parts';
import { seldomNeeded } from './seldom';

seldom.provide(seldomNeeded);
