/** What stands for the measure of an action that was taken in from a file without one. */
export const noMeasure = 'None was set before the import.';
/** Whether it was said by what the effect of an action is to be seen (SUF-29). */
export const isMeasured = (measure: string): boolean => measure !== '' && measure !== noMeasure;
