/** Hash of the one consent document that soak's devices agree to and its servers know. */
export const consentDocument = 'a'.repeat(64);
