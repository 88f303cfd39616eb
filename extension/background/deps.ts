import type { RulePack } from '#shared/rules/rule-pack.ts';
import type { Outside } from '../platform/outside.ts';
import type { Database } from '../store/database.ts';

/** All that the background works with. Built once per start of the worker, in entrypoints/background.ts. */
export interface Deps {
  database: Database;
  outside: Outside;
  /** Rule packs by source. */
  packs: ReadonlyMap<string, RulePack>;
  /** Hash of the consent document in force. */
  document: string;
  study: string;
  /** Origin of the backend. */
  backend: string;
}
