import type { Operation } from './operation.ts';
import downloadFile from './operations/download-file.ts';
import fileByChecksum from './operations/file-by-checksum.ts';
import listDatasets from './operations/list-datasets.ts';
import listFigures from './operations/list-figures.ts';
import partnerCells from './operations/partner-cells.ts';
import partnerExhibits from './operations/partner-exhibits.ts';
import readDataset from './operations/read-dataset.ts';
import readFigure from './operations/read-figure.ts';
import readMeasurements from './operations/read-measurements.ts';
import readRelease from './operations/read-release.ts';
import readRows from './operations/read-rows.ts';

/** Every request that a program can make of what was published, and partners of more, in the order of the reference. */
export const operations: readonly Operation[] = [
  listDatasets,
  readDataset,
  readRelease,
  readMeasurements,
  readRows,
  listFigures,
  readFigure,
  downloadFile,
  fileByChecksum,
  partnerCells,
  partnerExhibits,
];
