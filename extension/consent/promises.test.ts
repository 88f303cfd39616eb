import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Moment } from './testing/moment.ts';
import { promises } from './testing/promises.ts';
import { live, someSteps } from './testing/steps.ts';

/** Sequences in all. The nightly run sets more: FC_RUNS=1000000. */
const wanted = Number(process.env.FC_RUNS ?? 100_000);
const names = Object.keys(promises) as (keyof typeof promises)[];
const each = Math.ceil((0.4 * wanted) / names.length);

/** What each promise is tried with more often. */
const often: Record<keyof typeof promises, RegExp> = {
  'C1 nothing is kept or sent before the first grant': /^grants|^joins|^is 18/,
  'C2 whatever is sent was seen and is sent under a grant of its exact scope and document that held all along':
    /^(grants|withdraws) youtube/,
  'C3 after a withdrawal nothing of its scope is sent, not even from a batch that was sealed before':
    /^(withdraws|grants) (youtube|google)|^leaves|^joins/,
  'C4 a pause keeps and sends nothing, and its end makes up for nothing': /^(pauses|resumes|clock an? )/,
  'C5 a material change of the document sends nothing until it is agreed to; another one changes nothing':
    /document$|^grants/,
  'C6 setting the clock back never revives a grant that has run out': /^clock/,
  'C7 a source or a kind that nobody knows is neither kept nor sent': /elsewhere|answer|price/,
  'C9 without the permission of the browser nothing is kept or sent, from that moment on':
    /^(forbids|permits)/,
  'C10 nothing from a private window is kept': /private/,
  'C16 nothing is kept from a site that was not chosen at that moment, whatever else the browser permits':
    /^chooses| on (two|three)|one$|two$/,
  'C12 every batch is sent as it was sealed, and names the very entries of the ledger that allow it':
    /^(grants|joins|leaves)/,
  'that a person may read single items is claimed where all of them were seen under that very grant, and nowhere else':
    /exhibit|clock an? /,
  'C15 what was typed is kept and sent under its own grant alone, held all along; without it the item goes by itself':
    /\/query|exhibit|query$/,
  'a story is sent in the very revision, and to the very readers, that its author agreed to': /stor(y|ies)/,
  'the structure of a page is sent only as the very one that the person looked at and agreed to':
    /structure|fix it/,
  'who is not 18, or was stopped from afar, keeps and sends nothing': /^is /,
  'C17 what an institution has switched off is neither kept nor sent, from that moment on': /^may /,
  'whatever is agreed to is kept and sent: nothing else holds anything up': /^(resumes|permits|grants|joins)/,
};

let lived = 0;
const happened = new Map<string, number>();

/** What became of what was typed, so that the last test can say that everything did become of it. */
function waysOfQueries(moment: Moment): string[] {
  if ((moment.what !== 'sent' && moment.what !== 'composed') || !moment.batch) return [];
  const { observations } = moment.batch;
  return moment.items.map(({ observation: { id, context } }) => {
    const leaving = observations.find((observation) => observation.id === id);
    const way =
      leaving?.context.query !== undefined ? 'typed' : context.query === undefined ? 'bare' : 'taken out';
    return `${moment.what}: ${way}`;
  });
}

function check(
  runs: number,
  longest: number,
  tried: RegExp,
  wantedPromises: (keyof typeof promises)[],
): void {
  fc.assert(
    fc.property(
      someSteps((name) => tried.test(name), longest),
      (steps) => {
        const device = live(steps);
        lived += 1;
        for (const moment of device.moments) {
          const kind = 'why' in moment ? `${moment.what}: ${moment.why}` : moment.what;
          happened.set(kind, (happened.get(kind) ?? 0) + 1);
          for (const way of waysOfQueries(moment)) happened.set(way, (happened.get(way) ?? 0) + 1);
        }
        for (const name of wantedPromises) promises[name](device);
      },
    ),
    { numRuns: runs },
  );
}

test.each(names)('%s', (name) => check(each, 25, often[name], [name]), 600_000);

test('all of it holds together, over longer times', () => {
  check(wanted - each * names.length, 40, /^x/, names);
}, 600_000);

test('the sequences went everywhere: everything was seen, sent and held back, for every reason that there is', () => {
  const reasons = ['not-adult', 'not-granted', 'document-changed', 'expired', 'no-browser-permission'];
  const expected = [
    ...['composed: typed', 'composed: taken out', 'sent: typed', 'sent: bare', 'sent: taken out'],
    ...[
      'seen',
      'composed',
      'sent',
      'document',
      'story-sent',
      'structure-sent',
      'held: other-consent',
      'held: not-in-study',
    ],
    'not-seen: not-chosen-here',
    ...[...reasons, 'stopped', 'paused', 'managed'].flatMap((why) => [`not-seen: ${why}`, `held: ${why}`]),
    ...['not-adult', 'not-granted', 'document-changed', 'expired', 'stopped', 'managed', 'other-consent'].map(
      (why) => `story-held: ${why}`,
    ),
    ...[...reasons, 'stopped', 'paused', 'managed', 'other-consent'].map((why) => `structure-held: ${why}`),
  ];
  const rare = expected.filter((what) => (happened.get(what) ?? 0) < wanted / 1000);
  expect(rare).toEqual([]);
});

afterAll(() => {
  const count = (what: string) => happened.get(what) ?? 0;
  process.stderr.write(
    `Consent: ${lived} sequences, ${count('seen')} items seen, ${count('sent')} batches sent.\n`,
  );
});
