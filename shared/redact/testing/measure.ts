import { findPersonal } from '../redact-text.ts';
import { regionsOf } from '../regions-of.ts';
import { type PersonalKind, personalKinds } from '../span.ts';
import type { Snippet } from './corpus.ts';

/** How well the detectors do on a corpus. */
export interface Measured {
  /** Share of planted secrets that are covered whole by hits of their own kind. */
  recall: Record<PersonalKind, number>;
  /** Share of snippets in which something harmless was hit. */
  falseAlarms: number;
  /** What was missed and what was hit for nothing, for the person who reads the failing test. */
  mistakes: string[];
}

/** Runs the detectors over a corpus and compares. */
export function measure(snippets: readonly Snippet[]): Measured {
  const mistakes: string[] = [];
  const planted = new Map<PersonalKind, number>();
  const covered = new Map<PersonalKind, number>();
  let falseAlarms = 0;
  for (const { language, text, planted: secrets } of snippets) {
    const hits = findPersonal(text, regionsOf(language));
    for (const { kind, start, end } of secrets) {
      planted.set(kind, (planted.get(kind) ?? 0) + 1);
      if (hits.some((hit) => hit.kind === kind && hit.start <= start && hit.end >= end))
        covered.set(kind, (covered.get(kind) ?? 0) + 1);
      else mistakes.push(`missed ${kind} (${language}): ${text}`);
    }
    const alarms = hits.filter(({ start, end }) => !secrets.some((s) => start < s.end && end > s.start));
    if (alarms.length > 0) falseAlarms++;
    for (const { kind, start, end } of alarms)
      mistakes.push(`hit for nothing, ${kind} (${language}): ${text.slice(start, end)} in: ${text}`);
  }
  const recall = Object.fromEntries(
    personalKinds.map((kind) => [kind, (covered.get(kind) ?? 0) / (planted.get(kind) ?? 0)]),
  ) as Record<PersonalKind, number>;
  return { recall, falseAlarms: falseAlarms / snippets.length, mistakes };
}
