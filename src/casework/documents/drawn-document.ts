import { toBeConfirmed } from '../../framework/index.ts';
import type { Step } from '../../framework/schema/process.ts';
import type { Visit } from '../../web/visit/index.ts';
import { holdWords } from '../proceedings/holds-warning.tsx';
import { readHoldsInForce } from '../proceedings/read-proceedings.ts';
import { nameOfAddressee } from '../review/names.ts';
import type { OpenReview } from '../review/open-review.ts';
import type { DrawnPart } from './block.ts';
import { drawParts } from './draw-part.ts';
import { readRecord } from './read-record.ts';
import { wholeRecord } from './whole-record.ts';

/** A document as it stands in the record: what its head says, then its parts. */
export interface DrawnDocument {
  title: string;
  /** Whom it goes to, and who gets a copy; empty for a report that nobody is sent. */
  to: readonly string[];
  copies: readonly string[];
  /** Anybody may read it. */
  open: boolean;
  parts: readonly DrawnPart[];
  /** What may not be disclosed on this day, for whom and until when: it stands first. */
  holds: readonly string[];
  /** What is not confirmed about the clocks of the process, where all that the record holds is told. */
  doubts: readonly string[];
}

/**
 * Draws the document that a step sends or has somebody read, or all that the record holds where no step is named. Nothing is typed in again.
 * @returns null for a step that names no document
 */
export async function drawDocument(visit: Visit, review: OpenReview, step: Step | null): Promise<DrawnDocument | null> {
  const { process: { definition, caseId }, edition: { pack } } = review;
  const key = step !== null && 'document' in step.act ? step.act.document : undefined;
  const act = step?.act.kind === 'notice' ? step.act : null;
  const document = pack.documents.find((each) => each.key === key);
  if (step !== null && document === undefined) return null;
  const record = await readRecord(visit, review);
  const holds = await readHoldsInForce(visit.tx, caseId, visit.today);
  return {
    title: document?.name ?? `${definition.name} report`, open: document?.open ?? false,
    to: (act?.to ?? []).map((each) => nameOfAddressee(pack, each)), copies: (act?.copies ?? []).map((each) => nameOfAddressee(pack, each)),
    parts: drawParts(record, document?.parts ?? wholeRecord(definition), step),
    holds: holds.map(holdWords),
    doubts: document !== undefined ? [] : definition.clocks.filter((clock) => toBeConfirmed(clock.rule) || clock.ambiguous).map((clock) => `${clock.name}: ${clock.rule.note ?? clock.rule.source}${clock.rule.doubts.length > 0 ? ` (${clock.rule.doubts.join(', ')})` : ''}`),
  };
}
