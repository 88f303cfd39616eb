import { strToU8, Zip, ZipDeflate } from 'fflate';
import { ExportTable } from '../../messages/export-rows.ts';
import { archiveVersion, type Manifest, otherFiles, tableFiles } from './archive-format.ts';
import { observationCsvHead, observationCsvLine } from './observation-csv.ts';

type ReadRows = (
  table: ExportTable,
  offset: number,
  limit: number,
) => Promise<{ rows: Record<string, unknown>[]; total: number }>;

const pageSize = 500;

/**
 * Writes everything that is kept here into one zip, page by page, so that only the packed bytes are held in memory.
 * @param progress called with a share between 0 and 1
 */
export async function writeArchive(options: {
  readRows: ReadRows;
  readme: string;
  now: Date;
  progress: (share: number) => void;
}): Promise<Blob> {
  const packed: Uint8Array<ArrayBuffer>[] = [];
  const problems: Error[] = [];
  const zip = new Zip((error, bytes) => (error ? problems.push(error) : packed.push(bytes)));
  const openFile = (name: string) => {
    const file = new ZipDeflate(name, { level: 6 });
    zip.add(file);
    return {
      write: (text: string) => file.push(strToU8(text)),
      close: () => file.push(new Uint8Array(), true),
    };
  };
  const writeFile = (name: string, text: string) => {
    const file = openFile(name);
    file.write(text);
    file.close();
  };

  writeFile(otherFiles.readme, options.readme);
  const totals = new Map<ExportTable, number>();
  for (const table of ExportTable.options) totals.set(table, (await options.readRows(table, 0, 1)).total);
  const all = [...totals.values()].reduce((sum, total) => sum + total, 0);
  let done = 0;
  const counts: Partial<Record<ExportTable, number>> = {};
  for (const table of ExportTable.options) {
    const json = openFile(tableFiles[table]);
    const csv = table === 'observations' ? openFile(otherFiles.csv) : undefined;
    json.write('[');
    csv?.write(observationCsvHead);
    let written = 0;
    for await (const rows of pagesOf(table, options.readRows)) {
      json.write(rows.map((row, i) => `${written + i > 0 ? ',' : ''}\n${JSON.stringify(row)}`).join(''));
      csv?.write(rows.map(observationCsvLine).join(''));
      written += rows.length;
      done += rows.length;
      options.progress(Math.min(1, done / Math.max(1, all)));
    }
    json.write('\n]\n');
    json.close();
    csv?.close();
    counts[table] = written;
  }
  const { observations = 0, stories = 0, ...others } = counts;
  const manifest: Manifest & { madeAt: string } = {
    format: 'daylight-export',
    version: archiveVersion,
    madeAt: options.now.toISOString(),
    counts: { observations, stories, ...others },
  };
  writeFile(otherFiles.manifest, `${JSON.stringify(manifest, null, 2)}\n`);
  zip.end();
  if (problems[0]) throw problems[0];
  return new Blob(packed, { type: 'application/zip' });
}

/** A table page by page. Where a page is too much for one message, smaller ones are tried. */
async function* pagesOf(table: ExportTable, readRows: ReadRows): AsyncGenerator<Record<string, unknown>[]> {
  let limit = pageSize;
  for (let offset = 0; ; ) {
    try {
      const { rows, total } = await readRows(table, offset, limit);
      yield rows;
      offset += rows.length;
      if (rows.length === 0 || offset >= total) return;
    } catch (error) {
      if (limit === 1) throw error;
      limit = Math.ceil(limit / 8);
    }
  }
}
