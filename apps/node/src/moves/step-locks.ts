/** Class of the advisory locks by which a test stops drivers; the second number is the step. */
export const stepLockClass = 7_204;
