import { columnsOf } from './columns.ts';
import type { DatasetDefinition } from './define-dataset.ts';
import { simulatedNotice } from './licence.ts';
import type { ReleaseFacts } from './manifest.ts';
import { type Measurements, newestWindow } from './measurements.ts';
import { protectionFacts } from './protection-facts.ts';

/**
 * All that a release says about itself, before its files exist. Pure: follows from the definition of its dataset, what was
 * measured, and how many rows that gave.
 */
export function releaseFacts(
  dataset: DatasetDefinition,
  measurements: Measurements,
  rows: number,
): ReleaseFacts {
  const { version, created, software, rulePacks, contact, address, windows } = measurements;
  const simulated = windows.some((window) => window.simulated);
  return {
    ...(simulated ? { notice: simulatedNotice } : {}),
    format: 'daylight-release/2',
    dataset: dataset.slug,
    version,
    title: dataset.title,
    question: dataset.question,
    description: dataset.description,
    keywords: [...dataset.keywords],
    sources: [...dataset.sources],
    study: newestWindow(measurements).study,
    simulated,
    created,
    software,
    contact,
    address,
    windows: windows.map(({ from, until, closed, measured, coarse, active, activeSigmaSquared }) => ({
      from,
      until,
      closed,
      measured,
      coarse,
      active: Math.max(...active),
      activeSigma: Number(Math.sqrt(activeSigmaSquared).toFixed(3)),
    })),
    rows,
    protection: protectionFacts(dataset, measurements),
    withheld: windows.flatMap(({ from, withheld }) => withheld.map((one) => ({ ...one, window: from }))),
    coverage: dataset.coverage,
    knownBiases: [...dataset.knownBiases],
    rulePacks: [...rulePacks],
    chart: { ...dataset.chart, by: dataset.chart.by ?? null },
    columns: columnsOf(dataset.row),
    primaryKey: [...dataset.primaryKey],
  };
}
