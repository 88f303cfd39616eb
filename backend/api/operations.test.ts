import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadFigures } from '../measure/load-figures.ts';
import { loadDatasets } from '../publish/datasets.ts';
import { measurementsFor, writeReleaseOf } from '../publish/testing/made-up-release.ts';
import { madeUpWindow } from '../publish/testing/measured-window.ts';
import { apiRoutes } from './api-routes.ts';
import { openApi } from './openapi.ts';
import { operations } from './operations.ts';

const answered = operations.filter(({ answer }) => answer);
let releasesFolder: string;
let app: ReturnType<typeof apiRoutes>;
beforeAll(async () => {
  releasesFolder = await mkdtemp(join(tmpdir(), 'daylight-api-'));
  const [datasets, figures] = [await loadDatasets(), await loadFigures()];
  const dataset = datasets.find(({ slug }) => slug === 'headline-figures');
  const windows = ['2026-10-04', '2026-11-01'].map((day) => madeUpWindow(datasets, figures, { day }));
  if (dataset) await writeReleaseOf(dataset, measurementsFor(dataset, windows), releasesFolder);
  app = apiRoutes({ releasesFolder, baseUrl: 'https://data.example', studyName: 'Daylight' });
});
afterAll(() => rm(releasesFolder, { recursive: true, force: true }));

describe.each(answered.map((operation) => [operation.id, operation] as const))('%s', (_, operation) => {
  test('answers its example with what its schema promises, for any site', async () => {
    const response = await app.request(operation.example);
    expect(response.status).toBe(200);
    const declared = operation.answers.find(({ status }) => status === 200);
    expect(declared?.media).toContain(response.headers.get('content-type'));
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(declared?.holds?.schema.safeParse(await response.json())).toMatchObject({ success: true });
  });

  test('says that nothing has changed to whoever has it already', async () => {
    const etag = (await app.request(operation.example)).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
    const again = await app.request(operation.example, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('refuses what it does not know, and says what', async () => {
    const response = await app.request(
      `${operation.example}${operation.example.includes('?') ? '&' : '?'}sorted=1`,
    );
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      code: 'query_invalid',
      detail: expect.stringContaining('sorted'),
    });
  });

  test('documents every status that it answers a wrong name with', async () => {
    const wrong = operation.example.replace(/(datasets|figures)\/[a-z-]+/, '$1/nothing');
    if (wrong === operation.example) return;
    const { status } = await app.request(wrong);
    expect(status).toBe(404);
    expect(operation.answers.map((answer) => answer.status)).toContain(404);
  });
});

test('an address of the interface that there is not is a problem, and no page', async () => {
  for (const path of ['/api/v1/everything', '/api/v1/datasets/..%2f..%2fetc/rows', '/api/v2']) {
    const response = await app.request(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json',
    ]);
  }
  expect((await app.request('/api/v1/datasets', { method: 'POST' })).status).toBe(404);
});

test('a page elsewhere may ask beforehand whether it may ask', async () => {
  const response = await app.request('/api/v1/datasets', { method: 'OPTIONS' });
  expect(response.status).toBe(204);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
});

describe('the document', () => {
  test('is served, names every operation once, and every parameter and schema that is spoken of', async () => {
    const document = (await (await app.request('/api/openapi.json')).json()) as ReturnType<typeof openApi> & {
      paths: Record<string, { get: Described }>;
      components: { schemas: Record<string, object> };
    };
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: 'https://data.example' }] });
    const described = Object.entries(document.paths);
    expect(described.map(([, { get }]) => get.operationId)).toEqual(operations.map(({ id }) => id));
    for (const [path, { get }] of described) {
      const inPath = get.parameters.filter((one) => one.in === 'path').map(({ name }) => name);
      expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      for (const { description, name } of get.parameters) expect(description, `${path} ${name}`).toBeTruthy();
    }
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
    expect(refs.length).toBeGreaterThan(10);
    for (const [, name = ''] of refs) expect(Object.keys(document.components.schemas)).toContain(name);
    for (const { slug } of await loadDatasets())
      expect(document.components.schemas).toHaveProperty([`Row.${slug}`]);
  });

  test('asks for a key where one is needed, and nowhere else', () => {
    const { paths } = openApi(operations, []) as { paths: Record<string, { get: Described }> };
    for (const { path, scope } of operations)
      expect(paths[path]?.get.security).toEqual(scope ? [{ partnerKey: [] }] : []);
  });
});

test('the reference for people explains every operation, and runs no script', async () => {
  const page = await (await app.request('/api/')).text();
  for (const { id, path, summary } of operations) {
    expect(page).toContain(`id="${id}"`);
    expect(page).toContain(`GET ${path}`);
    expect(page).toContain(summary);
  }
  expect(page).not.toContain('<script');
});

interface Described {
  operationId: string;
  security: object[];
  parameters: { name: string; in: string; description?: string }[];
}
