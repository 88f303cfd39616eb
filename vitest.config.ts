import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { byTheClock } from './tools/test/by-the-clock.ts';
import { LongestFirst } from './tools/test/longest-first.ts';

const setupFiles = ['tools/test/assert-node.ts'];
const apart = ['tools/{boundaries,budgets,start}/**', 'e2e/{firefox,flows,packages,pages,upgrade}/**'];

// Vitest by itself would leave one core free for who watches: of two cores, half.
const atOnce = Math.max(2, availableParallelism());

// What is waited for is there in a moment, or on a busy machine in some; Vitest by itself gives up after one second.
const patience = { poll: { timeout: 20_000 } };

/** Flows of every browser; in what they differ: e2e/harness/differences.ts. */
const mainFlows = 'e2e/flows/{leaving,story,true-prompt,withdraw}.test.ts';

/** To whom a package sends, in each browser. */
const egress = 'e2e/packages/egress.test.ts';

const words = { '#i18n': fileURLToPath(new URL('tools/test/english-words.ts', import.meta.url)) };

/** One project a stage of `npm test`; see docs/testing.md for what belongs where. */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        resolve: { alias: words },
        test: {
          name: 'clock',
          include: byTheClock,
          setupFiles,
          expect: patience,
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        resolve: { alias: words },
        test: {
          name: 'unit',
          include: ['{extension,backend,shared,e2e,tools}/**/*.test.{ts,tsx}'],
          exclude: ['node_modules/**', ...apart, ...byTheClock],
          setupFiles,
          expect: patience,
          maxWorkers: atOnce,
          // They give way to the flows beside them, and some wait for a processor longer than they work.
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'boundaries',
          include: ['tools/boundaries/*.test.ts'],
          setupFiles,
          expect: patience,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'build',
          include: ['tools/budgets/*.test.ts'],
          setupFiles,
          expect: patience,
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/{flows,upgrade}/**/*.test.ts', 'tools/start/*.test.ts'],
          setupFiles,
          expect: patience,
          globalSetup: ['e2e/harness/build-once.ts'],
          // Two browsers on two cores: once in a while one of them lost its extension under load.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'firefox',
          include: [mainFlows, egress, 'e2e/{firefox,upgrade}/*.test.ts'],
          setupFiles,
          expect: patience,
          globalSetup: ['e2e/harness/build-once.ts'],
          maxWorkers: 2, // They wait most of the time, and no Firefox ever lost its extension.
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'pages',
          include: ['e2e/pages/*.test.ts'],
          setupFiles,
          expect: patience,
          maxWorkers: atOnce, // No extension that could be lost.
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'packages',
          include: ['e2e/packages/*.test.ts'],
          setupFiles,
          provide: { browser: 'chrome' },
          expect: patience,
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
