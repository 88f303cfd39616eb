import { html } from 'hono/html';
import { publicSources } from '../../measure/public-sources.ts';
import { standingSentence } from '../../publish/protection-facts.ts';
import { publicRules } from '../../publish/public-rules.ts';
import { versionRule } from '../../publish/release-version.ts';
import type { Html, Page, Site } from '../layout.ts';
import { byPlatformName, platformName } from '../platform-name.ts';
import { head, scrollTable } from '../table.ts';
import { formatCount, text } from '../text.ts';
import { linkTo, paragraph, points, prosePage } from './prose.ts';

const { tables, ...rules } = publicRules();
const numbers = {
  ...rules,
  fewestActive: formatCount(rules.fewestActive),
  delta: rules.delta.toExponential(),
};

/** How a figure comes about, from a screen to a published number, and what it cannot say. */
export function methodsPage({ has }: Site): Page {
  return prosePage({ title: text('methodsTitle'), path: '/about/methods', lead: text('methodsLead') }, [
    {
      id: 'seen',
      title: text('methodsSeen'),
      content: [
        paragraph(text('methodsSeen1')),
        paragraph(text('methodsSeen2')),
        paragraph(text('methodsSeen3', { n: publicSources.length, platforms: platformList() })),
      ],
    },
    {
      id: 'counted',
      title: text('methodsCounted'),
      content: [paragraph(text('methodsCounted1', numbers)), paragraph(text('methodsCounted2'))],
    },
    {
      id: 'protected',
      title: text('methodsProtected'),
      content: [
        paragraph(text('methodsProtected1')),
        paragraph(text('methodsProtected2', numbers)),
        tablesTable(),
        paragraph(text('methodsProtected3', numbers)),
        paragraph(text('methodsProtected4')),
      ],
    },
    {
      id: 'interval',
      title: text('methodsInterval'),
      content: [paragraph(text('methodsInterval1')), paragraph(text('methodsInterval2', numbers))],
    },
    {
      id: 'cannot',
      title: text('methodsCannot'),
      content: [
        points([standingSentence, text('methodsCannot1'), text('methodsCannot2'), text('methodsCannot3')]),
      ],
    },
    { id: 'stories', title: text('storiesTitle'), content: [paragraph(text('methodsStories'))] },
    {
      id: 'releases',
      title: text('methodsReleases'),
      content: [
        paragraph(text('methodsReleases1')),
        paragraph(versionRule),
        ...(has?.('/record/')
          ? [paragraph(html`${text('methodsReleases2')} ${linkTo('/record/', text('navRecord'))}`)]
          : []),
      ],
    },
  ]);
}

function platformList(): string {
  return publicSources
    .map(({ source }) => source)
    .sort(byPlatformName)
    .map(platformName)
    .join(', ');
}

function tablesTable(): Html {
  const heads = [
    head(text('methodsTable')),
    head(text('methodsTableCounts')),
    head(text('methodsTablePer')),
    head(text('boundsSigma'), true),
    head(text('methodsTable95'), true),
  ];
  const rows = tables.map(
    ({ name, counts, per, sigma }) =>
      html`<tr><th scope="row">${name}</th><td class="wide">${text(`methodsTable${name}`)}</td><td>${text(per === 'week' ? 'methodsPerWeek' : 'methodsPerWindow')}</td><td class="number">${formatCount(sigma)}</td><td class="number">± ${formatCount(Math.round(1.96 * sigma))} ${text(counts === 'things' ? 'methodsThings' : 'methodsPeople')}</td></tr>`,
  );
  return scrollTable(text('methodsTables'), heads, rows, 'codebook');
}
