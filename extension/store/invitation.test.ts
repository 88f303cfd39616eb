import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from './database.ts';
import {
  invitationStanding,
  keepInvitation,
  noteInvitationTaken,
  noteInvitationWaits,
} from './invitation.ts';
import { studyKey, updateKey } from './keys.ts';
import { aDatabase } from './testing/a-database.ts';

let database: Database;
beforeEach(() => {
  database = aDatabase();
});
afterEach(() => database.delete());

const standing = () => invitationStanding(database, 'daylight');

test('a code is being tried from when it is entered until the study has answered', async () => {
  expect(await standing()).toBeNull();
  await noteInvitationWaits(database, undefined, 1);
  expect(await standing()).toBe('wanted');
  await keepInvitation(database, 'harvest-moon-8', 2);
  expect(await standing()).toBe('trying');
  await noteInvitationWaits(database, 'harvest-moon-8', 3);
  expect(await standing()).toBe('refused');
  await keepInvitation(database, 'harvest-moon-7', 4);
  expect(await standing()).toBe('trying');
  const { contributor } = await studyKey(database, 'daylight');
  expect(await standing(), 'a key alone is no answer').toBe('trying');
  await noteInvitationTaken(database);
  await updateKey(database, contributor, { receiptKey: 'k' });
  expect(await standing()).toBeNull();
});
