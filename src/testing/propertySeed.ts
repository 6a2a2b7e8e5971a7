import fc from 'fast-check';

/**
 * Property tests draw from this seed, so that a change fails for what it changed and not for the day it ran on.
 * `PROPERTY_SEED=$RANDOM npm run unit` explores further; fast-check prints the seed of what it finds.
 */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20261120) });
