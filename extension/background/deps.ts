import type { DocumentEntry } from '#shared/consent/document-index.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import type { Outside } from '../platform/outside.ts';
import type { Database } from '../store/database.ts';

/** All that the background works with. Built once per start of the worker, in start.ts. */
export interface Deps {
  database: Database;
  outside: Outside;
  /** The rule packs that ship with this version, by source: all that can be agreed to, and the hosts to ask for. */
  packs: ReadonlyMap<string, RulePack>;
  /**
   * The rules that pages are read by, by source: the pack that ships, or a newer signed one that reads no more. Set by
   * `chooseRules` alone, as a whole, so that whoever holds the old map goes on with it undisturbed.
   */
  rules: ReadonlyMap<string, RulePack>;
  /** Key that newer packs and stop lists are signed with: raw Ed25519, base64url. '' where this build takes none. */
  rulesKey: string;
  /** The consent documents that ship with this version. */
  documents: readonly DocumentEntry[];
  study: string;
  /** Origin of the backend. */
  backend: string;
}
