/** The package of this name; without the slash Node takes its own, which browsers have not. */
declare module 'punycode/' {
  /**
   * A host name in readable letters, for one as the browser writes it (`xn--…`); other names as they are.
   * @throws RangeError on what only looks like such a name
   */
  export function toUnicode(name: string): string;
}
