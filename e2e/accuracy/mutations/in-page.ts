import { tryPage } from './try-page.ts';

// What the driver of the browser calls by name.
Object.assign(globalThis, { tryPage });
