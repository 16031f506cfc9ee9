/** The field in which the file of a paper is chosen. */
export const fileField = 'paper-file';
