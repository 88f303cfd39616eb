import { z } from 'zod';

const web = (description: string) =>
  z
    .url({ protocol: /^https$/ })
    .max(300)
    .optional()
    .describe(description);

/** Settings of what the portal says about taking part: where people get the extension. Part of the list in config.ts. */
export const portalSettings = {
  DAYLIGHT_STORE_CHROME: web('Address of the extension in the Chrome Web Store, for the portal; https'),
  DAYLIGHT_STORE_EDGE: web('Address of the extension among the add-ons for Edge, likewise'),
  DAYLIGHT_STORE_FIREFOX: web('Address of the extension among the add-ons for Firefox, likewise'),
  DAYLIGHT_SOURCE: web('Address of the source that the extension is built from, as git takes it; https'),
};

/** Where people get the extension, each place where it is set. */
export interface ExtensionSettings {
  chrome: string | undefined;
  edge: string | undefined;
  firefox: string | undefined;
  source: string | undefined;
}

/** Takes these settings out of all that are set. */
export function extensionSettings(
  env: {
    [name in keyof typeof portalSettings]?: string | undefined;
  },
): ExtensionSettings {
  return {
    chrome: env.DAYLIGHT_STORE_CHROME,
    edge: env.DAYLIGHT_STORE_EDGE,
    firefox: env.DAYLIGHT_STORE_FIREFOX,
    source: env.DAYLIGHT_SOURCE,
  };
}
