import { i18n } from '#i18n';
import type { Institution } from '../../messages/state.ts';

/** What was set and is not used, said for whoever set it. */
export function InstitutionProblems({ problems }: Pick<Institution, 'problems'>) {
  if (problems.length === 0) return null;
  return (
    <section class="institution-problems">
      <h2>{i18n.t('institution.problems')}</h2>
      <ul>
        {problems.map(({ setting, why, source = '' }) => (
          <li key={`${setting}/${source}`}>{i18n.t(`institution.${why}`, [setting, source])}</li>
        ))}
      </ul>
    </section>
  );
}
