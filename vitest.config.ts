import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: ['src/testing/**/*.conformance.test.ts'],
          environment: 'node',
          setupFiles: ['src/testing/propertySeed.ts'],
        },
      },
      {
        test: {
          name: 'conformance',
          include: ['src/testing/**/*.conformance.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
        },
      },
    ],
  },
});
