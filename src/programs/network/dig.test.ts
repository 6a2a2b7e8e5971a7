import { replayed } from '../../testing/clientRun';
import recordings from '../../testing/clients/dig.json';

replayed(recordings);
