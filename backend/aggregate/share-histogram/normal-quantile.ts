/** Of a normal distribution, 95 % lies within this many standard deviations of the middle. */
export const z95 = 1.959964;
