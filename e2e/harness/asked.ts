import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { Chromium } from './chromium.ts';
import { Device } from './device.ts';
import { Firefox } from './firefox/firefox.ts';
import type { LaunchOptions, OwnBrowser } from './own-browser.ts';
import { Screen } from './screen.ts';

/** A device whose browser asks its own question, and somebody who answers it as a person would. */
export interface Asked {
  device: Device<OwnBrowser>;
  /** Answers the question that the browser shows. */
  answer(reply: 'allow' | 'deny'): Promise<void>;
  end(): Promise<void>;
}

/** Starts one in the browser that this run of a flow is for. */
export function startAsked(options: LaunchOptions): Promise<Asked> {
  return inject('browser') === 'firefox' ? inFirefox(options) : inChromium(options);
}

/** By the keyboard: without a screen, Chromium shows no question. It takes keys only after a moment, against rash clicks. */
async function inChromium(options: LaunchOptions): Promise<Asked> {
  const screen = await Screen.start();
  const device = await Device.startIn(Chromium.launch, {
    ...options,
    headed: true,
    display: screen.display,
  });
  return {
    device,
    answer: async (reply) => {
      await sleep(2000);
      screen.press(...(reply === 'allow' ? ['Tab', 'Return'] : ['Escape']));
    },
    end: async () => {
      await device.browser.close();
      await screen.stop();
    },
  };
}

/** By the buttons of its question, which Firefox shows without a screen, too. */
async function inFirefox(options: LaunchOptions): Promise<Asked> {
  const device = await Device.startIn(Firefox.launch, options);
  return {
    device,
    answer: async (reply) => {
      await device.browser.answer(reply);
    },
    end: () => device.browser.close(),
  };
}
