import { html } from 'hono/html';
import type { Html, Site } from './layout.ts';
import { text } from './text.ts';

/** How to reach whoever runs the study, in one sentence. */
export function contactSentence(site: Site): string {
  return site.contact === undefined ? text('contactMissing') : text('contactText', { contact: site.contact });
}

/**
 * How to reach whoever runs the study, as a link where the contact is an e-mail or web address.
 * @param subject first line of an e-mail
 */
export function contactLink({ contact }: Site, subject: string): Html {
  if (contact === undefined) return html`${text('contactMissing')}`;
  const href = /^[^\s/@]+@[^\s/@]+$/.test(contact)
    ? `mailto:${encodeURIComponent(contact).replace('%40', '@')}?subject=${encodeURIComponent(subject)}`
    : contact;
  return /^(mailto:|https?:\/\/)/.test(href) ? html`<a href="${href}">${contact}</a>` : html`${contact}`;
}
