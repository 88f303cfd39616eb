import { html } from 'hono/html';
import type { AdminPage } from './frame.ts';
import { token } from './frame.ts';
import type { Session } from './sessions.ts';

/** Where a moderator shows their key. */
export function signInPage(session: Session): AdminPage {
  return {
    title: 'Sign in',
    section: 'sign-in',
    content: html`<form class="door" method="post" action="/sign-in">
<h1>Sign in</h1>
<p class="hint">With the key that you were given. It was shown once, when it was made; whoever runs this server makes a new one with <code>daylight key add</code>.</p>
${token(session)}
<label for="key">Moderator’s key</label>
<input id="key" name="key" type="password" autocomplete="current-password" required maxlength="200" autofocus>
<button class="go">Sign in</button>
</form>`,
  };
}
