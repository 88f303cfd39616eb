/** `npm start` cannot go on, or was asked to stop. The message is for a person; empty when all was said already. */
export class StartError extends Error {}
