/** Most studies with an end that a person takes part in at a time, beside the platform's own. */
export const mostStudies = 3;
