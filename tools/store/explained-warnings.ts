/** What the linter of the Firefox store may still say of the package, once each, and why that is harmless. */
export const explainedWarnings = [
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    where: 'the chunk that holds Preact',
    why: 'Preact sets `innerHTML` for the property `dangerouslySetInnerHTML`. This extension does not use it, and a test holds its sources to that.',
  },
  {
    code: 'DANGEROUS_EVAL',
    where: 'the chunk that holds zod',
    why: 'zod can compile a schema (`new Function`). It is told not to (`jitless`), and the content security policy of the extension forbids it besides.',
  },
] as const;
