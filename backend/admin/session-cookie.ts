import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { sessionLasts } from './sessions.ts';

// Behind TLS the browser itself sees to it that nobody but this very host sets the cookie, and no plain line carries it.
const nameOf = (url: string | undefined) =>
  url === undefined ? 'daylight_moderator' : '__Host-daylight_moderator';

/** The session's id as the browser gives it. */
export function readSession(c: Context, url: string | undefined): string | undefined {
  return getCookie(c, nameOf(url));
}

/** Gives the browser a session's id: out of reach of scripts, and never sent from another site. */
export function setSession(c: Context, url: string | undefined, id: string): void {
  setCookie(c, nameOf(url), id, {
    ...{ httpOnly: true, sameSite: 'Strict', path: '/', secure: url !== undefined },
    maxAge: sessionLasts.whole / 1000,
  });
}

/** Takes it away again. */
export function clearSession(c: Context, url: string | undefined): void {
  deleteCookie(c, nameOf(url), { path: '/', secure: url !== undefined });
}
