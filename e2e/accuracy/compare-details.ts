import type { Observation } from '#shared/observations/observation.ts';
import type { ExpectedDetails } from './expectation.ts';
import { hash8 } from './key-of.ts';

/** Name of something that an expectation may say of an item beside key, title and publisher. */
export type DetailName = keyof ExpectedDetails;

/** Which of the details that are expected of an item were read rightly; nothing for those that nobody expects. */
export function compareDetails(
  observation: Observation,
  expected: ExpectedDetails,
): [name: DetailName, isRight: boolean][] {
  const read = detailsOf(observation);
  return (Object.keys(expected) as DetailName[])
    .filter((name) => expected[name] !== undefined)
    .map((name) => [name, same(expected[name], read[name])]);
}

function detailsOf(observation: Observation): Required<ExpectedDetails> {
  const { item, position, labels } = observation;
  const ad = observation.kind === 'ad' ? observation.ad : undefined;
  const { network = null, unit = null, width = null, height = null, filled = null } = ad?.slot ?? {};
  return {
    ...{ labels, price: item.price ?? null, module: position.module ?? null },
    section8: hash8(position.section),
    ...{ network, unit, filled },
    size: width === null || height === null ? null : `${width}x${height}`,
    landingDomain: ad?.landingDomain ?? null,
  };
}

/** Texts are the same whatever their white space, lists whatever their order. */
function same(expected: unknown, read: unknown): boolean {
  const plain = (value: unknown) =>
    typeof value === 'string' ? value.replace(/[\s\u200b\u2060\ufeff]+/g, ' ').trim() : value;
  if (!Array.isArray(expected) || !Array.isArray(read)) return plain(expected) === plain(read);
  return JSON.stringify(expected.map(plain).sort()) === JSON.stringify(read.map(plain).sort());
}
