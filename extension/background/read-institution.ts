import { type ReadSettings, readSettings } from '#shared/institution/read-settings.ts';
import type { InstitutionSettings } from '#shared/institution/settings.ts';
import { plainInvite } from '#shared/wire/challenge.ts';
import type { Decision } from '../consent/permission.ts';
import type { Institution } from '../messages/state.ts';
import type { Deps } from './deps.ts';

/** What whoever manages the browser set, asked of the browser, which knows of every change while it runs. */
export async function readInstitution({
  outside,
  packs,
}: Pick<Deps, 'outside' | 'packs'>): Promise<ReadSettings> {
  return readSettings(await outside.institutionSettings(), (source) => packs.has(source));
}

/** The code of an invitation that was set, as it is compared. */
export function plainInviteOf({ invite }: InstitutionSettings): string | undefined {
  return invite === undefined ? undefined : plainInvite(invite);
}

/**
 * What was set, as the person sees it; null where that is nothing.
 * @param joined whether the person takes part in the study
 */
export function showInstitution({ settings, problems }: ReadSettings, joined: Decision): Institution | null {
  if (Object.keys(settings).length + problems.length === 0) return null;
  const { organisation = null, sources = null, donation, invite, shortestHoldHours = null } = settings;
  return {
    organisation,
    offered: sources,
    mayLeave: donation !== 'off',
    rests: !joined.allowed && joined.why === 'managed',
    invites: invite !== undefined,
    shortestHoldHours,
    problems,
  };
}
