/** Two questions that ask the same: a row of audit_crosswalk that has not ended. Which of the two stands first means nothing. */
export interface Pair {
  from_tool: string;
  /** SECTION/QUESTION. */
  from_question: string;
  to_tool: string;
  to_question: string;
}

/** A question of a tool: the tool's key over all its editions, and SECTION/QUESTION. */
export interface AskedIn {
  tool: string;
  question: string;
}

export const questionPath = (section: string, question: string): string => `${section}/${question}`;

/**
 * The questions of other tools that ask the same as one: an answer to any of them counts for it. What is said of two is not
 * carried on to a third: whoever maps A to B and B to C has not said that A is C.
 */
export function counterparts(crosswalk: readonly Pair[], tool: string, question: string): AskedIn[] {
  const found = crosswalk.flatMap((pair): AskedIn[] => {
    if (pair.from_tool === tool && pair.from_question === question) return [{ tool: pair.to_tool, question: pair.to_question }];
    if (pair.to_tool === tool && pair.to_question === question) return [{ tool: pair.from_tool, question: pair.from_question }];
    return [];
  });
  return found.filter((each, i) => found.findIndex((other) => other.tool === each.tool && other.question === each.question) === i);
}
