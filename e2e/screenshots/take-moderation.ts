import { openPlainBrowser } from '../harness/plain-browser.ts';
import type { Camera, Sizes } from './camera.ts';
import { openModeratorsDesk } from './moderators-desk.ts';

const sizes: Sizes = { wide: 1280, narrow: 360 };

/** The pages for moderators. */
export async function takeModeration(camera: Camera): Promise<void> {
  const desk = await openModeratorsDesk();
  const browser = await openPlainBrowser();
  try {
    const page = await browser.newPage();
    const go = (path: string, origin = desk.urls.one) => page.goto(new URL(path, origin).href);
    const take = (name: string) => camera.take(page, `moderation-${name}`, sizes);
    const signIn = async (origin: string) => {
      await go('/sign-in', origin);
      await page.type('#key', desk.key);
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    };
    await go('/sign-in');
    await take('sign-in');
    await page.type('#key', 'something else');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await take('wrong-key');
    await signIn(desk.urls.one);
    await take('queue');
    for (const [name, path] of [
      ['reports', '/reports'],
      ['quarantine', '/quarantine'],
      ['batch', `/quarantine/${desk.batch}`],
      ['record', '/log'],
    ] as const) {
      await go(path);
      await take(name);
    }
    await go(`/?story=${desk.story}`);
    await page.keyboard.press('e');
    await take('taking-words-out');
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await page.keyboard.press('?');
    await take('reasons');
    await signIn(desk.urls.two);
    await take('two-moderators');
    await signIn(desk.urls.one); // Cookies do not know ports.
    for (;;) {
      await go('/');
      if (!(await page.$('article.story'))) break;
      await page.keyboard.press('r');
      await Promise.all([page.waitForNavigation(), page.keyboard.press('5')]);
    }
    await take('empty');
  } finally {
    await browser.close();
    await desk.close();
  }
}
