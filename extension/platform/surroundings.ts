import { browser } from './browser.ts';
import { permissionRequest } from './permission-request.ts';

/**
 * Has the browser ask the person for hosts. Must be called in the very click of the person; the browser refuses
 * otherwise.
 * @returns whether the person allowed it
 */
export function requestHosts(hosts: readonly string[]): Promise<boolean> {
  return browser.permissions.request(permissionRequest(hosts));
}
