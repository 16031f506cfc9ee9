import type { VNode } from 'preact';
import type { Pack } from '../../../framework/index.ts';
import type { Piece } from '../../../platform/documents/word.ts';
import type { Visit } from '../../../web/visit/index.ts';
import { readReported } from './read-reported.ts';
import { reportedPieces } from './reported-document.ts';
import { ReportedPage } from './reported-page.tsx';
import { stretchesUpTo, type Stretch } from './stretch.ts';
import { sumUp } from './sum-up.ts';

/** How many stretches stand side by side, so that a trend can be seen: a year of quarters. */
const sideBySide = 4;

/** A paper drawn from the record: how it is shown, and what stands in it as a document. */
export interface DrawnPaper {
  shown: VNode;
  pieces: Piece[];
}

/** Draws what the case audits of some kinds brought to a board in a stretch. Whether the visitor may read it is for whoever asks: it is given to a group. */
export async function drawReported({ tx, me, today }: Visit, pack: Pack, boardId: string, kinds: readonly string[], stretch: Stretch): Promise<DrawnPaper> {
  const stretches = stretchesUpTo(stretch, sideBySide);
  const of = sumUp(await readReported(tx, boardId, kinds, stretches), pack, stretches);
  // Late is what was late by the end of the stretch, however much later it is read.
  const on = today < stretch.until ? today : stretch.until;
  return { shown: <ReportedPage of={of} me={me} today={on} />, pieces: reportedPieces(of, on) };
}
