import type { Database } from './database.ts';

/** The signed rule packs that are kept, by source, as they came. Nothing says that they may be used. */
export async function keptPacks(database: Database): Promise<Map<string, unknown>> {
  const rows = await database.packs.toArray();
  return new Map(rows.map(({ source, signed }) => [source, signed]));
}

/** Keeps a signed pack in place of the one before. */
export async function keepPack(database: Database, signed: { source: string }): Promise<void> {
  await database.packs.put({ source: signed.source, signed });
}

/** When the server is to be asked for rules again, milliseconds since 1970; 0 where it was never asked. */
export async function rulesDue(database: Database): Promise<number> {
  return Number((await database.memos.get('rules-due'))?.value ?? 0);
}

/** Notes when the server is to be asked for rules again. */
export async function noteRulesDue(database: Database, at: number): Promise<void> {
  await database.memos.put({ name: 'rules-due', value: at });
}

/** The stop list that was seen last, as it came; undefined where none was. */
export async function keptStopList(database: Database): Promise<unknown> {
  return (await database.memos.get('stop-list'))?.value;
}

/** Remembers a stop list in place of the one before. */
export async function keepStopList(database: Database, list: object): Promise<void> {
  await database.memos.put({ name: 'stop-list', value: list });
}
