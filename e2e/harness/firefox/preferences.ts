import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Web } from '../web.ts';

/**
 * Writes the settings of a profile.
 * @param web what stands for every host
 * @param address where pages of the extension are, by the extension's id
 */
export function writePreferences(
  profile: string,
  web: Web,
  address: Record<string, string>,
  locale: string,
): void {
  const preferences = {
    ...web.firefoxPreferences,
    'network.trr.mode': 5,
    'network.http.http3.enable': false,
    'network.dns.disablePrefetch': true,
    'network.prefetch-next': false,
    'network.connectivity-service.enabled': false,
    'extensions.webextensions.uuids': JSON.stringify(address),
    // Packages of ours are unsigned; Debian's Firefox, being an ESR, lets one install them for good.
    'xpinstall.signatures.required': false,
    'extensions.getAddons.cache.enabled': false,
    'extensions.update.enabled': false,
    'extensions.systemAddon.update.enabled': false,
    'intl.locale.requested': locale,
    'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.telemetry.enabled': false,
    'app.normandy.enabled': false,
    'browser.region.network.url': '',
    'browser.region.update.enabled': false,
    'browser.search.update': false,
    'browser.topsites.contile.enabled': false,
    'browser.newtabpage.activity-stream.feeds.system.topstories': false,
    'browser.safebrowsing.downloads.remote.enabled': false,
    'browser.safebrowsing.malware.enabled': false,
    'browser.safebrowsing.phishing.enabled': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.page': 0,
    'media.gmp-manager.updateEnabled': false,
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
    'dom.push.connection.enabled': false,
    'security.OCSP.enabled': 0,
  };
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join(''));
}
