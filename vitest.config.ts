import { defineConfig } from 'vitest/config';

/** Two projects: pure tests share one thread each (fast), the browser journeys run after a build, each file in a process with a browser of its own. */
export default defineConfig({
  test: {
    globalSetup: ['test/build-once.ts'],
    // One worker for each core: Vitest itself keeps a core free, which is half of a machine of two.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**'],
          pool: 'threads',
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          pool: 'forks',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // What a browser does in the background takes as long as the machine is busy.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
