// What `npm run size` bundles to tell what interpreting containers costs: everything below the engine, and its parts.
export { findImage } from '../images/catalogue';
export { loadPart } from '../images/load';
export { createContainer } from '../process';
