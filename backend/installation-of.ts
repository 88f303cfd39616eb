import { type Config, simulationStudy } from './config.ts';
import type { Installation } from './privacy/installation.ts';
import { longestBackupDays } from './store/retention.ts';

/** What papers on privacy need to know of an installation, by its configuration. */
export function installationOf(config: Config): Installation {
  const { backups } = config;
  const scheduled = backups.folder !== undefined;
  // The oldest of those that are kept is as old as all the pauses between them.
  const keepDays = Math.min(longestBackupDays, Math.ceil((backups.keep * backups.hours) / 24));
  return {
    studyName: config.studyName,
    studies: config.studies.filter((study) => study !== simulationStudy),
    contact: config.contact,
    baseUrl: config.baseUrl,
    engine: config.databaseUrl === undefined ? 'embedded' : 'postgres',
    retentionDays: config.retentionDays,
    quarantineDays: config.quarantineDays,
    backups: {
      scheduled,
      encrypted: scheduled && backups.key !== undefined,
      keepDays: scheduled ? keepDays : longestBackupDays,
    },
    byInvitation: config.invites.length > 0,
  };
}
