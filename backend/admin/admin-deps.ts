import type { Logger } from 'pino';
import type { PartnerKey } from '../partner/keys.ts';
import type { QuarantineDesk } from '../quarantine/quarantine-desk.ts';
import type { Desk } from './desk.ts';

/** What the pages for moderators work with. */
export interface AdminDeps {
  log: Logger;
  /** Address that a proxy shows them under; undefined: this machine alone. */
  url: string | undefined;
  /** The key that somebody holds, ended or not. */
  findKey(key: string): Promise<PartnerKey | undefined>;
  keyOf(keyId: string): Promise<PartnerKey | undefined>;
  desk: Desk;
  quarantine: QuarantineDesk;
  now: () => Date;
}
