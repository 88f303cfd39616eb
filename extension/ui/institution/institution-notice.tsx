import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { StateAnswer } from '../../messages/state.ts';
import { institutionLines, institutionTitle } from './institution-lines.ts';

/** What whoever manages the browser set, and that they can agree to nothing; nothing where nothing was set. */
export function InstitutionNotice({ state, children }: { state: StateAnswer; children?: ComponentChildren }) {
  const lines = institutionLines(state);
  if (lines.length === 0) return null;
  return (
    <section class="notice institution">
      <h2>{institutionTitle(state)}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{i18n.t('institution.yours')}</p>
      {children}
    </section>
  );
}
