import { expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { maskSecrets } from './settings/mask-secrets.ts';

function config(environment: Record<string, string>) {
  const reading = readConfig(environment);
  if ('problems' in reading) throw new Error(reading.problems.join(' '));
  return reading.config;
}

test('without any setting the backend listens on this machine only, on its embedded database', () => {
  expect(config({})).toMatchObject({
    port: 8787,
    host: '127.0.0.1',
    databaseUrl: undefined,
    dataFolder: '.data',
  });
});

test.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['BASE_URL', 'daylight.example'],
  ['DATABASE_URL', 'mysql://localhost/daylight'],
  ['DAYLIGHT_STUDIES', 'Not A Study'],
  ['DAYLIGHT_ACCEPT_SIMULATED', 'perhaps'],
  ['DAYLIGHT_RETENTION_DAYS', '400'],
  ['LOG_LEVEL', 'loud'],
])('a wrong %s is named', (name, value) => {
  const reading = readConfig({ [name]: value });
  expect(reading).toHaveProperty('problems');
  expect(JSON.stringify(reading)).toContain(name);
});

test('a variable that is set to nothing counts as absent', () => {
  expect(config({ DATABASE_URL: '', PORT: '' })).toMatchObject({ port: 8787, databaseUrl: undefined });
});

test('simulated volunteers are taken only where nobody else can reach the server, or where it is asked for', () => {
  expect(config({}).studies).toEqual(['daylight', 'simulation']);
  expect(config({ HOST: '0.0.0.0' }).studies).toEqual(['daylight']);
  expect(config({ HOST: '0.0.0.0', DAYLIGHT_STUDIES: 'feeds, simulation' }).studies).toEqual(['feeds']);
  expect(config({ HOST: '0.0.0.0', DAYLIGHT_ACCEPT_SIMULATED: 'true' }).studies).toContain('simulation');
});

test('a loopback address behind a public proxy does not open the door to simulated volunteers', () => {
  expect(config({ BASE_URL: 'https://daylight.example' }).studies).toEqual(['daylight']);
});

test('passwords and keys are masked for people’s eyes', () => {
  const shown = maskSecrets(
    config({
      DATABASE_URL: 'postgres://daylight:hunter2@db.example/daylight',
      DAYLIGHT_RECEIPT_KEY: 'secret',
      DAYLIGHT_BACKUP_KEY: 'secret',
      METRICS_TOKEN: 'secret-letters-and-digits-0123456789',
    }),
  );
  expect(JSON.stringify(shown)).not.toMatch(/hunter2|secret/);
  expect(shown.databaseUrl).toBe('postgres://daylight:***@db.example/daylight');
});
