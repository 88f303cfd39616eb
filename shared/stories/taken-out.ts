/** Stands in a published story where a moderator took words out. Readers draw it as a black bar. */
export const takenOut = '[taken out]';
