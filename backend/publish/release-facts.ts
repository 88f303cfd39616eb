import type { NoiseMechanism } from '../aggregate/noise.ts';
import { columnsOf } from './columns.ts';
import type { DatasetDefinition } from './define-dataset.ts';
import { simulatedNotice } from './licence.ts';
import type { ReleaseFacts } from './manifest.ts';
import type { Selection } from './select-rows.ts';

/** All a release says about itself, before its files exist. */
export function releaseFacts(
  dataset: DatasetDefinition,
  { rows, suppressed, unnamed, rulePacks }: Selection,
  options: { version: string; study: string; today: string; simulated: boolean; noise: NoiseMechanism },
): ReleaseFacts {
  const { version, study, today, simulated, noise } = options;
  const periods = rows.map((row) => String(row[dataset.chart.period])).sort();
  return {
    ...(simulated ? { notice: simulatedNotice } : {}),
    format: 'daylight-release/1',
    dataset: dataset.slug,
    version,
    title: dataset.title,
    question: dataset.question,
    description: dataset.description,
    keywords: [...dataset.keywords],
    study,
    simulated,
    created: today,
    window: { from: periods[0] ?? null, until: today },
    rows: rows.length,
    protection: {
      minContributors: dataset.minContributors,
      suppressedCells: suppressed.cells,
      suppressedContributions: suppressed.contributions,
      noise: noise.name,
      statement: noise.statement,
    },
    unnamed: { ...unnamed, of: dataset.unnamed.total, statement: dataset.unnamed.statement },
    coverage: dataset.coverage,
    knownBiases: [...dataset.knownBiases],
    rulePacks,
    chart: dataset.chart,
    columns: columnsOf(dataset.row),
    primaryKey: [...dataset.primaryKey],
  };
}
