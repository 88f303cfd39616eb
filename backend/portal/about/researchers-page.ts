import { html } from 'hono/html';
import { licence } from '../../publish/licence.ts';
import { fewestBehindAName } from '../../publish/protection-sentences.ts';
import { forbiddenUse, intendedUse } from '../../publish/readme.ts';
import { contactLink } from '../contact.ts';
import { catalogPath, feedPath } from '../feeds/feed-links.ts';
import type { Page, Site } from '../layout.ts';
import { copied } from '../load-section.ts';
import { text } from '../text.ts';
import { linkTo, paragraph, points, prosePage } from './prose.ts';

/** What a researcher does here: find, load, check, cite, and ask for more. */
export function researchersPage(site: Site): Page {
  const { has, baseUrl } = site;
  const api =
    has === undefined || has('/api/')
      ? [html`${text('researchersApi')} ${linkTo('/api/', text('navApi'))}`]
      : [];
  const ask = (what: string) =>
    `curl --header "Authorization: Bearer $KEY" "${baseUrl}/v1/partner/${what}&window=2026-10-05"`;
  return prosePage(
    { title: text('researchersTitle'), path: '/about/researchers', lead: text('researchersLead') },
    [
      {
        id: 'get',
        title: text('researchersGet'),
        content: [
          points([
            html`${text('researchersGet1')} ${linkTo('/datasets/', text('navDatasets'))}`,
            text('researchersGet2'),
            html`${text('researchersGet3')} ${linkTo(feedPath, text('feedTitle'))}`,
            html`${text('researchersGet4')} ${linkTo(catalogPath, text('catalogTitle'))}`,
            ...api,
          ]),
        ],
      },
      {
        id: 'read',
        title: text('researchersRead'),
        content: [
          paragraph(text('researchersRead1')),
          paragraph(text('researchersRead2')),
          paragraph(html`${text('researchersRead3')} ${linkTo('/about/methods', text('methodsTitle'))}`),
        ],
      },
      {
        id: 'cite',
        title: text('researchersCite'),
        content: [
          paragraph(html`${text('researchersCite1')} ${linkTo(licence.url, licence.title)}`),
          paragraph(text('researchersCite2')),
        ],
      },
      {
        id: 'use',
        title: text('researchersUse'),
        content: [paragraph(intendedUse), paragraph(forbiddenUse)],
      },
      {
        id: 'partners',
        title: text('researchersPartners'),
        content: [
          paragraph(text('researchersPartners1')),
          points([
            text('researchersCells', { min: fewestBehindAName }),
            text('researchersExhibits'),
            text('researchersNever'),
          ]),
          paragraph(text('researchersAsk')),
          points([text('researchersAsk1'), text('researchersAsk2'), text('researchersAsk3')]),
          paragraph(contactLink(site, text('researchersSubject'))),
          paragraph(text('researchersKey')),
          copied(
            text('researchersKeyLabel'),
            `${ask('cells?study=daylight')}\n${ask('exhibits?study=daylight')}`,
          ),
        ],
      },
    ],
  );
}
