import type { Measure } from '../measure/measure.ts';
import { loadDatasets } from '../publish/datasets.ts';

/** Everything that is measured in a window, of all datasets. */
export async function loadMeasures(): Promise<Measure[]> {
  return (await loadDatasets()).flatMap(({ measures }) => measures);
}
