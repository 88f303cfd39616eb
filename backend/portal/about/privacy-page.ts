import { html } from 'hono/html';
import type { Installation } from '../../privacy/installation.ts';
import { privacyNotice } from '../../privacy/privacy-notice.ts';
import type { PrivacySection } from '../../privacy/privacy-section.ts';
import type { Html, Page } from '../layout.ts';
import { head, scrollTable } from '../table.ts';
import { text } from '../text.ts';
import { linkTo, paragraph, prosePage } from './prose.ts';

/** The privacy notice of this installation: the same sentences that the operator's command prints. */
export function privacyPage(installation: Installation): Page {
  const visiting = {
    id: 'reading',
    title: text('privacyReading'),
    content: [paragraph(text('privacyReading1'))],
  };
  return prosePage({ title: text('privacyTitle'), path: '/about/privacy', lead: text('privacyLead') }, [
    ...privacyNotice(installation).map((section) => ({
      ...section,
      content: [...section.paragraphs.map(paragraph), ...tableOf(section)],
    })),
    {
      ...visiting,
      content: [
        ...visiting.content,
        paragraph(html`${text('privacyMore')} ${linkTo('/about/methods', text('methodsTitle'))}`),
      ],
    },
  ]);
}

function tableOf({ title, table }: PrivacySection): Html[] {
  if (table === undefined) return [];
  const rows = table.rows.map(
    ([first = '', ...others]) =>
      html`<tr><th scope="row" class="wide">${first}</th>${others.map((cell) => html`<td class="wide">${cell}</td>`)}</tr>`,
  );
  return [
    scrollTable(
      text('privacyTable', { title }),
      table.head.map((name) => head(name)),
      rows,
      'codebook',
    ),
  ];
}
