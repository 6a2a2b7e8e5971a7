// What `npm run size` bundles to tell what interpreting containers costs: everything below the engine.
export { findImage } from '../images/catalogue';
export { createContainer } from '../process';
