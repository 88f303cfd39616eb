import type { AdDetail, AnswerDetail } from '#shared/observations/fields.ts';
import type { Observation } from '#shared/observations/observation.ts';
import { type DiscardReason, discardReason } from './discard-term.ts';
import { marks, redactText } from './redact-text.ts';
import type { Region } from './regions-of.ts';
import { type PersonalKind, personalKinds } from './span.ts';
import { domainOf, looksLikeId, rebuildUrl } from './url-template.ts';

/** What was taken out of one field of an observation, so that its owner sees that something is gone. */
export interface Dropped {
  /** Path of the field; that of a citation has no number: `answer.citations.title`. */
  field: string;
  kind: PersonalKind | 'url';
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
}

type Place = Pick<Dropped, 'field' | 'kind'>;
type Note = (place: Place) => void;

/** Longest text of each field, as the observation's schema has it. */
const longest = { title: 500, name: 200, disclosure: 100, answer: 20_000 } as const;

/**
 * Takes out of an observation what is personal: e-mail addresses, phone, card and bank account numbers in its texts, and
 * every address that fits no template. A result or an answer hangs on what the person asked for: where that may be
 * personal, the whole item is discarded, and so is any other item whose page is named by something that is no id.
 */
export function redactObservation(observation: Observation, rules: RedactionRules): RedactedObservation {
  const asked = observation.context.hostItem;
  const mayBePrompt = observation.kind === 'result' || observation.kind === 'answer';
  const discarded = asked !== null && (mayBePrompt || !looksLikeId(asked)) && discardReason(asked);
  if (discarded) return { discarded };

  const dropped: Dropped[] = [];
  const note: Note = ({ field, kind }) => {
    const known = dropped.find((drop) => drop.field === field && drop.kind === kind);
    if (known) known.count++;
    else dropped.push({ field, kind, count: 1 });
  };
  const clean = { text: textCleaner(rules, note), url: urlCleaner(rules, note) };
  const { item, position } = observation;
  const common = {
    item: {
      ...item,
      url: clean.url('item.url', item.url),
      title: clean.text('item.title', item.title, longest.title),
      publisher: {
        ...item.publisher,
        name: clean.text('item.publisher.name', item.publisher.name, longest.name),
      },
    },
    position: { ...position, section: clean.text('position.section', position.section, longest.name) },
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

interface Cleaners {
  text: (field: string, text: string | null, longest: number) => string | null;
  url: (field: string, url: string | null) => string | null;
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

function cleanAd(ad: AdDetail, clean: Cleaners): AdDetail {
  return {
    ...ad,
    advertiser: clean.text('ad.advertiser', ad.advertiser, longest.name),
    disclosure: clean.text('ad.disclosure', ad.disclosure, longest.disclosure),
  };
}

/** The domain of a citation stays where its address cannot. */
function cleanAnswer(answer: AnswerDetail, clean: Cleaners): AnswerDetail {
  return {
    ...answer,
    text: clean.text('answer.text', answer.text, longest.answer),
    citations: answer.citations.map((citation) => ({
      ...citation,
      url: clean.url('answer.citations.url', citation.url),
      domain: citation.domain ?? (citation.url && domainOf(citation.url)) ?? null,
      title: clean.text('answer.citations.title', citation.title, longest.title),
    })),
  };
}
