import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { throwAwayFolder } from '../harness/profile.ts';

/** A copy of a built extension that can be made another version of itself, where it lies: a browser knows it by its place. */
export function copyOf(built: string) {
  const folder = throwAwayFolder('versions');
  cpSync(built, folder, { recursive: true });
  return {
    folder,
    /**
     * @param version as in a manifest
     * @param isAsleep its background does nothing, so that nothing but the test touches its database
     * @param more keys that its manifest has besides, or has another value for
     */
    become(version: string, isAsleep = false, more: object = {}): void {
      const manifest = JSON.parse(readFileSync(join(built, 'manifest.json'), 'utf8'));
      writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, version, ...more }));
      const background = isAsleep ? '' : readFileSync(join(built, 'background.js'));
      writeFileSync(join(folder, 'background.js'), background);
    },
  };
}
