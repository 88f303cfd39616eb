import { findOutsideStudy } from '#shared/studies/find-outside-study.ts';
import type { Batch } from '#shared/wire/batch.ts';
import { findUnconsented } from '#shared/wire/find-unconsented.ts';
import { holds, type Withheld } from './holds.ts';
import type { Decide } from './permission.ts';

/**
 * Why a batch may not go to the study with an end that it names: the person does not take part by the very entry that it
 * names, in the group that they drew; or something in it is not asked for, not donated any more, or was seen before a consent
 * that holds now.
 * @param seenAt when each item was seen, in their order; milliseconds since 1970
 * @returns undefined where it may go
 */
export function findUnshareable(
  batch: Batch,
  seenAt: readonly number[],
  decide: Decide,
): Withheld | undefined {
  const { study, joined, consents, observations } = batch;
  const decision = decide.limited(study);
  const broken = holds(joined, decision);
  if (broken) return broken;
  if (decision.allowed && decision.grant.arm !== joined.arm) return 'other-consent';
  const terms = decide.terms(study);
  if (!terms || findOutsideStudy(batch, terms) !== undefined) return 'outside-grant';
  if (seenAt.length !== observations.length) return 'unreadable';
  for (const [i, observation] of observations.entries()) {
    const may = decide.share(study, observation, seenAt[i]);
    if (!may.allowed) return may.why;
  }
  // What the items could go without: then they go in a batch that does not claim it.
  const claims = consents.filter(({ scope }) => scope.kind === 'query' || scope.tier === 'exhibit');
  if (!claims.every(({ scope }) => decide.send(scope).allowed)) return 'other-consent';
  return findUnconsented(batch) === undefined ? undefined : 'not-granted';
}
