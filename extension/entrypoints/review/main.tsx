import { render } from 'preact';
import { review } from '../../messages/review.ts';
import { state } from '../../messages/state.ts';
import { tray } from '../../messages/tray.ts';
import { ask } from '../../platform/ask.ts';
import { prepareDocument } from '../../ui/prepare-document.ts';
import { Review } from '../../ui/review.tsx';
import '../../ui/style.css';

prepareDocument();
render(
  <Review
    readTray={() => ask(tray, { offset: 0, limit: 200 })}
    readState={() => ask(state, {})}
    decide={(approve, remove) => ask(review, { approve, remove })}
  />,
  document.getElementById('app') ?? document.body,
);
