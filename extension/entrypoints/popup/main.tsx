import { render } from 'preact';
import { state } from '../../messages/state.ts';
import { surroundings } from '../../platform/surroundings.ts';
import { Popup } from '../../ui/popup/popup.tsx';
import { prepareDocument } from '../../ui/prepare-document.ts';
import '../../ui/style.css';

// The answer is on its way while the rest is drawn.
const first = surroundings.ask(state, { front: true });
prepareDocument();
render(
  <Popup surroundings={surroundings} first={first} close={() => window.close()} />,
  document.getElementById('app') ?? document.body,
);
