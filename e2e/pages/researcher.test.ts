import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadFigures } from '../../backend/measure/load-figures.ts';
import { loadDatasets } from '../../backend/publish/datasets.ts';
import { measurementsFor, writeReleaseOf } from '../../backend/publish/testing/made-up-release.ts';
import { madeUpWindow } from '../../backend/publish/testing/measured-window.ts';
import { openPlainBrowser } from '../harness/plain-browser.ts';
import { throwAwayFolder } from '../harness/profile.ts';
import { type BackendProcess, startBackend } from '../simulate/backend-process.ts';

const slug = 'published-stories';
const named = 'headline-figures';
const formats = ['csv', 'parquet', 'json'] as const;

let backend: BackendProcess;
let browser: Browser;
let page: Page;
const data = throwAwayFolder('researcher');
const downloads = join(data, 'downloads');
/** Addresses of downloads by the browser's name for them, and where those are that have ended. */
const begun = new Map<string, string>();
const saved = new Map<string, string>();

beforeAll(async () => {
  const [datasets, figures] = [await loadDatasets(), await loadFigures()];
  const windows = ['2026-10-04', '2026-11-01'].map((day) => madeUpWindow(datasets, figures, { day }));
  for (const dataset of datasets.filter((one) => [slug, named].includes(one.slug)))
    await writeReleaseOf(dataset, measurementsFor(dataset, windows), join(data, 'releases'));
  backend = await startBackend(data);
  browser = await openPlainBrowser();
  page = await browser.newPage();
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', {
    ...{ behavior: 'allowAndName', downloadPath: downloads, eventsEnabled: true },
  });
  session.on('Browser.downloadWillBegin', ({ guid, url }) => void begun.set(guid, url));
  session.on('Browser.downloadProgress', ({ guid, state }) => {
    if (state === 'completed') saved.set(begun.get(guid) ?? '', join(downloads, guid));
  });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await backend?.stop();
  rmSync(data, { recursive: true, force: true });
});

const follow = async (name: string) => {
  const [link] = await page.$$(
    `main ::-p-aria([name="${name}"][role="link"]), nav ::-p-aria([name="${name}"][role="link"])`,
  );
  if (!link) throw new Error(`There is no link "${name}" on ${page.url()}.`);
  await Promise.all([page.waitForNavigation(), link.click()]);
};
const words = () => page.$eval('main', (main) => main.textContent ?? '');

/** Downloads what a link leads to, as a person does: by a click. */
async function save(file: string): Promise<Buffer> {
  const clicked = await page.evaluate((name) => {
    const link = [...document.querySelectorAll('a')].find((one) => one.href.endsWith(`/${name}`));
    // It may lie in a part of the page that is folded.
    for (let part = link?.closest('details'); part; part = part.parentElement?.closest('details') ?? null)
      part.open = true;
    link?.setAttribute('download', '');
    link?.click();
    return link !== undefined;
  }, file);
  expect(clicked, `a link to ${file}`).toBe(true);
  const placeOf = () => [...saved].find(([address]) => address.endsWith(`/${file}`))?.[1];
  await expect.poll(placeOf, { timeout: 20_000 }).toBeTruthy();
  const place = placeOf() ?? '';
  // The next dataset has a file of this name, too.
  saved.clear();
  renameSync(place, join(downloads, file));
  return readFileSync(join(downloads, file));
}
const sumOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('a researcher finds a dataset, and reads what its columns mean', async () => {
  await page.goto(`${backend.url}/`);
  await page.goto(`${backend.url}/datasets/`);
  await follow('Headline figures');
  expect(await page.$eval('h1', (title) => title.textContent)).toContain('Headline figures');
  const text = await words();
  const manifest = await manifestOf(named);
  for (const { name, description } of manifest.columns) {
    expect(text).toContain(name);
    expect(text).toContain(description);
  }
});

describe.each([named, slug])('of %s', (dataset) => {
  const files = new Map<string, Buffer>();

  test('each format is downloaded by a click, with the checksum on the page and in SHA256SUMS', async () => {
    await page.goto(`${backend.url}/datasets/${dataset}`);
    const text = await words();
    const sums = (await save('SHA256SUMS')).toString();
    for (const format of formats) {
      const name = `${dataset}.${format}`;
      const bytes = await save(name);
      files.set(format, bytes);
      expect(text).toContain(sumOf(bytes));
      expect(sums).toContain(`${sumOf(bytes)}  ${name}\n`);
    }
  });

  test('DuckDB, a plain reader of CSV and the interface for programs give the same rows', async () => {
    const { columns, primaryKey } = await manifestOf(dataset);
    const names = columns.map(({ name }) => name);
    const [csv, parquet, json] = formats.map((format) => files.get(format) ?? Buffer.alloc(0));
    const rows: Row[] = JSON.parse(String(json)).rows;
    expect(rows.length).toBeGreaterThan(0);
    const expected = rows.map((row) => names.map((name) => asText(row[name])));
    // What a spreadsheet would run has an apostrophe before it in CSV alone.
    const guarded = expected.map((row) =>
      row.map((cell, i) => (columns[i]?.freeText && /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)),
    );
    const [header, ...plain] = readPlainCsv(String(csv));
    expect(header).toEqual(names);
    expect(plain).toEqual(guarded);
    const db = await (await DuckDBInstance.create()).connect();
    const select = names.map((name) => `"${name}"`).join(', ');
    const order = primaryKey.map((name) => `"${name}"`).join(', ');
    const read = async (source: string) => {
      const result = await db.runAndReadAll(`select ${select} from ${source} order by ${order}`);
      return result.getRowsJson().map((row) => row.map(asText));
    };
    const inOrder = (cells: string[][]) => [...cells].map((row) => row.join('\u0001')).sort();
    const place = join(downloads, dataset);
    expect(inOrder(await read(`read_parquet('${place}.parquet')`))).toEqual(inOrder(expected));
    expect(inOrder(await read(`read_csv('${place}.csv', all_varchar = true)`))).toEqual(inOrder(guarded));
    db.closeSync();
    expect(parquet?.length).toBeGreaterThan(0);
    const answer = await fetch(`${backend.url}/api/v1/datasets/${dataset}/rows?limit=10000`);
    expect(((await answer.json()) as { rows: Row[] }).rows).toEqual(rows);
  });
});

test('a download that broke off goes on where it was, and only if it is the same file', async () => {
  const address = `${backend.url}/datasets/${named}/1.0.0/${named}.csv`;
  const whole = Buffer.from(await (await fetch(address)).arrayBuffer());
  const { headers } = await fetch(address, { method: 'HEAD' });
  const etag = headers.get('etag') ?? '';
  const rest = await fetch(address, { headers: { range: 'bytes=1000-', 'if-range': etag } });
  expect(rest.status).toBe(206);
  const joined = Buffer.concat([whole.subarray(0, 1000), Buffer.from(await rest.arrayBuffer())]);
  expect(`"${sumOf(joined)}"`).toBe(etag);
  expect((await fetch(address, { headers: { range: 'bytes=1000-', 'if-range': '"other"' } })).status).toBe(
    200,
  );
});

type Row = Record<string, unknown>;
interface Described {
  columns: { name: string; description: string; freeText: boolean }[];
  primaryKey: string[];
}

async function manifestOf(dataset: string): Promise<Described> {
  return (await fetch(`${backend.url}/api/v1/datasets/${dataset}`)).json() as Promise<Described>;
}

function asText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

/** CSV as RFC 4180 has it, and nothing of ours. */
function readPlainCsv(text: string): string[][] {
  const rows: string[][] = [];
  const row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') cell += text[at++];
      else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === ',' || letter === '\n') {
      row.push(cell);
      cell = '';
      if (letter === '\n') rows.push(row.splice(0));
    } else cell += letter;
  }
  return rows;
}
