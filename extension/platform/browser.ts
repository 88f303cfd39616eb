import browser from 'webextension-polyfill';

/** The browser's extension interface, promise-based everywhere. The only import of the polyfill. */
export { browser };
