import { html, raw } from 'hono/html';
import type { ExtensionPlaces } from './extension-places.ts';
import { aboutPlaces, dataPlaces, mainPlaces, type Place, partPlaces, type Section } from './navigation.ts';
import { text } from './text.ts';

/** Markup whose inserted values are escaped. */
export type Html = ReturnType<typeof html>;

/** Who runs this portal, and where it stands. */
export interface Site {
  /** Address of the portal's root, without a slash at the end. */
  baseUrl: string;
  studyName: string;
  /** How to reach whoever runs the study: an e-mail or web address. */
  contact?: string | undefined;
  /** Where people get the extension. */
  extension?: ExtensionPlaces | undefined;
  /** Whether there is a page at a path, so that the frame links to nothing that is missing. Every place where absent. */
  has?: (path: string) => boolean;
}

/** One page, before its frame. */
export interface Page {
  title: string;
  /** Path below the root, for the canonical address. */
  path: string;
  section: Section;
  /** Whether the page shows figures of made-up volunteers. */
  simulated: boolean;
  content: Html;
  /** Path of the page's own script, for the one page that has one. */
  script?: string;
  /** schema.org description of what the page is about. */
  jsonLd?: Record<string, unknown>;
  /** The same in other forms, for programs: path and media type. */
  alternates?: readonly { path: string; type: string; title: string }[];
  /** Whether the page has a form, which may then be sent to this server. */
  forms?: true;
}

const sun = html`<svg class="sun" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true"><circle cx="16" cy="19" r="7"/><path d="M16 3v5M4.7 7.7l3.5 3.5M27.3 7.7l-3.5 3.5M1.5 19h5M25.5 19h5"/><path class="horizon" d="M2 28h28"/></svg>`;

/** Frames a page: head, banner, navigation, footer. No inline script, no inline style. */
export function layout(site: Site, page: Page): Html {
  return html`<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} · ${text('siteName')}</title>
<meta name="color-scheme" content="light dark">
<link rel="canonical" href="${site.baseUrl}${page.path}">
${(page.alternates ?? []).map(({ path, type, title }) => html`<link rel="alternate" type="${type}" title="${title}" href="${path}">\n`)}<link rel="stylesheet" href="/portal.css">
<link rel="icon" href="/portal-icon.svg" type="image/svg+xml">
${page.jsonLd === undefined ? '' : jsonLdScript(page.jsonLd)}${page.script === undefined ? '' : html`<script src="${page.script}" defer></script>`}
</head>
<body>
<a class="skip" href="#content">${text('skip')}</a>
${page.simulated ? banner : ''}
<header class="site">
<a class="brand" href="/">${sun}<span>${text('siteName')}</span></a>
<nav aria-label="${text('navigation')}">${links(site, mainPlaces, page)}</nav>
</header>
<main id="content" tabindex="-1">
${page.content}
</main>
<footer class="site">
<nav aria-label="${text('navigationMore')}">${[dataPlaces, partPlaces, aboutPlaces].map((places) => links(site, places))}</nav>
<p>${text('footer', { study: site.studyName })} ${text(page.script === undefined ? 'footerNoScript' : 'footerScript')}</p></footer>
</body>
</html>`;
}

const banner = html`<aside class="banner" aria-label="${text('bannerTitle')}"><p><strong>${text('bannerTitle')}.</strong> ${text('bannerText')}</p></aside>`;

/** Links to the places that this portal has; the section of the page is marked, and the page itself. */
function links({ has }: Site, places: readonly Place[], page?: Page): Html {
  const shown = places.filter(({ path }) => has === undefined || has(path));
  return html`<ul>${shown.map(({ path, name, section }) => {
    const here = page !== undefined && section === page.section;
    const mark = page?.path === path ? raw(' aria-current="page"') : raw(here ? ' aria-current="true"' : '');
    return html`<li><a href="${path}"${mark}>${text(name)}</a></li>`;
  })}</ul>`;
}

/** A data block: browsers do not run it, so the content security policy lets it pass. */
function jsonLdScript(value: Record<string, unknown>): Html {
  return html`<script type="application/ld+json">${raw(JSON.stringify(value).replaceAll('<', '\\u003c'))}</script>`;
}
