import { kindsOf } from '#shared/rules/rule-pack.ts';
import type { StateAnswer } from '../messages/state.ts';
import { refusals } from '../store/outbox.ts';
import { countByStatus } from '../store/tray.ts';
import { allowedKinds, decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';

/** Reads where everything stands. Counts come from indexes, so that it is quick however much is stored. */
export async function readState(deps: Deps): Promise<StateAnswer> {
  const { database, packs, document, backend } = deps;
  const { state, agreed } = await decideNow(deps);
  return {
    adult: state.adult,
    paused: state.paused,
    document,
    backend,
    sources: [...packs.values()].map((pack) => ({
      source: pack.source,
      name: pack.name,
      hosts: pack.hosts,
      kinds: kindsOf(pack),
      granted: allowedKinds(pack, agreed),
    })),
    waiting: await countByStatus(database, 'waiting'),
    queued: (await countByStatus(database, 'approved')) + (await countByStatus(database, 'sealed')),
    sent: await countByStatus(database, 'sent'),
    refused: await refusals(database),
  };
}
