import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { errorCodes } from '#shared/errors.ts';
import { newDayId } from '#shared/new-day-id.ts';
import { QuarantineReason } from '#shared/wire/quarantine.ts';
import { runDaylight } from '../../backend/cli/testing/run-daylight.ts';
import { aBatch } from '../../backend/ingest/testing/a-batch.ts';
import { aStory } from '../../backend/ingest/testing/a-story.ts';
import { compress, signedPost } from '../../backend/routes/testing/signed-request.ts';
import { makeSigningKey, type SigningKey } from '../../backend/routes/testing/signing-key.ts';
import { type BackendProcess, startBackend } from '../simulate/backend-process.ts';
import { headingsOf } from './headings-of.ts';

const token = 'kanari-token-of-metrics-0123456789-abcdef';
const root = new URL('../../', import.meta.url);
const text = (path: string) => readFileSync(new URL(path, root), 'utf8');

let folder: string;
let backend: BackendProcess;
let key: SigningKey;
let metricsUrl: string;
let scraped: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daylight-watching-'));
  backend = await startBackend(join(folder, 'data'), {
    ...{ METRICS_PORT: '0', METRICS_TOKEN: token, DAYLIGHT_BACKUP_FOLDER: join(folder, 'backups') },
  });
  ({ metricsUrl } = backend.ready as unknown as { metricsUrl: string });
  key = await makeSigningKey('daylight');
  await live();
  // The first backup is made beside all this, and takes its time.
  while (!/^daylight_backups 1$/m.test(await scrape())) await setTimeout(500);
}, 150_000);
afterAll(async () => {
  await backend?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function scrape(): Promise<string> {
  scraped = await (await ask({ authorization: `Bearer ${token}` })).text();
  return scraped;
}

function ask(headers: Record<string, string>): Promise<Response> {
  return fetch(new URL('/metrics', metricsUrl), { headers });
}

/** Somebody joins, donates, sends again, sends what is kept apart and what is refused, tells a story, and looks around. */
async function live(): Promise<void> {
  const send = async (path: string, body: unknown, id: string) =>
    fetch(await signedPost(backend.url + path, compress(JSON.stringify(body)), id, key));
  await send('/v1/enrolments', { study: key.study, publicKey: key.publicKey }, key.contributor);
  const batch = await aBatch();
  expect((await send('/v1/batches', batch, batch.batchId)).status).toBe(201);
  expect((await send('/v1/batches', batch, batch.batchId)).status).toBe(200);
  const wrong = { ...(await aBatch()), exposures: 'none' };
  expect((await send('/v1/batches', wrong, wrong.batchId)).status).toBe(202);
  const story = await aStory({ text: 'KanariStory' });
  expect((await send('/v1/stories', story, `${story.id}.1`)).status).toBe(201);
  const deletion = {
    wire: 2,
    id: newDayId(Date.now()),
    study: key.study,
    target: { of: 'story', story: story.id },
  };
  expect((await send('/v1/deletions', deletion, deletion.id)).ok).toBe(true);
  for (let i = 0; i < 20; i++)
    for (const method of ['GET', 'PROPFIND'])
      await fetch(`${backend.url}/v1/Kanari${i}/${key.contributor}?q=KanariQuery`, { method });
  for (const path of ['/', '/datasets/', '/datasets/KanariSet/', '/healthz']) await fetch(backend.url + path);
}

/** Names and labels of every line, after checking that each is one that Prometheus reads. */
function linesOf(exposed: string) {
  return exposed
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const match =
        /^([a-z][a-z0-9_]*)(?:\{((?:[a-z]+="(?:[^"\\\n]|\\.)*",?)+)\})? (-?[\d.e+-]+|\+Inf|NaN)$/.exec(line);
      if (!match) throw new Error(`Not a line of Prometheus: ${line}`);
      const labels = [...(match[2] ?? '').matchAll(/([a-z]+)="((?:[^"\\]|\\.)*)"/g)];
      return {
        name: match[1] as string,
        labels: Object.fromEntries(labels.map(([, name, value]) => [name, value])) as Record<string, string>,
        value: Number(match[3]),
      };
    });
}

/** Metrics of ours that an expression of PromQL speaks of. */
const namesIn = (expression: string) =>
  [...expression.matchAll(/\b(?:daylight|process|nodejs)_[a-z0-9_]+/g)].map(([name]) =>
    name.replace(/_(bucket|sum|count)$/, ''),
  );
const exported = () => new Set([...scraped.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name));

describe('metrics of a server that somebody has used', () => {
  test('are lines that Prometheus reads, each family with its type and its help', () => {
    const names = linesOf(scraped).map(({ name }) => name.replace(/_(bucket|sum|count)$/, ''));
    expect(names.length).toBeGreaterThan(80);
    for (const name of names) expect(exported(), name).toContain(name);
    expect(scraped.match(/^# HELP /gm)).toHaveLength(exported().size);
    expect(scraped).not.toMatch(/^# (HELP|TYPE) (\S+) [\s\S]*^# \1 \2 /m);
  });

  test('count what was taken, repeated, kept apart, refused and deleted', () => {
    const value = (name: string, labels: Record<string, string>) =>
      linesOf(scraped)
        .filter((line) => line.name === name)
        .filter((line) => Object.entries(labels).every(([label, of]) => line.labels[label] === of))
        .reduce((sum, line) => sum + line.value, 0);
    expect(value('daylight_batches_total', { status: 'stored' })).toBe(1);
    expect(value('daylight_batches_total', { status: 'repeated' })).toBe(1);
    expect(value('daylight_batches_total', { status: 'quarantined' })).toBe(1);
    expect(value('daylight_quarantined_total', { reason: 'batch_invalid' })).toBe(1);
    expect(value('daylight_observations_total', {})).toBe(2);
    expect(value('daylight_deletions_total', { of: 'story' })).toBe(1);
    expect(value('daylight_refusals_total', { reason: 'not_found' })).toBe(40);
    expect(value('daylight_http_requests_total', { route: '/v1/batches', status: '2xx' })).toBe(3);
    expect(value('daylight_ready', {})).toBe(1);
    expect(value('daylight_backups', {})).toBe(1);
  });

  test('hold no label that a sender could choose, and nothing of a person', () => {
    for (const secret of ['Kanari', 'kanari', key.contributor, key.publicKey, '127.0.0.1', folder])
      expect(scraped).not.toContain(secret);
    const closed: Record<string, RegExp> = {
      ...{ status: /^([1-5]xx|[a-z]+)$/, method: /^([A-Z]+|other)$/, reason: /^[a-z_]+$/, of: /^[a-z]+$/ },
      ...{
        job: /^[a-z-]+$/,
        place: /^(data|backups)$/,
        study: /^[a-z-]+$/,
        year: /^\d+$/,
        le: /^(\+Inf|[\d.]+)$/,
      },
      // Patterns as they stand in our code: what varies in an address is a name after a colon, or a star.
      route: /^(none|\/[a-z0-9/:*._{}|\\+[\]-]*)$/i,
      ...{ version: /^[\d.]+$/, engine: /^(embedded|postgres)$/, node: /^[\d.]+$/ },
    };
    const seen: Record<string, Set<string>> = {};
    for (const { labels } of linesOf(scraped))
      for (const [label, value] of Object.entries(labels)) {
        expect(closed, label).toHaveProperty(label);
        expect(value, label).toMatch(closed[label] as RegExp);
        seen[label] = (seen[label] ?? new Set()).add(value);
      }
    for (const reason of seen.reason ?? [])
      expect([...errorCodes, ...QuarantineReason.options]).toContain(reason);
    for (const [label, values] of Object.entries(seen)) expect(values.size, label).toBeLessThan(100);
  });

  test('are given to who has the token alone, and never by the public door', async () => {
    expect((await ask({})).status).toBe(401);
    expect((await ask({ authorization: `Bearer ${token}x` })).status).toBe(401);
    expect((await fetch(`${backend.url}/metrics`)).status).toBe(404);
    expect(
      (await fetch(`${backend.url}/metrics`, { headers: { authorization: `Bearer ${token}` } })).status,
    ).toBe(404);
  });
});

interface Rule {
  alert: string;
  expr: string;
  for: string;
  labels: { severity: string };
  annotations: { summary: string; runbook: string };
}

describe('what ships for those who watch', () => {
  const rules = (): Rule[] =>
    parse(text('deploy/prometheus/alerts.yml')).groups.flatMap((group: { rules: Rule[] }) => group.rules);

  test('every metric that an alert names is exported, and its page says what to do', () => {
    expect(rules().length).toBeGreaterThanOrEqual(5);
    for (const { alert, expr, annotations } of rules()) {
      const names = namesIn(expr);
      if (names.length === 0) expect(expr, alert).toMatch(/^up\{/);
      for (const name of names) expect(exported(), `${alert}: ${name}`).toContain(name);
      const [page = '', heading = ''] = annotations.runbook.split('#');
      expect(headingsOf(text(page)), alert).toContain(heading);
    }
  });

  test('every metric on the dashboard is exported, and panels neither overlap nor share a number', () => {
    const dashboard = JSON.parse(text('deploy/grafana/dashboard.json')) as {
      panels: {
        id: number;
        title: string;
        gridPos: Record<'x' | 'y' | 'w' | 'h', number>;
        targets: { expr: string }[];
      }[];
    };
    const taken = new Set<string>();
    for (const { title, gridPos, targets } of dashboard.panels) {
      expect(targets.length, title).toBeGreaterThan(0);
      for (const name of targets.flatMap(({ expr }) => namesIn(expr)))
        expect(exported(), `${title}: ${name}`).toContain(name);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++)
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
          expect(taken.has(`${x} ${y}`), title).toBe(false);
          taken.add(`${x} ${y}`);
        }
    }
    const ids = dashboard.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('the settings of Prometheus ask where the compose file serves', () => {
    const settings = parse(text('deploy/prometheus/prometheus.yml'));
    const { services } = parse(text('compose.yaml'));
    expect(settings.scrape_configs[0].static_configs[0].targets).toEqual([
      `daylight:${services.daylight.environment.METRICS_PORT}`,
    ]);
    expect(
      rules()
        .map(({ expr }) => expr)
        .join(),
    ).toContain(`job="${settings.scrape_configs[0].job_name}"`);
  });
});

test('the backup that the server made by itself comes back in a drill, which leaves nothing behind', async () => {
  const [name = ''] = readdirSync(join(folder, 'backups'));
  const outcome = await runDaylight(
    ['restore', '--drill', join(folder, 'backups', name), '--place', folder],
    {
      DATA_FOLDER: join(folder, 'data'),
    },
  );
  const result = JSON.parse(outcome.stdout.trim().split('\n').at(-1) ?? '{}');
  expect({ code: outcome.code, ...result }).toMatchObject({ code: 0, passed: true, proof: { problems: [] } });
  expect(readdirSync(folder).sort()).toEqual(['backups', 'data']);
}, 150_000);
