/** Name of the extension in Firefox, which nobody else may have; stores of other browsers make one up. */
export const firefoxId = 'daylight@daylight.invalid';
