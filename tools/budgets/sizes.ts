import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Built } from '../build/build-extension.ts';

/**
 * What each part may weigh, in bytes after gzip. Set 15 % above what was measured when it was set; a part that outgrows
 * its budget needs a reason in the change that raises it.
 */
export const gzipBudgets: Record<string, number> = {
  // The one part that runs on visited pages. 1.7 kB of it tell what is drawn from what only stands in the document.
  'observe.js': 13_500,
  'structure.js': 8_000, // Comes to a page only when a person asks to help fix it.
  // 32 kB of it know what a phone number looks like, to take it out of stories and answers; 4 kB check the public record,
  // and 5 kB take studies with an end, and what goes to them.
  'background.js': 131_000,
  'popup.html': 22_900, // Opened many times a day: no schema library in it.
  // 3 kB of it tell of invitations, of the public record, and fetch what the server holds; 4 kB show studies with an end.
  'dashboard.html': 118_000,
  'welcome.html': 69_600, // With the sites that one chooses one by one, or adds by their address.
};

/**
 * Bytes after gzip of a script, or of a page with every script and style that it names; the build names them all, those
 * that scripts import included. 0 when there is no such part.
 */
export function gzipOf(built: Built, part: string): number {
  const sizes = new Map(built.files.map(({ file, gzip }) => [file, gzip]));
  const named = part.endsWith('.html')
    ? [...readFileSync(join(built.folder, part), 'utf8').matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)]
    : [];
  return [part, ...named.map(([, file]) => file ?? '')].reduce(
    (sum, file) => sum + (sizes.get(file) ?? 0),
    0,
  );
}
