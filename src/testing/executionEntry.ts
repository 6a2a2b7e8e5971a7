// What `npm run size` bundles to tell what interpreting containers costs: everything below the engine, and its parts.
export { findImage } from '../images/catalogue';
export { createContainer } from '../process';
export { loadPart } from '../programs/groups/load';
