import { findFirefox } from '../setup/browser.mjs';
import { commandStage } from './command-stage.ts';
import type { Stage } from './stage.ts';
import { vitestStage } from './vitest-stage.ts';

// Biome colours its output wherever it goes.
const colours = process.stdout.isTTY ? 'force' : 'off';

/**
 * The stages of `npm test`, in order: what fails fastest comes first. docs/testing.md describes them. Flows wait for a
 * browser most of the time, which leaves room for all that takes the processor.
 */
export const stages: Stage[] = [
  commandStage('lint', 'format and lint rules', 'biome', 'ci', `--colors=${colours}`, '.'),
  { ...commandStage('types', 'types', 'tsc', '--noEmit'), isBeside: true },
  vitestStage('boundaries', 'who may import what, and that each rule fires'),
  commandStage('unused', 'files, exports and packages that nothing uses', 'knip'),
  commandStage('docs', 'generated papers are fresh', process.execPath, 'tools/generate.ts', '--check'),
  vitestStage('build', 'store builds, their sizes and permissions'),
  vitestStage('clock', 'what is measured by the clock, with nothing beside it', { follows: 'types' }),
  vitestStage('e2e', 'the whole way, in a real browser', {
    after: 'build',
    isBeside: true,
    hasSecondTry: true,
  }),
  vitestStage('firefox', 'the main flows, in Firefox', {
    after: 'build',
    follows: 'e2e',
    isBeside: true,
    hasSecondTry: true,
    lacks: lacksFirefox,
  }),
  vitestStage('unit', 'unit and contract tests'),
  vitestStage('pages', 'pages that our rules read, in a real browser', { hasSecondTry: true }),
  vitestStage('packages', 'what stores get: the same bytes for all, what it costs, and where it sends', {
    after: 'build',
    hasSecondTry: true,
  }),
];

function lacksFirefox(): string | undefined {
  if (findFirefox()) return undefined;
  return 'EVERYTHING IN FIREFOX: there is no Firefox ESR here. Install firefox-esr, or name its program in DAYLIGHT_FIREFOX.';
}
