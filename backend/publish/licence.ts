/** Licence of all published data. The code has its own. */
export const licence = {
  name: 'CC-BY-4.0',
  title: 'Creative Commons Attribution 4.0 International',
  url: 'https://creativecommons.org/licenses/by/4.0/',
} as const;

/** First words of everything that a simulated release says. */
export const simulatedNotice = 'SIMULATED VOLUNTEERS: made-up data';
