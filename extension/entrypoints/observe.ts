import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startObserver } from '../observe/start-observer.ts';

/**
 * The observer. Never in the manifest: the background registers it for the hosts of a source once a person has opted
 * in. Not WXT's content script, because that announces itself to the page with an event named after the extension.
 */
export default defineUnlistedScript({ main: startObserver });
