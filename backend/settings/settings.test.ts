import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { listSettings, readConfig } from '../config.ts';
import { checkGivenKeys } from '../data-folder.ts';
import { effectiveSettings } from './effective-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'daylight-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}
function taken(environment: Record<string, string>) {
  const reading = readConfig(environment);
  if ('problems' in reading) throw new Error(reading.problems.join(' '));
  return reading.config;
}
function refused(environment: Record<string, string>): string[] {
  const reading = readConfig(environment);
  return 'problems' in reading ? reading.problems : [];
}

const key = randomBytes(32).toString('base64');
const good: Record<string, string> = {
  DATABASE_URL: 'postgres://daylight:u7Rk2-pwQ9@db.example/daylight',
  DATABASE_PASSWORD: 'u7Rk2-pwQ9',
  DAYLIGHT_RECEIPT_KEY: generateKeyPairSync('ed25519').privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  }) as string,
  DAYLIGHT_CONTENT_KEY: key,
  DAYLIGHT_BACKUP_KEY: key,
  DAYLIGHT_INVITES: 'come-and-see',
  METRICS_TOKEN: randomBytes(32).toString('base64url'),
};
const needed = (name: string) =>
  name === 'DATABASE_PASSWORD' ? { DATABASE_URL: 'postgres://daylight@db.example/daylight' } : {};
const secrets = listSettings().flatMap(({ name, secret }) => (secret ? [name] : []));

test('every secret of this list is known to the tests below', () => {
  for (const name of secrets) expect(good, name).toHaveProperty(name);
});

test.each(secrets)('%s is taken from a file just as from the environment', (name) => {
  const value = good[name] as string;
  const from = { [`${name}_FILE`]: file(name, `${value}\n`), ...needed(name) };
  const { receiptKey, ...rest } = taken(from);
  const { receiptKey: same, ...others } = taken({ [name]: value, ...needed(name) });
  expect(rest).toEqual(others);
  expect(receiptKey?.trim()).toBe(same?.trim());
});

test.each(secrets)(
  '%s given twice is refused, and so is a file that is not there or holds nothing',
  (name) => {
    const variable = `${name}_FILE`;
    const both = {
      [name]: good[name] as string,
      [variable]: file('both', good[name] as string),
      ...needed(name),
    };
    expect(refused(both)).toEqual([`${name} and ${variable} are both set: keep one of them.`]);
    const missing = refused({ [variable]: join(folder, 'nowhere'), ...needed(name) });
    expect(missing.join()).toMatch(
      new RegExp(`^${variable} names .*nowhere, which cannot be read \\(ENOENT\\)`),
    );
    expect(refused({ [variable]: file('empty', '\n'), ...needed(name) }).join()).toContain(
      `${variable} names`,
    );
  },
);

test('a secret in a file that is wrong is named by its file’s variable, and never shown', () => {
  const said = refused({ DAYLIGHT_INVITES_FILE: file('invites', 'shrt') });
  expect(said.join()).toMatch(/^DAYLIGHT_INVITES_FILE is wrong/);
  expect(said.join()).not.toContain('shrt');
});

test.each([
  ['DAYLIGHT_RETENTION_DAY', 'DAYLIGHT_RETENTION_DAYS'],
  ['DAYLIGHT_CONTACTS', 'DAYLIGHT_CONTACT'],
  ['DAYLIGHT_CONTENT_KEY_FIEL', 'DAYLIGHT_CONTENT_KEY_FILE'],
])('%s is no setting, and %s is named as what was meant', (typed, meant) => {
  expect(refused({ [typed]: '30' })).toEqual([`${typed} is no setting: did you mean ${meant}?`]);
});

test('a variable that is like no setting is refused, too, and those of builds are left alone', () => {
  expect(refused({ DAYLIGHT_SUNSHINE_EVERYWHERE: '1' })).toHaveLength(1);
  expect(
    refused({ DAYLIGHT_CHROMIUM: '/usr/bin/chromium', DAYLIGHT_PAGES: '/pages', HOME: '/root' }),
  ).toEqual([]);
});

test('a password that comes apart from its address is put into it, and judged like one that does not', () => {
  const DATABASE_URL = 'postgres://daylight@db.example/daylight';
  expect(taken({ DATABASE_URL, DATABASE_PASSWORD: 'p@ss/w:rd-9' }).databaseUrl).toBe(
    'postgres://daylight:p%40ss%2Fw%3Ard-9@db.example/daylight',
  );
  expect(refused({ DATABASE_URL, DATABASE_PASSWORD: 'changeme' })[0]).toMatch(
    /^DATABASE_PASSWORD is one that/,
  );
  expect(refused({ DATABASE_PASSWORD: 'u7Rk2-pwQ9' })[0]).toMatch(/^DATABASE_PASSWORD is set without/);
  expect(refused({ DATABASE_URL: good.DATABASE_URL as string, DATABASE_PASSWORD: 'x' })[0]).toMatch(/too/);
});

test('metrics that others can reach need a token, and one that cannot be guessed', () => {
  expect(refused({ METRICS_PORT: '9100', METRICS_HOST: '0.0.0.0' })[0]).toMatch(/^METRICS_TOKEN is missing/);
  expect(refused({ METRICS_TOKEN: 'a'.repeat(40) })[0]).toMatch(/^METRICS_TOKEN is wrong/);
  expect(refused({ METRICS_TOKEN: 'short' })[0]).toMatch(/^METRICS_TOKEN is wrong/);
  expect(taken({ METRICS_PORT: '9100' }).metrics.host).toBe('127.0.0.1');
});

test('an invitation that everybody knows is refused', () => {
  expect(refused({ DAYLIGHT_INVITES: 'password' })[0]).toMatch(/^DAYLIGHT_INVITES/);
});

test('keys of the environment are checked without a data folder, a sentence for each', () => {
  const weak = Buffer.alloc(32).toString('base64');
  const seed = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 1)]);
  const receiptKey = `-----BEGIN PRIVATE KEY-----\n${seed.toString('base64')}\n-----END PRIVATE KEY-----\n`;
  const said = checkGivenKeys({ receiptKey, contentKey: weak, backups: { key: weak } });
  expect(said.map((sentence) => sentence.split(' ')[0])).toEqual([
    'DAYLIGHT_RECEIPT_KEY',
    'DAYLIGHT_CONTENT_KEY',
    'DAYLIGHT_BACKUP_KEY',
  ]);
  expect(
    checkGivenKeys({ receiptKey: good.DAYLIGHT_RECEIPT_KEY, contentKey: key, backups: { key } }),
  ).toEqual([]);
});

test('what is in force is shown by variable, with where it comes from, and without one secret', () => {
  const shown = effectiveSettings({
    ...good,
    PORT: '9000',
    DAYLIGHT_CONTENT_KEY: '',
    DAYLIGHT_CONTENT_KEY_FILE: '/k',
  });
  expect(shown.PORT).toEqual({ value: '9000', from: 'environment' });
  expect(shown.HOST).toEqual({ value: '127.0.0.1', from: 'default' });
  expect(shown.DAYLIGHT_CONTENT_KEY).toEqual({ value: '*** (/k)', from: 'file' });
  expect(shown.DATABASE_URL?.value).toBe('postgres://daylight:***@db.example/daylight');
  for (const value of ['u7Rk2-pwQ9', key, 'come-and-see', good.METRICS_TOKEN as string])
    expect(JSON.stringify(shown)).not.toContain(value);
});
