import { render } from 'preact';
import { surroundings } from '../../platform/surroundings.ts';
import { Dashboard } from '../../ui/dashboard/dashboard.tsx';
import { prepareDocument } from '../../ui/prepare-document.ts';
import '../../ui/style.css';

prepareDocument();
render(<Dashboard surroundings={surroundings} />, document.getElementById('app') ?? document.body);
