import { i18n } from '#i18n';
import { hostList } from '../hosts/host-name.ts';
import type { Access } from './access.ts';

/** Says beforehand what the browser is about to ask, in the browser's words and in ours. */
export function AccessAnnouncement({ access }: { access: Access }) {
  const { hosts, categories } = access;
  const asksForData = import.meta.env.FIREFOX && categories.length > 0;
  return (
    <div aria-live="polite">
      {(hosts.length > 0 || asksForData) && (
        <div class="announcement">
          <h3>{i18n.t('permission.title')}</h3>
          {hosts.length > 0 && <p>{i18n.t('permission.hosts', [hostList(hosts)])}</p>}
          {asksForData && (
            <>
              <p>{i18n.t('permission.data')}</p>
              <ul>
                {categories.map((category) => (
                  <li key={category}>{i18n.t(`permission.category.${category}`)}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </div>
  );
}
