import type { AdminDeps } from './admin-deps.ts';
import type { Waiting } from './frame.ts';
import type { Session } from './sessions.ts';

/** How much waits for whoever is signed in, in each section. */
export async function waitingFor(
  { desk, quarantine }: Pick<AdminDeps, 'desk' | 'quarantine'>,
  { moderator }: Session,
): Promise<Waiting> {
  if (!moderator) return {};
  const [queue, reports, batches] = await Promise.all([desk.queue(), desk.reports(), quarantine.list()]);
  const isAgreed = agreedBy(moderator.name);
  return {
    queue: queue.filter((story) => !isAgreed(story)).length,
    ...{ reports: reports.length, quarantine: batches.length },
  };
}

/** Tells stories that a moderator agreed to, and that wait for another one. */
export function agreedBy(by: string): (story: { agreed: string[] }) => boolean {
  return ({ agreed }) => agreed.some((name) => name.toLowerCase() === by.toLowerCase());
}
