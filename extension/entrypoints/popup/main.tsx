import { render } from 'preact';
import { surroundings } from '../../platform/surroundings.ts';
import { Popup } from '../../ui/popup/popup.tsx';
import { prepareDocument } from '../../ui/prepare-document.ts';
import '../../ui/style.css';

prepareDocument();
render(
  <Popup surroundings={surroundings} close={() => window.close()} />,
  document.getElementById('app') ?? document.body,
);
