import { html } from 'hono/html';
import { publicRules } from '../../publish/public-rules.ts';
import type { Page, Site } from '../layout.ts';
import { copied } from '../load-section.ts';
import { formatCount, text } from '../text.ts';
import { paragraph, points, prosePage } from './prose.ts';

const firstHour = [
  'npm start                            # everything on one computer, with a made-up demonstration',
  'npm run daylight -- config           # what is set, secrets masked',
  'npm run daylight -- serve            # the server alone',
  'npm run daylight -- backup FOLDER    # everything that is needed to go on elsewhere',
  'npm run daylight -- verify store     # that nothing which was receipted is missing',
];

/** What it takes to run Daylight oneself: who does, what is needed, what it asks of them. */
export function operatorsPage(site: Site): Page {
  const fewest = formatCount(publicRules().fewestActive);
  return prosePage(
    {
      title: text('operatorsTitle'),
      path: '/about/operators',
      lead: text('operatorsLead', { study: site.studyName }),
    },
    [
      {
        id: 'who',
        title: text('operatorsWho'),
        content: [paragraph(text('operatorsWho1')), paragraph(text('operatorsWho2', { fewest }))],
      },
      {
        id: 'needs',
        title: text('operatorsNeeds'),
        content: [
          points([text('operatorsNeeds1'), text('operatorsNeeds2'), text('operatorsNeeds3')]),
          copied(text('operatorsFirstHour'), firstHour.join('\n')),
          paragraph(text('operatorsPapers')),
        ],
      },
      {
        id: 'duties',
        title: text('operatorsDuties'),
        content: [
          points([
            text('operatorsDuties1'),
            text('operatorsDuties2'),
            text('operatorsDuties3'),
            text('operatorsDuties4'),
          ]),
        ],
      },
      {
        id: 'sure',
        title: text('operatorsSure'),
        content: [
          paragraph(text('operatorsSure1')),
          ...(site.has?.('/record/')
            ? [paragraph(html`${text('operatorsSure2')} <a href="/record/">${text('navRecord')}</a>`)]
            : []),
        ],
      },
    ],
  );
}
