import type { Browser } from '../../access/testing/browser.ts';
import type { FilledBoard } from '../../../test/security/filled-board.ts';

/** What the chair of Suffolk's rapid review enters to end it without action, but for the criteria. */
export const noFurtherAction = {
  outcome: 'no-further-action', justification: 'The learning is clear from the summaries.', 'aims.facts': 'As told.', 'aims.immediate-action': 'None.', 'aims.improvement': 'Compare notes.', 'aims.next-steps': 'None.',
};

/** Every criterion that a page asks, answered alike. */
export function answered(html: string, answer: 'yes' | 'no'): Record<string, string> {
  const names = [...new Set([...html.matchAll(/name="([a-z-]+\.[a-z-]+)\.reason"/g)].map((found) => found[1]!))];
  return Object.fromEntries(names.flatMap((name) => [[name, answer], [`${name}.reason`, 'On what the summaries tell.']]));
}

export const answeredNo = (html: string): Record<string, string> => answered(html, 'no');

/** Those who have to be there when it is decided. */
export const present = ({ board: { people } }: Pick<FilledBoard, 'board'>): Record<string, string> => ({
  'present.case-review-group-chair': people['crg']!, 'present.head-of-safeguarding': people['head']!, 'present.business-manager': people['manager']!,
});

/** Decides from the page of a decision. */
export const decideNoFurtherAction = async (visitor: Browser, room: string, filled: FilledBoard) => visitor.post(room, { ...noFurtherAction, ...answeredNo((await visitor.get(room)).html), ...present(filled) });
