import type { Ask, Surroundings } from '../surroundings.ts';

/** Messages after which the state that the header shows may be another. */
export const changing: ReadonlySet<string> = new Set([
  'agree',
  'decide-items',
  'decline',
  'delete-by-code',
  'deny-age',
  'drop-structures',
  'import-rows',
  'join-study',
  'leave-study',
  'pause',
  'reset-consent',
  'resume',
  'send-story',
  'send-structure',
  'set-hold',
  'withdraw',
  'withdraw-story',
]);

const ownPage = 'dashboard.html#';

/** The surroundings of a view inside the dashboard, and word of everything that views change through them. */
export function inDashboard(outside: Surroundings): { surroundings: Surroundings; changes: EventTarget } {
  const changes = new EventTarget();
  const ask: Ask = async (contract, body) => {
    try {
      return await outside.ask(contract, body);
    } finally {
      if (changing.has(contract.name)) changes.dispatchEvent(new Event('change'));
    }
  };
  return {
    changes,
    surroundings: {
      ...outside,
      ask,
      /** A page of the dashboard opens in this very tab. */
      async open(page) {
        if (page.startsWith(ownPage)) location.hash = page.slice(ownPage.length);
        else await outside.open(page);
      },
    },
  };
}
