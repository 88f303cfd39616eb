import { i18n } from '#i18n';
import type { SourceState } from '../../messages/state.ts';
import { formatList } from '../format.ts';
import { Option } from './option.tsx';
import { hasKind, kindKey, type Selection, toggleKind } from './selection.ts';

/** Whether what the person types on a site goes along with its items: a tick of its own, empty for everybody. */
export function TypedChoice(props: {
  source: SourceState;
  selection: Selection;
  change: (selection: Selection) => void;
  takesPart: boolean;
}) {
  const { selection } = props;
  const { source, typed } = props.source;
  if (!typed) return null;
  const key = kindKey(source, 'query');
  const canGoAlong = hasKind(selection, source);
  return (
    <div class="kind typed">
      <Option
        type="checkbox"
        name="query"
        value={source}
        checked={selection.kinds.has(key)}
        disabled={!canGoAlong}
        choose={() => props.change(toggleKind(selection, key))}
        title={i18n.t('choices.typed', [
          formatList(typed.forms.map((form) => i18n.t(`choices.typedForm.${form}`))),
        ])}
        help={typed.forms.map((form) => i18n.t(`choices.typedHelp.${form}`)).join(' ')}
        tag={props.takesPart && typed.isNew ? i18n.t('choices.new') : undefined}
      />
      <p class="help">{i18n.t(canGoAlong ? 'choices.typedAfter' : 'choices.typedFirst')}</p>
    </div>
  );
}
