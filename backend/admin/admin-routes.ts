import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { utcDay } from '#shared/day.ts';
import { StoryName } from '../moderation/story-reference.ts';
import { OperatorError } from '../operator-error.ts';
import { hasEnded } from '../partner/keys.ts';
import { BatchName } from '../quarantine/find-batch.ts';
import { logRequests } from '../routes/log-requests.ts';
import { Buckets } from '../routes/rate-limit.ts';
import type { AdminDeps } from './admin-deps.ts';
import { adminAssets } from './assets.ts';
import { decisions, type Form } from './decisions.ts';
import { type AdminPage, frame } from './frame.ts';
import { guard } from './guard.ts';
import { logPage } from './log-page.ts';
import { apartPage, quarantinePage } from './quarantine-page.ts';
import { queuePage } from './queue-page.ts';
import { reportsPage } from './reports-page.ts';
import { clearSession, readSession, setSession } from './session-cookie.ts';
import { fitsToken, type Session, Sessions } from './sessions.ts';
import { signInPage } from './sign-in-page.ts';
import { agreedBy, waitingFor } from './waiting-for.ts';

/** Stories on one page, each opened: so many a moderator decides about before the page is made anew. */
const atATime = 6;

/** Tries to sign in that are taken in a minute, from everybody together. */
const triesPerMinute = 10;

/** Where a moderator goes on after a decision, where that is not the queue. */
const after: Readonly<Record<string, string>> = {
  '/keep': '/reports',
  '/release': '/quarantine',
  '/discard': '/quarantine',
};

const mostBytes = 128 * 1024;

/** What a request carries once somebody is signed in. */
interface Variables {
  session: Session;
  by: string;
}

/**
 * The pages for moderators: signed in with a key of scope `moderate`, from this machine or by way of a proxy that the operator
 * named. Every page is looked at by name; every form is from here, and carries a token.
 */
export function adminRoutes(deps: AdminDeps): Hono<{ Variables: Variables }> {
  const { desk, url, now } = deps;
  const sessions = new Sessions(() => now().getTime());
  const tries = new Buckets(triesPerMinute, 60_000);
  const show = async (c: Context, session: Session, page: AdminPage, status: 200 | 403 | 429 = 200) =>
    c.html(frame(session, page, await waitingFor(deps, session)), status);
  const today = () => utcDay(now());
  const app = new Hono<{ Variables: Variables }>()
    .use(logRequests(deps.log))
    .use(guard(url))
    .use(bodyLimit({ maxSize: mostBytes, onError: (c) => c.text('This form is too large.', 413) }));
  for (const [path, answer] of adminAssets()) app.get(path, answer);

  app.get('/sign-in', (c) => {
    const known = sessions.find(readSession(c, url));
    if (known?.moderator) return c.redirect('/', 303);
    const { id, session } = known ? { session: known } : sessions.begin();
    if (id !== undefined) setSession(c, url, id);
    return show(c, session, signInPage(session));
  });
  app.post('/sign-in', async (c) => {
    const before = sessions.find(readSession(c, url));
    const form = await readForm(c);
    if (!before || !fitsToken(before, form.csrf)) return c.redirect('/sign-in', 303);
    const wait = tries.take('everybody', now().getTime());
    if (wait > 0) {
      c.header('retry-after', String(wait));
      before.said = { text: 'Too many tries: wait a minute, please.', isError: true };
      return show(c, before, signInPage(before), 429);
    }
    const key = typeof form.key === 'string' ? await deps.findKey(form.key.trim()) : undefined;
    if (!key || hasEnded(key, utcDay(now())) || !key.scopes.includes('moderate')) {
      const text =
        'This key does not open these pages. Is it whole? It may also have ended, or been revoked.';
      before.said = { text, isError: true };
      return show(c, before, signInPage(before), 403);
    }
    // Under a new id: whoever knew the one before, or put it there, is not let in with it.
    sessions.end(readSession(c, url));
    setSession(c, url, sessions.begin({ keyId: key.keyId, name: key.name }).id);
    return c.redirect('/', 303);
  });

  app.use(async (c, next) => {
    const session = sessions.find(readSession(c, url));
    const moderator = session?.moderator;
    // Asked each time: a key that was revoked opens nothing from then on.
    const key = moderator && (await deps.keyOf(moderator.keyId));
    if (!session || !moderator || !key || hasEnded(key, utcDay(now())) || !key.scopes.includes('moderate')) {
      if (moderator) sessions.end(readSession(c, url));
      return c.redirect('/sign-in', 303);
    }
    c.set('session', session);
    c.set('by', moderator.name);
    return next();
  });
  app.post('/sign-out', async (c) => {
    if (!fitsToken(c.get('session'), (await readForm(c)).csrf)) return c.text('This form is not yours.', 403);
    sessions.end(readSession(c, url));
    clearSession(c, url);
    return c.redirect('/sign-in', 303);
  });
  app.get('/', async (c) => {
    const by = c.get('by');
    const one = StoryName.safeParse(c.req.query('story')).data;
    const queue = await desk.queue();
    const isAgreed = agreedBy(by);
    const mine = queue.filter((story) => !isAgreed(story));
    const names = one === undefined ? mine.slice(0, atATime).map(({ story }) => story) : [one];
    const shown = await Promise.all(names.map((story) => desk.show(story, by).catch(inASentence(story))));
    return show(
      c,
      c.get('session'),
      queuePage(c.get('session'), {
        ...{ shown, waiting: mine.length, forOthers: queue.filter(isAgreed) },
        ...{ persons: desk.persons, isOne: one !== undefined, today: today() },
      }),
    );
  });
  app.get('/quarantine', async (c) =>
    show(c, c.get('session'), quarantinePage(await deps.quarantine.list(), today())),
  );
  app.get('/quarantine/:batch', async (c) => {
    const batch = BatchName.safeParse(c.req.param('batch'));
    const explained =
      batch.success && (await deps.quarantine.explain(batch.data, c.get('by')).catch(inASentence('')));
    if (!explained) return c.text('There is no such batch.', 404);
    if (!('failed' in explained))
      return show(c, c.get('session'), apartPage(c.get('session'), explained, today()));
    c.get('session').said = { text: explained.failed, isError: true };
    return c.redirect('/quarantine', 303);
  });
  app.get('/reports', async (c) =>
    show(c, c.get('session'), reportsPage(c.get('session'), await desk.reports(), today())),
  );
  app.get('/log', async (c) => show(c, c.get('session'), logPage(await desk.log(), today())));
  for (const [path, decide] of Object.entries(decisions))
    app.post(path, async (c) => {
      const session = c.get('session');
      const form = await readForm(c);
      if (!fitsToken(session, form.csrf)) return c.text('This form is not yours.', 403);
      const made = decide(deps, c.get('by'), form);
      if (!made) return c.text('This form makes no sense.', 400);
      session.said = await made.then(
        (text) => ({ text, isError: false, ...storyOf(form) }),
        (error: unknown) => {
          if (error instanceof OperatorError) return { text: error.message, isError: true };
          throw error;
        },
      );
      return c.redirect(after[path] ?? '/', 303);
    });
  return app;
}

function readForm(c: Context): Promise<Form> {
  return c.req.parseBody({ all: true }).catch(() => ({}));
}

/** The story that a form was about, to be looked at again. */
function storyOf(form: Form): { story?: string } {
  const story = StoryName.safeParse(form.story);
  return story.success ? { story: story.data } : {};
}

/** A story that was changed or deleted since it was listed is said to be, in its place. */
function inASentence(story: string) {
  return (error: unknown) => {
    if (error instanceof OperatorError) return { failed: error.message, story };
    throw error;
  };
}
