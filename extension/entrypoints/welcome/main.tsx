import { render } from 'preact';
import { surroundings } from '../../platform/surroundings.ts';
import { Brand } from '../../ui/brand.tsx';
import { Choices } from '../../ui/choices/choices.tsx';
import { prepareDocument } from '../../ui/prepare-document.ts';
import '../../ui/style.css';

prepareDocument();
render(
  <main class="page-view">
    <Brand />
    <Choices surroundings={surroundings} />
  </main>,
  document.getElementById('app') ?? document.body,
);
