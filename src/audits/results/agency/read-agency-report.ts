import type { Day } from '../../../calendar/index.ts';
import { parseDay } from '../../../calendar/index.ts';
import { onceOf, type Answers } from '../../../forms/index.ts';
import { readSent, type ChallengeQuestion } from '../../challenge/return/read-questions.ts';
import { readDrafts } from '../../returns/drafts.ts';
import type { OpenReturn } from '../../returns/the-return.ts';
import { levelAt, levelsOf, type Level } from '../../tools/grades.ts';
import { movedWords } from '../heat/cell.ts';
import { previousAlike } from '../open-results.ts';
import { saidQuestions } from '../said/questions.ts';
import { stepOf, type Step } from '../heat/step.ts';

export interface AgencyGrade {
  standard: string;
  name: string;
  own: string;
  ownStep: Step | null;
  panel: string;
  panelStep: Step | null;
  reason: string;
  /** Against the round before; '' where there is nothing to hold it against. */
  moved: string;
}

export interface PlannedAction {
  about: string;
  text: string;
  owner: string;
  day: Day | null;
}

/** One agency's own report: its grades beside the panel's, what was asked and replied, what it plans. Nobody else's grades are in it. */
export interface AgencyReport {
  open: OpenReturn;
  levels: Level[];
  grades: AgencyGrade[];
  questions: ChallengeQuestion[];
  planned: PlannedAction[];
  rigour: string;
  previousRound: string | null;
}

export async function readAgencyReport(open: OpenReturn): Promise<AgencyReport | null> {
  const { tx, ret, only, fills } = open;
  if (only !== null || (!fills && ret.submittedAt === null)) return null;
  const levels = levelsOf(ret.form);
  const rigour = (await tx.selectFrom('audit_return').select('rigour').where('id', '=', ret.id).executeTakeFirstOrThrow()).rigour;
  const previous = await readPrevious(open, levels);
  const rows = await tx.selectFrom('return_grade').select(['return_id', 'standard', 'own_level', 'own_score', 'moderated_level', 'moderated_score', 'moderated_reason']).where('return_id', 'in', previous === null ? [ret.id] : [ret.id, previous.returnId]).execute();
  const label = (score: number | null): string => (score === null ? '' : (levelAt(levels, score)?.label ?? ''));
  const step = (score: number | null): Step | null => (score === null ? null : stepOf(levels, score));
  const stands = (row: (typeof rows)[number] | undefined): number | null => (row === undefined ? null : row.moderated_level === null || row.moderated_level === row.own_level ? row.own_score : row.moderated_score);
  const grades = (ret.form.standards ?? []).map(({ key, name }): AgencyGrade => {
    const now = rows.find((row) => row.return_id === ret.id && row.standard === key);
    const before = rows.find((row) => row.return_id !== ret.id && row.standard === key);
    const [own, panel] = [now?.own_score ?? null, now?.moderated_score ?? null];
    return { standard: key, name, own: label(own) || 'No grade', ownStep: step(own), panel: label(panel) || 'Not moderated', panelStep: step(panel), reason: now?.moderated_reason ?? '', moved: movedWords(stands(before), stands(now)) };
  });
  const { answers } = await readDrafts(open);
  return { open, levels, grades, questions: await readSent(tx, ret.id), planned: plannedIn(open, answers), rigour, previousRound: previous?.name ?? null };
}

/** The return of the round before, where it graded alike. */
async function readPrevious({ tx, ret }: OpenReturn, levels: readonly Level[]): Promise<{ returnId: string; name: string } | null> {
  const round = await tx.selectFrom('audit_round').select('previous_id').where('id', '=', ret.round.id).executeTakeFirstOrThrow();
  if (round.previous_id === null) return null;
  const before = await tx.selectFrom('audit_return as r').innerJoin('audit_round as o', (join) => join.onRef('o.partnership_id', '=', 'r.partnership_id').onRef('o.id', '=', 'r.round_id'))
    .select(['r.id', 'o.name']).where('r.round_id', '=', round.previous_id).where('r.respondent_id', '=', ret.respondentId).where('r.status', '=', 'submitted').executeTakeFirst();
  if (before === undefined || await previousAlike({ tx }, { previousId: round.previous_id }, levels) === null) return null;
  return { returnId: before.id, name: before.name };
}

function plannedIn({ ret }: OpenReturn, answers: Answers): PlannedAction[] {
  return saidQuestions(ret.form).filter(({ kind }) => kind === 'planned').flatMap((asked): PlannedAction[] => {
    const { values } = onceOf(answers, asked.section);
    const [text, owner, day] = [asked.question, asked.owner, asked.day].map((key) => (key === null ? '' : String(values[key] ?? '')));
    const holds = asked.whenQuestion === null || asked.whenIs.includes(String(values[asked.whenQuestion] ?? ''));
    return text === undefined || text === '' || !holds ? [] : [{ about: asked.about, text, owner: owner ?? '', day: day ? parseDay(day) : null }];
  });
}
