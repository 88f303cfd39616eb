import type { DocumentEntry } from '#shared/consent/document-index.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import type { Outside } from '../platform/outside.ts';
import type { Database } from '../store/database.ts';

/** All that the background works with. Built once per start of the worker, in start.ts. */
export interface Deps {
  database: Database;
  outside: Outside;
  /** Rule packs by source. */
  packs: ReadonlyMap<string, RulePack>;
  /** The consent documents that ship with this version. */
  documents: readonly DocumentEntry[];
  study: string;
  /** Origin of the backend. */
  backend: string;
}
