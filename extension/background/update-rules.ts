import { utcDay } from '#shared/day.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { RulesIndex, type SignedPack } from '#shared/rules/signed-pack.ts';
import { paths } from '#shared/wire/paths.ts';
import { deviceTime } from '../store/clock.ts';
import { keepPack, keptPacks, noteRulesDue, rulesDue } from '../store/packs.ts';
import { isQuotaError } from '../store/storage-full.ts';
import { fetchPublic } from '../upload/fetch-public.ts';
import { applyConsent } from './apply-consent.ts';
import { chooseRules } from './choose-rules.ts';
import { allowedKinds, decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';
import { judgePack, type PackRefusal, readGenuine } from './judge-pack.ts';
import { hearStopList, obeyStopList } from './obey-stop-list.ts';
import type { Uploader } from './uploader.ts';

const hour = 60 * 60 * 1000;

/** Milliseconds between two looks at what is published, and until the next one where nobody answered. */
const rulesPause = { answered: 6 * hour, unanswered: hour } as const;

/** What came of a look: sources whose rules were taken, and those whose rules were refused, with the reason. */
export interface RulesUpdate {
  taken: string[];
  refused: Record<string, PackRefusal>;
}

/**
 * Looks for a stop list and for newer rule packs: every six hours, and only for somebody who records something and
 * donates. What is asked for depends on the version of Daylight alone, never on what a person has switched on, so that
 * the requests tell nothing about anybody.
 * @returns undefined where it is not the time to look, or where nobody answered
 */
export async function updateRules(deps: Deps, uploader: Uploader): Promise<RulesUpdate | undefined> {
  const { database, outside } = deps;
  if (deps.rulesKey === '' || !(await isDue(deps)) || !(await mayAsk(deps))) return undefined;
  // Noted before anybody is asked: a worker that is killed meanwhile must not ask again each minute.
  if (!(await noteDue(deps, rulesPause.unanswered))) return undefined;
  const stopList = await ask(deps, paths.stopList);
  if ('json' in stopList) {
    await hearStopList(deps, stopList.json);
    await obeyStopList(deps, uploader);
  }
  const index = await ask(deps, paths.rules);
  if (!('json' in index)) return undefined;
  await noteDue(deps, rulesPause.answered);
  const listed = RulesIndex.safeParse(index.json).data?.rules ?? [];
  const today = utcDay(new Date(await deviceTime(database, outside.now())));
  const update: RulesUpdate = { taken: [], refused: {} };
  for (const base of deps.packs.values()) {
    const offer = listed.find(({ source }) => source === base.source);
    const came = offer && (await takePack(deps, base, offer, today));
    if (came === 'taken') update.taken.push(base.source);
    else if (came) update.refused[base.source] = came;
  }
  // Also where nothing was taken: what was in use may have expired meanwhile.
  await chooseRules(deps);
  await applyConsent(deps);
  return update;
}

type Offer = Pick<SignedPack, 'version' | 'digest' | 'expires'>;

/** Fetches a pack that is newer than what is here, and keeps it if it may be used. Undefined: there is no need to. */
async function takePack(
  deps: Deps,
  base: RulePack,
  offer: Offer,
  today: string,
): Promise<PackRefusal | 'taken' | undefined> {
  const { database, rulesKey } = deps;
  // Whether or not it may be used (any more): nothing older than what was once here is ever taken.
  const before = await readGenuine((await keptPacks(database)).get(base.source), rulesKey);
  const kept = 'signed' in before ? before.signed : undefined;
  if (offer.version <= base.version || !isNews(offer, kept)) return undefined;
  const fetched = await ask(deps, `${paths.rules}/${base.source}`);
  if (!('json' in fetched)) return undefined;
  const verdict = await judgePack(fetched.json, { base, rulesKey, today });
  if ('refused' in verdict) return verdict.refused;
  if (!isNews(verdict.signed, kept)) return 'not-newer';
  await keepPack(database, verdict.signed);
  return 'taken';
}

/** Whether a pack is newer than the kept one, or the same that may be used for longer. */
function isNews(offer: Offer, kept: SignedPack | undefined): boolean {
  if (!kept || offer.version > kept.version) return true;
  return offer.version === kept.version && offer.digest === kept.digest && offer.expires > kept.expires;
}

/** Asks the server, if that is still allowed at this moment: it ends with a withdrawal, a pause, or a stop just heard. */
async function ask(deps: Deps, path: string): Promise<{ json: unknown } | { failed: string }> {
  return (await mayAsk(deps)) ? fetchPublic(deps.backend, path) : { failed: 'not-allowed' };
}

/** A time that lies further ahead than any pause was noted by a clock that has been set back since. */
async function isDue({ database, outside }: Deps): Promise<boolean> {
  const left = (await rulesDue(database)) - outside.now();
  return left <= 0 || left > rulesPause.answered;
}

async function mayAsk(deps: Deps): Promise<boolean> {
  const { decide } = await decideNow(deps);
  const isRecording = [...deps.packs.values()].some((pack) => allowedKinds(pack, decide).length > 0);
  return isRecording && decide.study().allowed;
}

/** Whether there was room for the note. Without it nobody is asked, so that it cannot happen each minute. */
async function noteDue({ database, outside }: Deps, pause: number): Promise<boolean> {
  try {
    await noteRulesDue(database, outside.now() + pause);
    return true;
  } catch (error) {
    if (!isQuotaError(error)) throw error;
    return false;
  }
}
