import { useEffect, useMemo, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Brand } from '../brand.tsx';
import { Choices } from '../choices/choices.tsx';
import { Insights } from '../insights/insights.tsx';
import { MyData } from '../my-data/my-data.tsx';
import { Sent } from '../sent/sent.tsx';
import { Stories } from '../stories/stories.tsx';
import { StructurePage } from '../structure/structure-page.tsx';
import { Studies } from '../studies/studies.tsx';
import type { Surroundings } from '../surroundings.ts';
import { Tray } from '../tray/tray.tsx';
import { HeaderState } from './header-state.tsx';
import { inDashboard } from './in-dashboard.ts';
import { type Route, views } from './route.ts';
import { useArrival } from './use-arrival.ts';
import { useRoute } from './use-route.ts';

/** The page where a person sees and decides everything: a header with the state, seven views, one at a time. */
export function Dashboard({ surroundings: outside }: { surroundings: Surroundings }) {
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const { surroundings, changes } = useMemo(() => inDashboard(outside), [outside]);
  useArrival(main, `${route.view}/${route.story ?? route.structure ?? ''}`);
  useEffect(() => {
    document.title = i18n.t('dashboard.documentTitle', [i18n.t(`dashboard.${route.view}`)]);
  }, [route.view]);
  return (
    <>
      <header class="dashboard-header">
        <div class="dashboard-top">
          <Brand />
          <HeaderState surroundings={surroundings} changes={changes} />
        </div>
        <nav aria-label={i18n.t('dashboard.nav')}>
          <ul>
            {views.map((view) => (
              <li key={view}>
                <a href={`#${view}`} aria-current={view === route.view ? 'page' : undefined}>
                  {i18n.t(`dashboard.${view}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main ref={main} class="dashboard-view">
        <CurrentView route={route} surroundings={surroundings} />
      </main>
    </>
  );
}

function CurrentView({ route, surroundings }: { route: Route; surroundings: Surroundings }) {
  switch (route.view) {
    case 'tray':
      return <Tray surroundings={surroundings} />;
    case 'sent':
      return <Sent surroundings={surroundings} />;
    case 'story':
      return <Stories surroundings={surroundings} {...(route.story && { story: route.story })} />;
    case 'structure':
      return <StructurePage key={route.structure} id={route.structure ?? ''} surroundings={surroundings} />;
    case 'studies':
      return <Studies surroundings={surroundings} />;
    case 'insights':
      return <Insights surroundings={surroundings} />;
    case 'data':
      return <MyData surroundings={surroundings} />;
    case 'choices':
      return <Choices surroundings={surroundings} />;
  }
}
