/** Origin of the backend; set when the extension is built. */
declare const __BACKEND__: string;
/** Study that this build takes part in; set when the extension is built. */
declare const __STUDY__: string;
