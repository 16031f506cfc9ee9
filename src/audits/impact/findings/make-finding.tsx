import { record } from '../../../access/record.ts';
import type { Pack } from '../../../framework/index.ts';
import { editionOfBoard } from '../../../people/framework-edition.ts';
import { isId } from '../../../platform/index.ts';
import { addFinding, readNewFinding } from '../../../thread/findings/add-finding.ts';
import { FindingFields } from '../../../thread/findings/finding-fields.tsx';
import { join } from '../../../thread/line/knot.ts';
import { Button, ErrorSummary, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { boardsBy } from '../../policies.ts';
import { roundFor, type Round } from '../../rounds/read-round.ts';
import { readTool } from '../../tools/editions.ts';
import { backToRound, roundHref } from '../plan/words.tsx';
import { openSaid, returnKnot, type OpenSaid } from '../said/open-said.ts';
import { placeOf, type Remark } from '../said/said.ts';

/** What a finding is to rest on, by the address: the round, a return of it, or a question of either. */
interface Cause {
  round: Round;
  pack: Pack;
  said: OpenSaid | null;
  /** SECTION/QUESTION; '' for the whole. */
  place: string;
  remark: Remark | null;
  cites: string;
}

async function readCause(visit: Visit, locked: boolean): Promise<Cause | 'forbidden' | null> {
  const { tx, me, query } = visit;
  const found = await roundFor(visit);
  if (found === null) return null;
  const { round, keeps } = found;
  if (!keeps && !(await boardsBy(visit))('write-finding').has(round.boardId)) return 'forbidden';
  const returnId = sent(query, 'return');
  const said = isId(returnId) ? await openSaid({ ...visit, params: { ...visit.params, return: returnId } }, locked) : null;
  if (returnId !== '' && said === null) return null;
  const form = said?.ret.form ?? (await readTool(tx, round.toolId))?.form;
  const asked = form?.sections.flatMap((section) => section.questions.map((question) => ({ place: placeOf(section, question), words: `${section.title}: ${question.label}` }))).find(({ place }) => place === sent(query, 'question'));
  const remark = said?.remarks.find(({ place }) => place === asked?.place) ?? null;
  const cites = [said?.ret.name ?? 'The returns of the round', ...(asked === undefined ? [] : [asked.words])].join(', ') + (remark?.kind === 'grade' ? ` (${remark.says})` : '');
  return { round, said, place: asked?.place ?? '', remark, cites: cites.slice(0, 500), pack: (await editionOfBoard(tx, me.partnershipId, round.boardId)).pack };
}

export async function findingPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const cause = await readCause(visit, false);
  if (cause === null) return notFound;
  if (cause === 'forbidden') return forbidden;
  const { round, said, remark, cites, pack, place } = cause;
  const kind = pack.learning.findingKinds.find(({ key }) => key === remark?.kind)?.key;
  return page('Write a finding', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{round.reference} {round.name}{said !== null && `, ${said.ret.name}`}</span>
      <h1 class="govuk-heading-l">Write a finding</h1>
      <p class="govuk-body">What was done well is a finding too. Name nobody: everybody who sees learning reads it.</p>
      <PostForm action={roundHref(round.id, `/findings/new?${new URLSearchParams({ return: said?.ret.id ?? '', question: place }).toString()}`)}>
        <FindingFields pack={pack} body={visit.body} problems={problems} starts={{ cites, ...(kind === undefined ? {} : { kind }), ...(remark?.kind === 'good-practice' || remark?.kind === 'gap' ? { text: remark.says } : {}) }} />
        <Button>Save the finding</Button>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, ...(said === null ? backToRound(round) : { section: 'audits', back: { href: roundHref(round.id, `/plan/${said.ret.id}`), text: `Back to ${said.ret.name}` } }) });
}

/** Makes a finding that rests on a round, a return or a question of it, and ties the actions that answer to the same question behind it. */
export async function makeFinding(visit: Visit): Promise<Reply> {
  const { tx, me, now } = visit;
  const cause = await readCause(visit, true);
  if (cause === null) return notFound;
  if (cause === 'forbidden') return forbidden;
  const { round, said, place, pack } = cause;
  const problems: FieldProblem[] = [];
  const given = readNewFinding(visit, pack, problems);
  if (given === null) return findingPage(visit, problems);
  const knot = said === null ? round.id : await returnKnot(tx, me.partnershipId, said);
  const { id, reference } = await addFinding(visit, pack, given, { restsOn: knot, knots: [knot], caseId: null, processId: round.processId });
  await tx.insertInto('audit_finding').values({ partnership_id: me.partnershipId, finding_id: id, board_id: round.boardId, agency_id: said?.ret.agencyId ?? null, round_id: round.id, return_id: said?.ret.id ?? null, question: place }).execute();
  if (said !== null && place !== '') {
    const answering = said.planned.filter((planned) => planned.place === place || planned.graded === place).map((planned) => planned.place);
    const actions = answering.length === 0 ? [] : await tx.selectFrom('return_action').select('action_id').where('return_id', '=', said.ret.id).where('question', 'in', answering).execute();
    for (const action of actions) await join(tx, me.partnershipId, action.action_id, [id]);
  }
  await record(tx, now, { deed: 'made a finding', subjectKind: 'finding', subjectId: id, detail: { reference, round: round.reference } });
  return goTo(`/findings/${id}`, `${reference} is kept.`);
}
