import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Option } from './option.tsx';
import { QuestionField } from './question.tsx';

/**
 * Whether people may read single items: never ticked for anybody. Where the browser says by Global Privacy Control that
 * the person wants less shared, the question is folded away.
 * @param props.help what it means, in the words of the consent document
 */
export function ExhibitChoice(props: { checked: boolean; toggle: () => void; help: string }) {
  // Decided once: what is open stays open while somebody ticks.
  const [folded] = useState(() => wantsLess() && !props.checked);
  const question = (
    <QuestionField name="exhibit" title={i18n.t('choices.more')} missing={undefined}>
      <Option
        type="checkbox"
        name="exhibit"
        value="exhibit"
        checked={props.checked}
        choose={props.toggle}
        title={i18n.t('choices.exhibit')}
        help={i18n.t('choices.exhibitOptional')}
      />
      <p class="help">{props.help}</p>
    </QuestionField>
  );
  if (!folded) return question;
  return (
    <details class="folded">
      <summary>{i18n.t('choices.moreFolded')}</summary>
      <p class="help">{i18n.t('choices.moreFoldedHelp')}</p>
      {question}
    </details>
  );
}

/** Global Privacy Control, which not every browser has. */
function wantsLess(): boolean {
  return 'globalPrivacyControl' in navigator && navigator.globalPrivacyControl === true;
}
