import type { z } from 'zod';
import { kindsOf } from '#shared/rules/rule-pack.ts';
import { scopeOf } from '../consent/compose-batch.ts';
import type { ConsentChange } from '../consent/event.ts';
import type { grant } from '../messages/grant.ts';
import { appendToLedger } from '../store/ledger.ts';
import { forgetSource } from '../store/outbox.ts';
import { applyConsent } from './apply-consent.ts';
import type { Deps } from './deps.ts';
import type { Uploader } from './uploader.ts';

/** Writes a grant into the ledger, if the browser permission is there and the document on the screen is in force. */
export async function grantSource(
  deps: Deps,
  { source, kinds, document, locale }: z.output<typeof grant.request>,
): Promise<{ granted: boolean }> {
  const pack = deps.packs.get(source);
  if (!pack || document !== deps.document || !(await deps.outside.isPermitted(pack.hosts)))
    return { granted: false };
  const known = kindsOf(pack).filter((kind) => kinds.includes(kind));
  const grants = known.map(
    (kind): ConsentChange => ({ type: 'granted', scope: scopeOf({ source, kind }), document, locale }),
  );
  await record(deps, [{ type: 'adult-confirmed' }, ...grants]);
  await applyConsent(deps);
  return { granted: known.length > 0 };
}

/** Takes a source back. When it returns, nothing of it can leave any more: not even what was on its way. */
export async function withdrawSource(deps: Deps, uploader: Uploader, source: string): Promise<void> {
  const pack = deps.packs.get(source);
  if (!pack) return;
  await record(
    deps,
    kindsOf(pack).map((kind) => ({ type: 'withdrawn', scope: scopeOf({ source, kind }) })),
  );
  await uploader.halt();
  await forgetSource(deps.database, source);
  await deps.outside.stopObservers();
  await deps.outside.giveBack(pack.hosts);
  await applyConsent(deps);
}

/** Pauses everything, or goes on. What happened in between is not made up for. */
export async function setPaused(deps: Deps, uploader: Uploader, paused: boolean): Promise<void> {
  await record(deps, [{ type: paused ? 'paused' : 'resumed' }]);
  if (paused) {
    await uploader.halt();
    await deps.outside.stopObservers();
  }
  await applyConsent(deps);
}

function record(deps: Deps, changes: readonly ConsentChange[]): Promise<void> {
  const { now, newId, version } = deps.outside;
  return appendToLedger(deps.database, changes, { now, newId, uiVersion: version });
}
