import { html } from 'hono/html';
import type { Session } from './sessions.ts';

/** Markup whose inserted values are escaped. */
export type Html = ReturnType<typeof html>;

/** One page, before its frame. */
export interface AdminPage {
  title: string;
  section: 'queue' | 'reports' | 'quarantine' | 'log' | 'sign-in';
  content: Html;
}

/** How much there is to do, by section. */
export type Waiting = Partial<Record<AdminPage['section'], number>>;

const sections = [
  ['queue', '/', 'Queue'],
  ['reports', '/reports', 'Reports'],
  ['quarantine', '/quarantine', 'Quarantine'],
  ['log', '/log', 'Record'],
] as const;

/** Frames a page. Its one script is for the keyboard; everything works without it. */
export function frame(session: Session, { title, section, content }: AdminPage, waiting: Waiting = {}): Html {
  const { moderator, said, csrf } = session;
  delete session.said;
  return html`<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Daylight moderation</title>
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/admin.css">
<link rel="icon" href="data:,">
<script src="/keyboard.js" defer></script>
</head>
<body>
<a class="skip" href="#content">To the content</a>
<header class="bar">
<p class="brand">Daylight <span>moderation</span></p>
${
  moderator
    ? html`<nav aria-label="Pages">${sections.map(
        ([name, href, label]) =>
          html`<a href="${href}"${name === section ? html` aria-current="page"` : ''}>${label}${waiting[name] ? html` <span class="count">${waiting[name]}</span>` : ''}</a>`,
      )}</nav>
<form class="who" method="post" action="/sign-out"><input type="hidden" name="csrf" value="${csrf}"><span>${moderator.name}</span> <button class="quiet">Sign out</button></form>`
    : ''
}
</header>
<main id="content" tabindex="-1">
${said ? html`<p class="said${said.isError ? ' wrong' : ''}" role="${said.isError ? 'alert' : 'status'}">${said.text}${said.story ? html` <a href="/?story=${said.story}">Look at it again</a>` : ''}</p>` : ''}
${content}
</main>
</body>
</html>`;
}

/** What every form carries. */
export function token({ csrf }: Session): Html {
  return html`<input type="hidden" name="csrf" value="${csrf}">`;
}
