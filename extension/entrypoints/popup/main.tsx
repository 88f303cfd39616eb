import { render } from 'preact';
import { pause } from '../../messages/pause.ts';
import { state } from '../../messages/state.ts';
import { ask } from '../../platform/ask.ts';
import { openPage } from '../../platform/open-page.ts';
import { Popup } from '../../ui/popup.tsx';
import { prepareDocument } from '../../ui/prepare-document.ts';
import '../../ui/style.css';

prepareDocument();
render(
  <Popup
    readState={() => ask(state, {})}
    setPaused={(paused) => ask(pause, { paused })}
    open={async (page) => {
      await openPage(page);
      window.close();
    }}
  />,
  document.getElementById('app') ?? document.body,
);
