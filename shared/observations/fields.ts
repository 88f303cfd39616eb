import { z } from 'zod';
import { DayId } from '../day-id.ts';

/** Folder name under `extension/sources`, the platform an observation was made on. */
export const SourceId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .describe('Platform the observation was made on; a folder name under extension/sources');

/** Named part of a platform's page, unique within its source. */
export const SurfaceId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .describe('Part of the page that showed the item, as named by the source');

/** A calendar day in UTC. A day and never a minute: a minute can identify a visit. */
export const Day = z.iso.date().describe('Day in UTC (YYYY-MM-DD); never a time of day');

/** `source@version` of the rule pack that read the page, so that every figure can be traced to its rules. */
export const RulesVersion = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}@[1-9][0-9]{0,5}$/)
  .describe('Rule pack and version that read the page, as source@version');

/**
 * Fingerprint of how a surface was built: 32 bits of FNV-1a over the tags of its most frequent kind of item, as hex. It
 * tells layouts apart and says nothing about what was shown.
 */
export const LayoutFingerprint = z.string().regex(/^[0-9a-f]{8}$/);

/** How a page was reached, where the page itself shows it. */
export const Reach = z.enum(['search', 'recommendation', 'direct', 'unknown']);
export type Reach = z.infer<typeof Reach>;

/**
 * Text as shown, of 1 to `max` characters. No NUL, and no half of a surrogate pair, which a cut-off emoji leaves behind:
 * PostgreSQL takes neither.
 */
const text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((value) => !value.includes('\0') && value.isWellFormed(), 'Holds NUL or half a character');

/** A platform's public id of an item, a channel or a page. */
export const PublicId = text(200);
/** An address that a browser can open; asked of the platform, which is several times as fast as building it. */
const HttpsUrl = z
  .string()
  .max(2000)
  .refine((value) => value.startsWith('https://') && URL.canParse(value), 'Is no https address')
  .meta({ format: 'uri' });
const pixels = z.int().min(0).max(20_000);
const Domain = z
  .string()
  .max(253)
  .regex(/^[a-z0-9.-]+\.[a-z0-9-]+$/);

/**
 * Why a publisher counts as public: the platform has `verified` the account, it is a `page` of an organisation or a
 * public figure, or it is a `community` that many write in.
 */
const PublisherStatus = z
  .enum(['verified', 'page', 'community'])
  .describe('Why the publisher counts as public, on platforms where private people publish, too');

/** The thing that was shown. Only public identifiers; a private person's name has no field to go to. */
export const Item = z.strictObject({
  id: PublicId.nullable().describe("The platform's public id of the item"),
  url: HttpsUrl.nullable().describe(
    'Address rebuilt from allow-listed parts only; of a result on the open web at most host and path',
  ),
  title: text(500).nullable().describe('Title as shown'),
  publisher: z
    .strictObject({
      id: PublicId.nullable().describe('Public id or handle of the publishing channel'),
      name: text(200).nullable().describe('Public name of the publishing channel'),
      status: PublisherStatus.optional(),
    })
    .describe('Public channel that published the item'),
  duration: z.int().min(0).max(360_000).optional().describe('Length in seconds'),
  views: text(80).optional().describe('How often it was viewed, as shown'),
  published: text(80).optional().describe('When it was published, as shown'),
  price: text(80).optional().describe('Price, as shown'),
});
export type Item = z.infer<typeof Item>;

/** A place on a page that is sold to advertisers; the ad in it is a page of somebody else's and is not read. */
export const AdSlot = z
  .strictObject({
    network: text(60).nullable().describe('Code of the account at the ad network that sells the place'),
    unit: text(200).nullable().describe('Name of the place there (ad unit path)'),
    width: pixels.nullable().describe('Width in CSS pixels'),
    height: pixels.nullable().describe('Height in CSS pixels'),
    filled: z
      .boolean()
      .nullable()
      .describe('Whether there was an ad in it; null where the page does not say'),
  })
  .describe('Place on the page that is sold to advertisers');
export type AdSlot = z.infer<typeof AdSlot>;

/** What an advertisement says about itself. */
export const AdDetail = z.strictObject({
  advertiser: text(200).nullable().describe('Advertiser as named by the ad'),
  landingDomain: Domain.nullable().describe('Domain that a click would lead to'),
  disclosure: text(100).nullable().describe('Words that mark the item as an ad'),
  format: z.enum(['text', 'display', 'video', 'shopping', 'native']).describe('Form of the ad'),
  reasons: text(1000)
    .optional()
    .describe('Why it was shown, as the platform said when the person opened that explanation'),
  slot: AdSlot.optional(),
});
export type AdDetail = z.infer<typeof AdDetail>;

/** One answer written by a machine. */
export const AnswerDetail = z.strictObject({
  provider: text(100).describe('Who runs the assistant'),
  model: text(100).nullable().describe('Model name as shown'),
  mode: text(100).nullable().describe('Mode as shown, e.g. research'),
  status: z.enum(['answered', 'refused', 'unavailable', 'partial']).describe('What came of it'),
  text: text(20_000).nullable().describe('Answer text as shown'),
  citations: z
    .array(
      z.strictObject({
        n: z.int().min(1).max(500).describe('Number of the citation in the answer'),
        url: HttpsUrl.nullable().describe('Cited address, at most host and path'),
        domain: Domain.nullable().describe('Cited domain'),
        title: text(500).nullable().describe('Title of the cited page'),
        claim: text(500)
          .optional()
          .describe('What the answer rests on it: the passage that it stands behind'),
      }),
    )
    .max(100)
    .describe('Sources the answer names; one without an address is named as well'),
  updateOf: DayId.optional().describe('Id of the observation whose answer this one took the place of'),
});
export type AnswerDetail = z.infer<typeof AnswerDetail>;

/** Names of fields that a page did not yield. A parse failure is data, never an absence. */
const Completeness = z.strictObject({
  missing: z.array(text(60)).max(20).describe('Fields that the rules looked for in vain'),
});

/** Fields that every kind of observation has. */
export const common = {
  id: DayId.describe('Random id made on the device; tells the day and not the time'),
  source: SourceId,
  surface: SurfaceId,
  position: z
    .strictObject({
      section: text(200).nullable().describe('Heading of the row or shelf'),
      index: z.int().min(0).max(9999).describe('Place within the surface, counted from 0'),
      rank: z
        .int()
        .min(0)
        .max(9999)
        .optional()
        .describe('Place within its row, as the page itself counts it'),
      module: text(120)
        .optional()
        .describe('Name that the markup of the page gives to the row, the widget or what filled it'),
    })
    .describe('Where on the page'),
  labels: z.array(text(60)).max(20).describe('Marks the item carried'),
  context: z
    .strictObject({
      page: text(40).describe('Kind of page'),
      hostItem: PublicId.nullable().describe('Public id of the item the page is about'),
      reach: Reach.describe('How the page was reached, where the page itself shows it'),
      query: text(1000).optional().describe('What the person typed to get it; only where that was agreed to'),
    })
    .describe('Page around the item'),
  seen: z
    .strictObject({
      day: Day,
      visibleMs: z
        .int()
        .min(0)
        .max(86_400_000)
        .describe('Milliseconds with at least half of the item in view'),
    })
    .describe('When and for how long it was in view (MRC viewability: 50 % for 1 s)'),
  rules: RulesVersion,
  completeness: Completeness.describe('What could not be read'),
} as const;
