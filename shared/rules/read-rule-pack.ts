import { RulePack } from './rule-pack.ts';

/** A rule pack, or the sentences that say what is wrong with it: each names file, path and reason. */
export type RulePackReading = { pack: RulePack } | { problems: string[] };

/**
 * Reads a rule pack.
 * @param file name to show in problems
 * @param text JSON text of the pack
 */
export function readRulePack(file: string, text: string): RulePackReading {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { problems: [`${file}: not JSON: ${error instanceof Error ? error.message : String(error)}`] };
  }
  const parsed = RulePack.safeParse(json);
  if (parsed.success) return { pack: parsed.data };
  return { problems: parsed.error.issues.map((i) => `${file}: ${pathText(i.path)}: ${i.message}`) };
}

function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((p) => (typeof p === 'number' ? `[${p}]` : `.${String(p)}`)).join('');
  return text.replace(/^\./, '') || '(whole file)';
}
