export { atLeast } from '../programs/version';
