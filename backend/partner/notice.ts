import type { Reader } from './access.ts';

/** What stands on every record and on the first line of every table that is not public. */
export function exactNotice({ partner }: Reader): string {
  return `Confidential: for ${partner} alone, not for publication. Exact: no noise, no bounds. Cells of fewer than ${fewestContributors} contributors are left out.`;
}

/** What stands on every record whose owner lets people read it. */
export function exhibitNotice({ partner }: Reader): string {
  return `Confidential: for ${partner} alone, not for publication. A record of one person, who agreed that people read it.`;
}

/** A cell is handed out when so many different contributors stand behind it. */
export const fewestContributors = 20;
