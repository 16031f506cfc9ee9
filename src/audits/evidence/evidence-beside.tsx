import type { Question } from '../../framework/schema/form.ts';
import { Button } from '../../web/fields/index.ts';
import type { Piece } from './piece.ts';

/** The evidence given for a question, and the way to give more: what is typed on the page is saved first. */
export function EvidenceBeside({ base, path, question, pieces }: { base: string; path: string; question: Question; pieces: readonly Piece[] }) {
  return (
    <div class="gt-evidence">
      {pieces.length > 0 && <p class="govuk-body-s">Evidence: {pieces.map((piece, index) => <>{index > 0 && ', '}<a class="govuk-link" href={`${base}/all/evidence/${piece.id}`}>{piece.title}</a></>)}</p>}
      <Button look="secondary" name="action" value={`evidence:${path}`}>{pieces.length === 0 ? 'Give evidence' : 'Change the evidence'}<span class="govuk-visually-hidden"> for {question.label}</span></Button>
    </div>
  );
}
