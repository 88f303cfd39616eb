/** Origin of the backend; set when the extension is built. */
declare const __BACKEND__: string;
/** Study that this build takes part in; set when the extension is built. */
declare const __STUDY__: string;
/** Public key that rule packs and stop lists are signed with, base64url; '' for none. Set when the extension is built. */
declare const __RULES_KEY__: string;
