import { render } from 'preact';
import { askForState } from '../../platform/ask.ts';
import { surroundings } from '../../platform/surroundings.ts';
import { Popup } from '../../ui/popup/popup.tsx';
import { prepareDocument } from '../../ui/prepare-document.ts';
import '../../ui/popup/style.css';

// The answer is on its way while the rest is drawn.
const first = askForState();
prepareDocument();
render(
  <Popup surroundings={surroundings} first={first} askForState={askForState} close={() => window.close()} />,
  document.getElementById('app') ?? document.body,
);
