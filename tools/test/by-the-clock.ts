/** Unit tests that say how long somebody waits, by the clock: true only where nothing else takes the processor meanwhile. */
export const byTheClock = [
  'backend/routes/bombs.test.ts',
  'backend/slow-sockets.test.ts',
  'extension/background/enrolment.test.ts',
  // Devices wait here for a server that was away, for as long as people would.
  'e2e/soak/soak.test.ts',
];
