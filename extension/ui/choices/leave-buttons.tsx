import { i18n } from '#i18n';

/**
 * The two ways to stop, side by side and of the same weight, on one site or everywhere. One click, as stopping must
 * never be harder than beginning; what each does stands beneath it.
 * @param props.name the site's name; absent: everywhere
 */
export function LeaveButtons(props: { name?: string; leave: (deleteSent: boolean) => Promise<void> }) {
  const { name, leave } = props;
  return (
    <div class="two-ways">
      <div>
        <button type="button" onClick={() => leave(false)}>
          {name ? i18n.t('choices.stopSource', [name]) : i18n.t('choices.stop')}
        </button>
        {!name && <p class="help">{i18n.t('choices.stopHelp')}</p>}
      </div>
      <div>
        <button type="button" onClick={() => leave(true)}>
          {name ? i18n.t('choices.stopDeleteSource', [name]) : i18n.t('choices.stopDelete')}
        </button>
        {!name && <p class="help">{i18n.t('choices.stopDeleteHelp')}</p>}
      </div>
    </div>
  );
}
