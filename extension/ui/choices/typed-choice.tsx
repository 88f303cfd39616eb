import { i18n } from '#i18n';
import type { SourceState } from '../../messages/state.ts';
import { formatList } from '../format.ts';
import { explanationId } from './kinds-explained.tsx';
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
      help={!canGoAlong && i18n.t('choices.typedFirst')}
      describedBy={explanationId('query')}
      tag={props.takesPart && typed.isNew ? i18n.t('choices.new') : undefined}
    />
  );
}
