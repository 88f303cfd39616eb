import type { AdDetail, AnswerDetail, Item } from '#shared/observations/fields.ts';
import type { Observation } from '#shared/observations/observation.ts';
import { withoutQuery } from '#shared/observations/without-query.ts';
import { type DiscardReason, discardReason } from './discard-term.ts';
import { openAddress } from './open-address.ts';
import { marks, redactText } from './redact-text.ts';
import type { Region } from './regions-of.ts';
import { type PersonalKind, personalKinds } from './span.ts';
import { domainOf, looksLikeId, rebuildUrl } from './url-template.ts';

/** What was taken out of one field of an observation, so that its owner sees that something is gone. */
export interface Dropped {
  /** Path of the field; that of a citation has no number: `answer.citations.title`. */
  field: string;
  /** `url`: an address, or the path of one. `profile`: what belonged to the page of a person. */
  kind: PersonalKind | 'url' | 'profile';
  count: number;
}

/** An observation without what is personal in it, or why the whole of it may not be kept. */
export type RedactedObservation =
  | { observation: Observation; dropped: Dropped[] }
  | { discarded: DiscardReason };

/** What redaction needs to know. */
export interface RedactionRules {
  /** Templates of the source's addresses; see `UrlTemplate`. */
  templates: readonly string[];
  /** Countries whose phone numbers are looked for; see `regionsOf`. */
  regions: readonly Region[];
  /** Whether recommendations lead to pages of the open web as well, as those of a box on a news site do. */
  isOpenWeb?: boolean;
  /** Surfaces on which what was typed is a prompt, and no search term; see `promptSurfaces`. */
  prompts: ReadonlySet<string>;
}

type Citation = AnswerDetail['citations'][number];
type Place = Pick<Dropped, 'field' | 'kind'>;
type Note = (place: Place) => void;

/** Longest text of each field, as the observation's schema has it. */
const longest = {
  title: 500,
  name: 200,
  module: 120,
  disclosure: 100,
  reasons: 1000,
  unit: 200,
  answer: 20_000,
  claim: 500,
  query: 1000,
} as const;

/**
 * Takes out of an observation what is personal: e-mail addresses, phone, card and bank account numbers in its texts, and
 * every address that fits no template; of the pages of the open web that results and citations lead to, what
 * `openAddress` takes. Where the search term may be personal, the whole item is discarded; a prompt is redacted like any
 * text, since questions are long. A result or an answer also hangs on what its page is named by: where that may be
 * personal, the item is discarded, and so is any other item whose page is named by something that is no id.
 */
export function redactObservation(observation: Observation, rules: RedactionRules): RedactedObservation {
  const discarded = reasonToDiscard(observation, rules);
  if (discarded) return { discarded };

  const dropped: Dropped[] = [];
  const note: Note = ({ field, kind }) => {
    const known = dropped.find((drop) => drop.field === field && drop.kind === kind);
    if (known) known.count++;
    else dropped.push({ field, kind, count: 1 });
  };
  const clean = cleaners(rules, note);
  const { position, context } = observation;
  const query = clean.text('context.query', context.query ?? null, longest.query);
  const common = {
    item: cleanItem(observation, clean, rules),
    context: { ...withoutQuery(observation).context, ...(query === null ? {} : { query }) },
    position: cleanPosition(position, clean),
  };
  switch (observation.kind) {
    case 'ad':
      return { observation: { ...observation, ...common, ad: cleanAd(observation.ad, clean) }, dropped };
    case 'answer':
      return {
        observation: { ...observation, ...common, answer: cleanAnswer(observation.answer, clean) },
        dropped,
      };
    default:
      return { observation: { ...observation, ...common }, dropped };
  }
}

function reasonToDiscard({ kind, surface, context }: Observation, { prompts }: RedactionRules) {
  const { hostItem, query } = context;
  const mayBePrompt = kind === 'result' || kind === 'answer';
  const named = hostItem !== null && (mayBePrompt || !looksLikeId(hostItem)) && discardReason(hostItem);
  return named || (query !== undefined && !prompts.has(surface) && discardReason(query)) || undefined;
}

type Cleaner = (field: string, value: string | null) => string | null;

interface Cleaners {
  text: (field: string, text: string | null, longest: number) => string | null;
  /** An address of the source itself. */
  url: Cleaner;
  /** An address of the open web. */
  open: (field: string, url: string | null) => { url: string | null; isProfile: boolean };
  /** What goes because it belongs to the page of a person. */
  profile: Cleaner;
}

function cleaners(rules: RedactionRules, note: Note): Cleaners {
  return {
    text: textCleaner(rules, note),
    url: urlCleaner(rules, note),
    open: openCleaner(rules, note),
    profile: (field, value) => {
      if (value !== null) note({ field, kind: 'profile' });
      return null;
    },
  };
}

/** Redacts a text; one of which nothing but marks is left becomes null. */
function textCleaner({ regions }: RedactionRules, note: Note): Cleaners['text'] {
  return (field, text, longest) => {
    if (text === null) return null;
    const redacted = redactText(text, regions, longest);
    if (redacted.spans.length === 0) return text;
    for (const { kind } of redacted.spans) note({ field, kind });
    const rest = personalKinds.reduce((left, kind) => left.replaceAll(marks[kind], ''), redacted.text);
    return /[\p{L}\p{N}]/u.test(rest) ? redacted.text : null;
  };
}

function urlCleaner({ templates }: RedactionRules, note: Note): Cleaners['url'] {
  return (field, url) => {
    if (url === null) return null;
    const rebuilt = rebuildUrl(url, templates);
    if (rebuilt === undefined) note({ field, kind: 'url' });
    return rebuilt ?? null;
  };
}

function openCleaner({ templates }: RedactionRules, note: Note): Cleaners['open'] {
  return (field, address) => {
    if (address === null) return { url: null, isProfile: false };
    const rebuilt = rebuildUrl(address, templates);
    if (rebuilt !== undefined) return { url: rebuilt, isProfile: false };
    const { url, dropped } = openAddress(address);
    if (dropped) note({ field, kind: dropped });
    return { url, isProfile: dropped === 'profile' };
  };
}

/** Of a result that is the page of a person, the host of its address stays, and the place where it stood. */
function cleanItem({ kind, item }: Observation, clean: Cleaners, { isOpenWeb }: RedactionRules): Item {
  const { id, name } = item.publisher;
  const leadsOut = kind === 'result' || (isOpenWeb && kind === 'recommendation');
  const open = leadsOut ? clean.open('item.url', item.url) : undefined;
  if (open?.isProfile)
    return {
      ...item,
      id: clean.profile('item.id', item.id),
      url: open.url,
      title: clean.profile('item.title', item.title),
      publisher: {
        id: clean.profile('item.publisher.id', id),
        name: clean.profile('item.publisher.name', name),
      },
    };
  return {
    ...item,
    url: open ? open.url : clean.url('item.url', item.url),
    title: clean.text('item.title', item.title, longest.title),
    publisher: { ...item.publisher, name: clean.text('item.publisher.name', name, longest.name) },
  };
}

function cleanPosition({ module, ...position }: Observation['position'], clean: Cleaners) {
  const name = clean.text('position.module', module ?? null, longest.module);
  return {
    ...position,
    section: clean.text('position.section', position.section, longest.name),
    ...(name === null ? {} : { module: name }),
  };
}

function cleanAd({ reasons, slot, ...ad }: AdDetail, clean: Cleaners): AdDetail {
  const why = clean.text('ad.reasons', reasons ?? null, longest.reasons);
  return {
    ...ad,
    advertiser: clean.text('ad.advertiser', ad.advertiser, longest.name),
    disclosure: clean.text('ad.disclosure', ad.disclosure, longest.disclosure),
    ...(why === null ? {} : { reasons: why }),
    ...(slot ? { slot: { ...slot, unit: clean.text('ad.slot.unit', slot.unit, longest.unit) } } : {}),
  };
}

/** The domain of a citation stays where its address cannot. */
function cleanAnswer(answer: AnswerDetail, clean: Cleaners): AnswerDetail {
  return {
    ...answer,
    text: clean.text('answer.text', answer.text, longest.answer),
    citations: answer.citations.map((citation) => cleanCitation(citation, clean)),
  };
}

function cleanCitation({ n, url, domain, title, claim }: Citation, clean: Cleaners): Citation {
  const open = clean.open('answer.citations.url', url);
  const passage = clean.text('answer.citations.claim', claim ?? null, longest.claim);
  return {
    n,
    url: open.url,
    // Not even the host may stay where it reads like a token.
    domain: url !== null && open.url === null ? null : (domain ?? (url && domainOf(url)) ?? null),
    title: open.isProfile
      ? clean.profile('answer.citations.title', title)
      : clean.text('answer.citations.title', title, longest.title),
    ...(passage === null ? {} : { claim: passage }),
  };
}
