import { i18n } from '#i18n';
import type { StateAnswer } from '../messages/state.ts';
import { Brand } from './brand.tsx';
import { useLoaded } from './use-loaded.ts';

/** The toolbar button's window: what is going on, and the few things that one wants at once. */
export function Popup(props: {
  readState: () => Promise<StateAnswer>;
  setPaused: (paused: boolean) => Promise<unknown>;
  open: (page: string) => Promise<void>;
}) {
  const { value: state, failed, reload } = useLoaded(props.readState);
  if (failed) return <Notice text={i18n.t('popup.failed')} />;
  if (!state) return null;
  const isOn = state.sources.some((source) => source.granted.length > 0);
  const toggle = async () => {
    await props.setPaused(!state.paused);
    await reload();
  };
  return (
    <main class="popup-view">
      <Brand />
      <Status state={state} />
      {state.refused.length > 0 && <Notice text={i18n.t('popup.refused', [state.refused.join(', ')])} />}
      <dl class="counts">
        <Count name={i18n.t('popup.waiting')} number={state.waiting} />
        <Count name={i18n.t('popup.queued')} number={state.queued} />
        <Count name={i18n.t('popup.sent')} number={state.sent} />
      </dl>
      <div class="stack">
        {isOn && (
          <button type="button" class="primary" onClick={() => props.open('review.html')}>
            {i18n.t('popup.review', state.waiting)}
          </button>
        )}
        {isOn && (
          <button type="button" onClick={toggle}>
            {state.paused ? i18n.t('popup.resume') : i18n.t('popup.pause')}
          </button>
        )}
        <button type="button" class={isOn ? '' : 'primary'} onClick={() => props.open('welcome.html')}>
          {i18n.t('popup.choose')}
        </button>
        <button type="button" class="link" onClick={() => props.open(state.backend)}>
          {i18n.t('popup.data')}
        </button>
      </div>
    </main>
  );
}

function Status({ state }: { state: StateAnswer }) {
  const names = state.sources.filter((source) => source.granted.length > 0).map((source) => source.name);
  const status = names.length === 0 ? 'off' : state.paused ? 'paused' : 'on';
  const list = new Intl.ListFormat(document.documentElement.lang).format(names);
  const title = { on: i18n.t('popup.on', [list]), paused: i18n.t('popup.paused'), off: i18n.t('popup.off') };
  const help = {
    on: i18n.t('popup.onHelp'),
    paused: i18n.t('popup.pausedHelp'),
    off: i18n.t('popup.offHelp'),
  };
  return (
    <section class={`status ${status}`} aria-live="polite">
      <h1>{title[status]}</h1>
      <p>{help[status]}</p>
    </section>
  );
}

function Count({ name, number }: { name: string; number: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{number.toLocaleString(document.documentElement.lang)}</dd>
    </div>
  );
}

/** A sentence that needs attention. */
function Notice({ text }: { text: string }) {
  return (
    <p class="notice" role="alert">
      {text}
    </p>
  );
}
