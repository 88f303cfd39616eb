import { render } from 'preact';
import consentDocument from '#shared/consent/documents/1.en.json' with { type: 'json' };
import { grant } from '../../messages/grant.ts';
import { state } from '../../messages/state.ts';
import { withdraw } from '../../messages/withdraw.ts';
import { ask } from '../../platform/ask.ts';
import { openPage } from '../../platform/open-page.ts';
import { requestHosts } from '../../platform/request-hosts.ts';
import { prepareDocument } from '../../ui/prepare-document.ts';
import { Welcome } from '../../ui/welcome.tsx';
import '../../ui/style.css';

prepareDocument();
render(
  <Welcome
    consent={consentDocument}
    readState={() => ask(state, {})}
    requestHosts={requestHosts}
    grant={(request) => ask(grant, { ...request, locale: consentDocument.locale, adult: true })}
    withdraw={(source) => ask(withdraw, { source })}
    openReview={() => openPage('review.html')}
  />,
  document.getElementById('app') ?? document.body,
);
