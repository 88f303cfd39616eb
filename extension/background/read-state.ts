import { type Scope, type ScopeKind, scopeKey } from '#shared/consent/scope.ts';
import { utcDay } from '#shared/day.ts';
import { Kind } from '#shared/observations/kind.ts';
import { queryFormsOf } from '#shared/rules/query-form.ts';
import { kindsOf, type RulePack } from '#shared/rules/rule-pack.ts';
import { triedOf, untriedSurfaces } from '#shared/rules/tried.ts';
import { scopeOf } from '../consent/compose-batch.ts';
import { mayOffer, scopeState } from '../consent/scope-state.ts';
import type { SourceState, StateAnswer } from '../messages/state.ts';
import { invitationStanding } from '../store/invitation.ts';
import { itemsOf } from '../store/item-filter.ts';
import { type Mark, readMarks } from '../store/marks.ts';
import { refusals } from '../store/outbox.ts';
import { observationStatuses, type TallyRow } from '../store/rows.ts';
import { isStorageFull } from '../store/storage-full.ts';
import { readTallies } from '../store/tallies.ts';
import { dueTime, holdOf } from './approve-due.ts';
import { type Decisions, decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';
import { findIdleReason } from './find-idle-reason.ts';
import { packFor } from './handle-page.ts';
import { countNewStudies } from './list-studies.ts';
import { plainInviteOf, readInstitution, showInstitution } from './read-institution.ts';

/** Reads where everything stands. Counts come from tallies, so that it is quick however much is stored. */
export async function readState(deps: Deps, front: boolean): Promise<StateAnswer> {
  const { database, packs, backend, outside, study } = deps;
  const invitation = async () => {
    const { settings } = await readInstitution(deps);
    return invitationStanding(database, study, plainInviteOf(settings));
  };
  const rules = new Set([...packs.values()].map((pack) => `${pack.source}@${pack.version}`));
  const [decisions, tallies, isFull, marks, stories, deletions, refused, address, oldest, invite] =
    await Promise.all([
      decideNow(deps),
      readTallies(database, { statuses: observationStatuses }),
      isStorageFull(database),
      readMarks(database, rules),
      database.stories.toArray(),
      database.deletions.toArray(),
      refusals(database),
      front ? outside.frontAddress() : undefined,
      itemsOf(database, 'waiting', {}).first(),
      invitation(),
    ]);
  const { state, circumstances, decide } = decisions;
  const { at } = state.approval;
  const holdHours = holdOf(decisions);
  const joined = decide.study();
  const donates = joined.allowed;
  const today = utcDay(new Date(circumstances.now));
  const count = (...statuses: TallyRow['status'][]) =>
    tallies.reduce((sum, tally) => (statuses.includes(tally.status) ? sum + tally.n : sum), 0);
  const pause = state.pauses.find(
    (p) => p.source === null && p.from <= circumstances.now && circumstances.now < p.to,
  );
  return {
    age: state.age,
    idle: findIdleReason(deps, decisions, isFull),
    pausedUntil: pause && Number.isFinite(pause.to) ? pause.to : null,
    backend,
    study: { id: study, state: joined.allowed ? 'joined' : studyState(joined.why) },
    holdHours,
    sources: [...packs.values()].map((pack) => readSource(pack, outside, decisions, marks)),
    site: packFor(deps, decisions, address)?.source ?? null,
    today: Kind.options
      .map((kind) => ({
        kind,
        n: tallies.reduce((n, tally) => (tally.kind === kind && tally.day === today ? n + tally.n : n), 0),
      }))
      .filter(({ n }) => n > 0),
    waiting: count('waiting'),
    nextDueAt: oldest ? dueTime(oldest.capturedAt, { holdHours, at, donates }) : null,
    queued: count('approved', 'sealed'),
    sent: count('sent'),
    kept: count('kept'),
    stories: {
      drafts: stories.filter((story) => story.status === 'draft').length,
      sent: stories.filter((story) => story.status === 'sent').length,
    },
    refused: [...refused, ...stories.flatMap((story) => story.refused ?? [])],
    invite: donates ? invite : null,
    institution: showInstitution(decisions.institution, joined),
    newStudies: await countNewStudies(deps),
    deleting: deletions.filter((row) => !row.receipt && !row.refused).length,
  };
}

function readSource(
  pack: RulePack,
  outside: Deps['outside'],
  { state, circumstances, decide, chosen: allChosen, hosts }: Decisions,
  marks: readonly Mark[],
): SourceState {
  const { source, name, group, people = false, hostChoice = null } = pack;
  const chosen = allChosen.get(source) ?? [];
  const may = hosts.get(source) ?? [];
  const granted = (scope: Scope) => state.scopes.get(scopeKey(scope))?.answer === 'granted';
  const standing = (kind: ScopeKind) => {
    const scope = scopeOf({ source, kind });
    return {
      state: scopeState(state, scope, circumstances),
      exhibit: granted({ ...scope, tier: 'exhibit' }),
      isNew: mayOffer(state, scope, circumstances.now),
    };
  };
  const forms = queryFormsOf(pack);
  return {
    source,
    name: outside.sourceName(source, name),
    group,
    people,
    hostChoice,
    hosts: [...new Set([...pack.hosts, ...chosen])].map((host) => ({
      host,
      chosen: chosen.includes(host),
      permitted: may.includes(host),
      added: !pack.hosts.includes(host),
    })),
    paused: state.pauses.some(
      (p) => p.source === source && p.from <= circumstances.now && circumstances.now < p.to,
    ),
    permitted: may.length > 0,
    changed: marks
      .filter((mark) => mark.source === source)
      .map(({ surface, why, isHelped }) => ({ surface, why, isHelped })),
    offered: decide.offers(source),
    stopped: state.stopped?.has(source) ?? true,
    kinds: kindsOf(pack).map((kind) => ({ kind, ...standing(kind), tried: triedOf(pack, kind) })),
    untried: untriedSurfaces(pack),
    typed: forms.length > 0 ? { forms, ...standing('query') } : null,
  };
}

function studyState(why: string): 'unset' | 'stale' | 'expired' {
  return why === 'document-changed' ? 'stale' : why === 'expired' ? 'expired' : 'unset';
}
