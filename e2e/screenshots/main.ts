// npm run screenshots: takes every view of the extension, the pages for moderators and the portal, to be looked at: in light,
// in dark, in Arabic, and narrow. Names behind it take only those parts: views, outcomes, studies, institution, moderation, portal. Another
// language than these two: --locale de.
import { mkdir, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openPhotoStudio } from '../harness/photo-studio.ts';
import { Camera } from './camera.ts';
import { takeExtension } from './take-extension.ts';
import { takeInstitution } from './take-institution.ts';
import { takeModeration } from './take-moderation.ts';
import { takePortal } from './take-portal.ts';

const { values, positionals } = parseArgs({
  options: { locale: { type: 'string', multiple: true, default: ['en', 'ar'] } },
  allowPositionals: true,
});
const folder = '.screenshots';
const has = (part: string) => positionals.length === 0 || positionals.includes(part);

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
let taken = 0;
if (['views', 'outcomes', 'studies', 'institution'].some(has))
  for (const locale of values.locale) {
    const studio = await openPhotoStudio({ hasStudies: true }); // What one closes is closed for good.
    try {
      const camera = new Camera(folder, locale);
      if (['views', 'outcomes', 'studies'].some(has)) await takeExtension(studio, camera, { locale, has });
      if (has('institution')) await takeInstitution(studio, camera, locale);
      taken += camera.taken;
      console.error(`${locale}: done`);
    } finally {
      await studio.close();
    }
  }
for (const [part, take] of [
  ['moderation', takeModeration],
  ['portal', takePortal],
] as const)
  if (has(part)) {
    const camera = new Camera(folder, 'en');
    await take(camera);
    taken += camera.taken;
    console.error(`${part}: done`);
  }
console.log(JSON.stringify({ folder, taken }));
