import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  // What is scrolled by keyboard (tables, lines to copy) is a region on the element that scrolls.
  rules: {
    'prefer-native-element': ['error', { exclude: ['region'] }],
    'heading-level': 'error',
    'no-missing-references': 'error',
  },
});

/**
 * What html-validate has to say of a page.
 * @returns rule, place and sentence for each fault; none for a valid page
 */
export function markupFaults(markup: string): string[] {
  const { results } = validator.validateStringSync(markup);
  return results.flatMap(({ messages }) =>
    messages.map(
      ({ ruleId, selector, line, message }) => `${ruleId} at ${selector ?? `line ${line}`}: ${message}`,
    ),
  );
}
