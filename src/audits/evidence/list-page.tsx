import { Button, CheckboxField, ErrorSummary, problemAt, Table, type FieldProblem } from '../../web/fields/index.ts';
import { Details } from '../../web/govuk/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, sentAll, type Reply } from '../../web/visit/index.ts';
import { closedBecause, sectionsFor, takesAnswers } from '../returns/the-return.ts';
import { refused } from '../returns/refused-page.tsx';
import { AddFields, readAdded } from './add-fields.tsx';
import type { EvidenceDoor } from './door.ts';
import { addEvidence, changeGiven, recordEvidence } from './keep-evidence.ts';
import { standingOfPiece } from './piece.ts';
import { readEvidenceOf } from './read-evidence.ts';
import { StandingTag } from './standing-tag.tsx';

/** The question of the return for which evidence is to be chosen, where one is named: `for=SECTION.QUESTION`. */
function questionFor({ open, query, body }: EvidenceDoor) {
  const named = sent(query, 'for') || sent(body, 'for');
  if (open === null || named === '') return null;
  for (const section of sectionsFor(open)) {
    const question = section.questions.find(({ key, evidence }) => evidence && `${section.key}.${key}` === named);
    if (question !== undefined) return { named, section, question, key: `${section.key}/${question.key}` };
  }
  return null;
}

/** What the respondent keeps; with a question, which of it is given for that question. */
export async function showEvidence(door: EvidenceDoor): Promise<Reply> {
  return door.owner === null ? forbidden : listPage(door, []);
}

export async function takeEvidence(door: EvidenceDoor): Promise<Reply> {
  const { owner, open, body, tx } = door;
  if (owner === null) return notFound;
  const about = questionFor(door);
  if (about !== null && open !== null && !takesAnswers(open)) return refused(open, closedBecause(open));
  if (sent(body, 'do') === 'choose') {
    if (about === null) return notFound;
    const known = new Set((await readEvidenceOf(tx, [owner.respondentId])).map(({ id }) => id));
    const [chosen, was] = [sentAll(body, 'pieces'), sentAll(body, 'was')].map((ids) => ids.filter((id) => known.has(id)));
    await changeGiven(door, chosen!.filter((id) => !was!.includes(id)).map((id) => ({ evidenceId: id, question: about.key })), was!.filter((id) => !chosen!.includes(id)).map((id) => ({ evidenceId: id, question: about.key })));
    return goTo(`${open!.base}/${about.section.key}`, 'The evidence is kept.');
  }
  const problems: FieldProblem[] = [];
  const { file, ...piece } = readAdded(door, problems);
  if (problems.length > 0 || file === undefined) return listPage(door, problems);
  const id = await addEvidence(door, owner, piece, file);
  if (about !== null) await changeGiven(door, [{ evidenceId: id, question: about.key }], []);
  await recordEvidence(door, 'added evidence', id, { title: piece.title });
  return goTo(about === null ? door.base : `${door.base}?for=${about.named}`, `“${piece.title}” is added.`);
}

async function listPage(door: EvidenceDoor, problems: readonly FieldProblem[]): Promise<Reply> {
  const { tx, owner, base, back, today, open } = door;
  const pieces = await readEvidenceOf(tx, [owner!.respondentId]);
  const about = questionFor(door);
  const given = about === null || open === null ? [] : (await tx.selectFrom('evidence_use').select('evidence_id').where('return_id', '=', open.ret.id).where('question', '=', about.key).execute()).map((row) => row.evidence_id);
  const usable = pieces.filter((piece) => piece.withdrawnOn === null || given.includes(piece.id));
  const words = { current: '', 'expires-soon': 'Expires soon', expired: 'Expired', withdrawn: 'Withdrawn' };
  const title = about === null ? 'Your evidence' : 'Evidence for a question';
  return page(title, (
    <>
      <ErrorSummary problems={problems} />
      {about !== null && <span class="govuk-caption-l">{about.section.title}: {about.question.label}</span>}
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">Add a file once. It can be given for many questions and again in later rounds; a newer version takes its place everywhere. A board reads what is given to it, and nothing else.</p>
      {about !== null && usable.length > 0 && (
        <PostForm action={base}>
          <input type="hidden" name="for" value={about.named} />
          {given.map((id) => <input type="hidden" name="was" value={id} />)}
          <CheckboxField name="pieces" label="Which of your evidence shows it?" values={given} choices={usable.map((piece) => ({ value: piece.id, label: piece.title, hint: [words[standingOfPiece(piece, today)], piece.about].filter((part) => part !== '').join('. ') }))} error={problemAt(problems, 'pieces')} />
          <Button name="do" value="choose">Save and go back to the section</Button>
        </PostForm>
      )}
      {about === null && pieces.length > 0 && (
        <Table caption="What you keep" captionSize="hidden" heads={['Evidence', 'Standing', 'Version', 'Given']} rows={pieces.map((piece) => [
          <a class="govuk-link" href={`${base}/${piece.id}`}>{piece.title}</a>, <StandingTag piece={piece} today={today} />, piece.version, piece.uses === 1 ? 'Once' : `${piece.uses} times`,
        ])} />
      )}
      {pieces.length === 0 && <p class="govuk-body">You have added none yet.</p>}
      <Details summaryText="Add evidence" open={problems.length > 0 || usable.length === 0}>
        <PostForm action={base} upload>
          {about !== null && <input type="hidden" name="for" value={about.named} />}
          <AddFields door={door} problems={problems} />
          <Button look="secondary" name="do" value="add">Add it</Button>
        </PostForm>
      </Details>
    </>
  ), { back: about === null ? back : { href: `${open!.base}/${about.section.key}`, text: `Back to ${about.section.title}` }, status: problems.length > 0 ? 422 : 200, section: 'audits' });
}
