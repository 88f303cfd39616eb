import { createHash } from 'node:crypto';
import { accessSync, constants, cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../../tools/setup/browser.mjs';
import { throwAwayFile, throwAwayFolder } from './profile.ts';

/** Where a Chromium on Linux looks for policies; Chrome, and other systems, look elsewhere. */
const policies = '/etc/chromium/policies/managed';

/** Why no policy can be tried out here, in a sentence; undefined where one can. */
export function lacksPolicies(): string | undefined {
  if (!/\bchromium$/.test(findChromium() ?? '')) return 'The browser is no Chromium.';
  try {
    mkdirSync(policies, { recursive: true });
    accessSync(policies, constants.W_OK);
    return undefined;
  } catch {
    return `Nobody but an administrator may write into ${policies}.`;
  }
}

/** An extension of its own for Chromium, whose name no other flow has, with what an institution sets for it. */
export interface PolicyOf {
  /** Folder of the unpacked extension. */
  extension: string;
  /** Sets something else. Chromium takes notice some seconds later. */
  set(settings: object): void;
}

/**
 * Writes a policy as an administrator does, for a copy of an extension: Chromium names an unpacked one after its folder, and
 * so the policy holds for this one alone. It is gone with this process at the latest.
 */
export function underPolicy(extension: string, settings: object): PolicyOf {
  const folder = throwAwayFolder('institution');
  cpSync(extension, folder, { recursive: true });
  const digits = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  const id = digits.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
  const file = throwAwayFile(join(policies, `daylight-${id}.json`));
  const set = (next: object) => {
    // As a whole, since Chromium may read it at any moment.
    const draft = throwAwayFile(`${file}.new`);
    writeFileSync(draft, JSON.stringify({ '3rdparty': { extensions: { [id]: next } } }));
    renameSync(draft, file);
  };
  set(settings);
  return { extension: folder, set };
}

/** Makes a home in which Firefox finds what an institution set for an extension. It is gone with this process. */
export function homeWith(extension: string, settings: object): string {
  const { browser_specific_settings } = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
  const { id } = browser_specific_settings.gecko;
  const home = throwAwayFolder('home');
  const folder = join(home, '.mozilla/managed-storage');
  mkdirSync(folder, { recursive: true });
  const manifest = { name: id, description: 'Set by an institution', type: 'storage', data: settings };
  writeFileSync(join(folder, `${id}.json`), JSON.stringify(manifest));
  return home;
}
