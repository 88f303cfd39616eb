import { z } from 'zod';
import { utcDay } from '#shared/day.ts';
import { findPersonal, redactText } from '#shared/redact/redact-text.ts';
import { regionsOf } from '#shared/redact/regions-of.ts';
import { StoryContent, type StoryDraft, storyLimits, type TrailPage } from '#shared/stories/story.ts';
import { takenOut } from '#shared/stories/taken-out.ts';
import { receiptNumber, type SentStory } from '#shared/wire/story.ts';
import { wireVersion } from '#shared/wire/wire-version.ts';
import type { ConsentChange } from '../consent/event.ts';
import type { StoryPreview } from '../messages/preview-story.ts';
import type { sendStory } from '../messages/send-story.ts';
import type { ShownOutcome, ShownStory } from '../messages/stories.ts';
import { lastPages } from '../store/pages.ts';
import type { StoryRow } from '../store/rows.ts';
import { addStory, markStoryWithdrawn, queueStory, saveDraft, unqueueStory } from '../store/stories.ts';
import { decideNow } from './decide-now.ts';
import { deleteOnServer } from './delete-on-server.ts';
import type { Deps } from './deps.ts';
import { readScreen } from './handle-inspect.ts';
import { recordConsent } from './record-consent.ts';
import type { Uploader } from './uploader.ts';

/** All stories, the latest first. */
export async function listStories({ database, backend }: Deps): Promise<{ stories: ShownStory[] }> {
  const rows = await database.stories.orderBy('updatedAt').reverse().toArray();
  return { stories: rows.map((row) => show(row, backend)) };
}

/** Begins a story, with what is on the screen of a tab pinned to it. */
export async function beginStory(deps: Deps, tabId: number | undefined): Promise<{ id: string }> {
  const { database, outside, study } = deps;
  const onScreen = tabId === undefined ? [] : await readScreen(deps, tabId);
  const observations = onScreen.slice(0, storyLimits.observations);
  const id = outside.newId();
  const draft = { observations, removed: 0, trail: [] };
  await addStory(database, { id, study, draft, updatedAt: outside.now() });
  return { id };
}

/** Keeps what was written so far. */
export async function keepDraft(deps: Deps, id: string, draft: StoryDraft): Promise<{ saved: boolean }> {
  return { saved: await saveDraft(deps.database, id, draft, deps.outside.now()) };
}

/** What would leave of a story. */
export async function previewOf(deps: Deps, id: string): Promise<StoryPreview> {
  const row = await deps.database.stories.get(id);
  const text = row?.draft.text ?? '';
  const regions = regionsOf(deps.outside.locale);
  return {
    text: redactText(text, regions).text,
    ...placeAndTime(deps, row),
    spans: findPersonal(text, regions),
    trail: await trailPages(deps),
  };
}

/** Puts a story on its way, if its author saw exactly what will leave. */
export async function agreeToStory(
  deps: Deps,
  uploader: Uploader,
  { id, shown, document }: z.output<typeof sendStory.request>,
): Promise<z.input<typeof sendStory.response>> {
  const { database, outside, documents, study } = deps;
  const { state, isIntact, circumstances, decide } = await decideNow(deps);
  if (state.age === 'blocked' || !isIntact) return { outcome: 'blocked' };
  if (!circumstances.documents.has(document) || !documents.some((entry) => entry.hash === document))
    return { outcome: 'document-changed' };
  const row = await database.stories.get(id);
  if (!row || row.status === 'queued' || row.status === 'withdrawn') return { outcome: 'incomplete' };
  const text = redactText(row.draft.text ?? '', regionsOf(outside.locale)).text;
  if (text !== shown) return { outcome: 'changed' };
  const content = StoryContent.safeParse({ ...row.draft, text, ...placeAndTime(deps, row) });
  if (!content.success) return { outcome: 'incomplete' };
  const seenOn = [...content.data.observations, ...content.data.trail];
  if (!circumstances.mayLeave || !seenOn.every(({ source }) => decide.offers(source)))
    return { outcome: 'managed' };
  const revision = row.revision + 1;
  const { audience } = content.data;
  const adult: ConsentChange[] = state.age === 'unknown' ? [{ type: 'adult-confirmed' }] : [];
  const entries = await recordConsent(deps, [
    ...adult,
    { type: 'story-granted', story: id, revision, audience, document },
  ]);
  const consent = { document, grant: entries.at(-1) ?? '' };
  const story: SentStory = { wire: wireVersion, id, revision, study, consent, story: content.data };
  await queueStory(database, story, outside.now());
  void uploader.run();
  return { outcome: 'queued' };
}

/** Takes a story back: a draft is thrown away, one that was sent is deleted on the server. */
export async function takeBackStory(deps: Deps, uploader: Uploader, id: string): Promise<void> {
  const { database } = deps;
  const row = await database.stories.get(id);
  if (!row) return;
  if (row.revision === 0) {
    await database.stories.delete(id);
    return;
  }
  await recordConsent(deps, [{ type: 'story-withdrawn', story: id }]);
  await uploader.halt();
  await markStoryWithdrawn(database, id);
  await deleteOnServer(deps, { of: 'story', story: id });
  void uploader.run();
}

/** Holds back stories that are on their way: they are drafts again. */
export async function takeBackQueuedStories(deps: Deps): Promise<void> {
  const queued = await deps.database.stories.where('status').equals('queued').primaryKeys();
  await recordConsent(
    deps,
    queued.map((story): ConsentChange => ({ type: 'story-withdrawn', story })),
  );
  for (const id of queued) await unqueueStory(deps.database, id);
}

/** What a story says of the moment that it is sent in; an edit keeps the day of the first sending. */
function placeAndTime({ outside }: Deps, row: StoryRow | undefined): { language: string; day: string } {
  return { language: outside.locale, day: row?.draft.day ?? utcDay(new Date(outside.now())) };
}

async function trailPages({ database, outside }: Deps): Promise<TrailPage[]> {
  const pages = await lastPages(database, storyLimits.trail, outside.now());
  return pages.map(({ source, page, hostItem }) => ({ source, page, hostItem }));
}

function show(row: StoryRow, backend: string): ShownStory {
  const { id, status, revision, updatedAt, draft, json, receipt, refused } = row;
  return {
    id,
    status,
    revision,
    updatedAt,
    draft,
    json: json ?? null,
    text: json === undefined ? null : textOf(json),
    number: receipt ? receiptNumber(receipt) : null,
    held: receipt?.status === 'held',
    refused: refused ?? null,
    outcome: showOutcome(row, backend),
  };
}

/** What is told in the exact text of a story; that may have come from a copy that somebody imported. */
function textOf(json: string): string | null {
  try {
    return Told.safeParse(JSON.parse(json)).data?.story.text ?? null;
  } catch {
    return null; // The exact text is shown as it is.
  }
}

const Told = z.object({ story: z.object({ text: z.string() }) });

function showOutcome({ status, revision, draft, outcome }: StoryRow, backend: string): ShownOutcome | null {
  const isAbout = status === 'sent' && draft.audience === 'public' && outcome?.revision === revision;
  if (!outcome || !isAbout) return null;
  const { state, reason, text, day, page } = outcome;
  return {
    ...{ state, reason, day },
    text: text?.includes(takenOut) ? text : null,
    address: page === null ? null : backend + page,
  };
}
