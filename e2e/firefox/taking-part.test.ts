import { expect, test } from 'vitest';
import { startFlow } from '../flows/flow.ts';
import { keepWhatIsSeen, sendWhatIsKept } from '../flows/taking-part.ts';
import { fixture } from '../harness/study.ts';

const page = fixture('youtube', 'home-lockups');
const flow = startFlow(page.html);

// What follows in `whole-way`, the way to a published figure, knows nothing of browsers.
keepWhatIsSeen(flow, page.expected.observations);
sendWhatIsKept(flow, page.expected.observations);

test('nobody else was ever asked for anything', () => {
  expect(flow.web.strangers).toEqual([]);
});
