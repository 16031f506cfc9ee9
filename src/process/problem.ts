/** What stands in the way of a happening. */
export interface Problem {
  /** The field of the form that it belongs to; empty where it belongs to none. */
  field: string;
  message: string;
}

export const problem = (field: string, message: string): Problem[] => [{ field, message }];

/** The number of words in a text. */
export const words = (text: string): number => text.trim().split(/\s+/).filter(Boolean).length;

/** Whether a text may pass for a justification: a word or two do not. */
export const isJustification = (text: string): boolean => words(text) >= fewestWords;
export const fewestWords = 3;

/** A problem at a field that was left without words. */
export const unlessSaid = (text: string, field: string, message: string): Problem[] => (words(text) > 0 ? [] : problem(field, message));
