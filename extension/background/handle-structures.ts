import type { z } from 'zod';
import { utcDay } from '#shared/day.ts';
import { Structure } from '#shared/structures/structure.ts';
import { receiptNumber } from '#shared/wire/story.ts';
import type { SentStructure } from '#shared/wire/structure.ts';
import { wireVersion } from '#shared/wire/wire-version.ts';
import type { ConsentChange } from '../consent/event.ts';
import type { dropStructures } from '../messages/drop-structures.ts';
import type { sendStructure } from '../messages/send-structure.ts';
import type { startStructure } from '../messages/start-structure.ts';
import type { ShownStructure } from '../messages/structure.ts';
import type { ToPage } from '../messages/to-page.ts';
import { noteHelp } from '../store/marks.ts';
import type { StructureRow } from '../store/rows.ts';
import * as store from '../store/structures.ts';
import { allowedKinds, decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';
import { recordConsent } from './record-consent.ts';
import type { Uploader } from './uploader.ts';

/** Tabs that are asked at most for one structure. */
const mostTabs = 8;

/** Reads the structure of a page, where the site may be observed at this moment, and keeps it for the person to look at. */
export async function beginStructure(
  deps: Deps,
  { source, surface, tabId }: z.output<typeof startStructure.request>,
): Promise<z.input<typeof startStructure.response>> {
  const { database, outside, packs, study } = deps;
  const pack = packs.get(source);
  const decisions = await decideNow(deps);
  if (!pack || allowedKinds(pack, decisions.decide).length === 0) return { outcome: 'no-page' };
  const there = await outside.tabsOn(decisions.hosts.get(source) ?? []);
  // The tab that was asked for comes first, and only where the source may run.
  const tabs = [...there.filter((tab) => tab === tabId), ...there.filter((tab) => tab !== tabId)];
  const question: ToPage = { name: 'structure', surface, pack };
  for (const tab of tabs.slice(0, mostTabs)) {
    const day = utcDay(new Date(outside.now()));
    await outside.prepareForStructure(tab);
    // The page's word counts for nothing: what is no structure of this very site is not taken.
    const read = Structure.safeParse({
      ...Object(await outside.askTab(tab, question)),
      source,
      surface,
      day,
    });
    if (!read.success || !read.data.rules.startsWith(`${source}@`)) continue;
    const id = outside.newId();
    await store.addStructure(database, { id, study, madeAt: outside.now(), structure: read.data });
    return { outcome: 'ready', id };
  }
  return { outcome: 'no-page' };
}

/** One structure for the person to look at. */
export async function showStructure(deps: Deps, id: string): Promise<{ structure: ShownStructure | null }> {
  const row = await deps.database.structures.get(id);
  if (!row) return { structure: null };
  const { status, structure, receipt, refused = null } = row;
  const number = receipt ? receiptNumber(receipt) : null;
  return { structure: { id, status, structure, json: JSON.stringify(structure), number, refused } };
}

/** Puts a structure on its way, if the person saw exactly what will leave. */
export async function agreeToStructure(
  deps: Deps,
  uploader: Uploader,
  { id, shown, document }: z.output<typeof sendStructure.request>,
): Promise<z.input<typeof sendStructure.response>> {
  const { database, outside, documents, study } = deps;
  const { state, isIntact, circumstances, decide } = await decideNow(deps);
  if (state.age === 'blocked' || !isIntact) return { outcome: 'blocked' };
  if (!circumstances.documents.has(document) || !documents.some((entry) => entry.hash === document))
    return { outcome: 'document-changed' };
  const row = await database.structures.get(id);
  if (row?.status !== 'draft' || JSON.stringify(row.structure) !== shown) return { outcome: 'changed' };
  if (!circumstances.mayLeave || !decide.offers(row.structure.source)) return { outcome: 'managed' };
  const adult: ConsentChange[] = state.age === 'unknown' ? [{ type: 'adult-confirmed' }] : [];
  const entries = await recordConsent(deps, [
    ...adult,
    { type: 'structure-granted', structure: id, document },
  ]);
  const { structure } = row;
  const consent = { document, grant: entries.at(-1) ?? '' };
  const sent: SentStructure = { wire: wireVersion, id, study, consent, structure };
  await store.queueStructure(database, sent, outside.now());
  await noteHelp(database, structure.source, structure.surface);
  void uploader.run();
  return { outcome: 'queued' };
}

/** Deletes structures here: one, those of a source, or (null) all. What is on its way is broken off first. */
export async function dropWanted(
  deps: Deps,
  uploader: Uploader,
  wanted: z.output<typeof dropStructures.request>,
): Promise<void> {
  await takeBackStructures(deps, uploader, ({ id, structure }) =>
    'id' in wanted ? id === wanted.id : wanted.source === null || wanted.source === structure.source,
  );
  void uploader.run();
}

/** Takes structures back and deletes them from this device. When it returns, none of them can leave any more. */
export async function takeBackStructures(
  deps: Deps,
  uploader: Uploader,
  isWanted: (row: StructureRow) => boolean,
): Promise<void> {
  const queued = (await store.queuedStructures(deps.database)).filter(isWanted);
  await recordConsent(
    deps,
    queued.map(({ id }): ConsentChange => ({ type: 'structure-withdrawn', structure: id })),
  );
  if (queued.length > 0) await uploader.halt();
  await store.dropStructures(deps.database, isWanted);
}
