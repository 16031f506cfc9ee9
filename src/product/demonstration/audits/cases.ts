import { readForms, readCompared } from '../../../audits/cases/workshop/read-scored.ts';
import { gradables } from '../../../audits/cases/workshop/gradable.ts';
import { readAudit, type OpenAudit } from '../../../audits/cases/audit/read-audit.ts';
import { readAgencies, readCases, readScorings } from '../../../audits/cases/audit/read-parts.ts';
import { lineKindsOf, type Line } from '../../../audits/cases/plan/lines.ts';
import { draw, listDigest } from '../../../audits/cases/sample/draw.ts';
import { asAsked } from '../../../audits/tools/as-asked.ts';
import { readTool, toolOfFramework } from '../../../audits/tools/editions.ts';
import { addDays, formatDay, type Day } from '../../../calendar/index.ts';
import type { Answers } from '../../../forms/index.ts';
import type { Pack } from '../../../framework/index.ts';
import type { FormDefinition } from '../../../framework/schema/form.ts';
import { newId, newToken, type Tx } from '../../../platform/index.ts';
import { named } from '../../../thread/board-pack.ts';
import { tie } from '../../../thread/line/knot.ts';
import { nextReference } from '../../../thread/reference.ts';
import type { DemonstrationBoard } from '../found-board.ts';
import { caseAuditsTold, saidInAudits, type ToldAudit } from './case-content.ts';

const at = (day: Day): Date => new Date(`${day}T10:00:00Z`);

/** One case audit whose auditors are at work, and one that is reported, where the demonstration tells of them. */
export async function fillCaseAudits(tx: Tx, board: DemonstrationBoard, pack: Pack, today: Day, managerId: string): Promise<void> {
  const told = caseAuditsTold[board.frameworkId];
  if (told === undefined) return;
  const reported = await begin(tx, board, pack, { ...told.reported, today: addDays(today, -70), managerId, toolId: await toolFor(tx, board, pack, today, told.reported.tool) });
  await score(tx, reported, 'all', managerId);
  await conclude(tx, board, pack, reported, managerId);
  const auditing = await begin(tx, board, pack, { ...told.auditing, today: addDays(today, -8), managerId, toolId: await toolFor(tx, board, pack, today, told.auditing.tool) });
  await score(tx, auditing, 'half', managerId);
}

/** The framework's own tool for case audits. */
async function toolFor(tx: Tx, { partnershipId, boardId, frameworkId, frameworkVersion }: DemonstrationBoard, pack: Pack, today: Day, key?: string): Promise<string> {
  const form = pack.forms.find((each) => each.tool === 'case-audit' && (key === undefined || each.key === key));
  if (form === undefined) throw new Error(`${frameworkId} has no tool for case audits`);
  return toolOfFramework(tx, partnershipId, boardId, form, `${frameworkId} ${frameworkVersion}`, at(addDays(today, -90)));
}

interface Begun {
  id: string;
  partnershipId: string;
  boardId: string;
  start: Day;
  dueOn: Day;
  toolId: string;
}

async function begin(tx: Tx, board: DemonstrationBoard, pack: Pack, told: ToldAudit & { today: Day; managerId: string; toolId: string }): Promise<Begun> {
  const { partnershipId, boardId } = board;
  const [id, reference, dueOn] = [newId(), await nextReference(tx, 'CFA', told.today), addDays(told.today, 21)];
  const kinds = lineKindsOf(pack);
  const lines: Line[] = told.lines.map((text, index) => ({ key: `line-${index + 1}`, text, about: kinds[index % kinds.length]!.key, priority: '' }));
  const group = await tx.selectFrom('work_group').select('id').where('board_id', '=', boardId).where('key', '=', told.group).executeTakeFirst();
  const plan = await tx.selectFrom('audit_plan').select('id').where('board_id', '=', boardId).where((where) => (told.plan === undefined ? where('name', '=', told.title) : where('pack_key', '=', told.plan))).executeTakeFirst();
  const agencies = Object.values(board.agencies).slice(0, told.agencies);
  await tx.insertInto('case_audit').values({
    partnership_id: partnershipId, id, board_id: boardId, group_id: group?.id ?? null, reference, title: told.title, about: told.guidance, kind: told.kind, agencies: 'multi', themes: pack.themes.flatMap((each) => each.themes.map(({ key }) => key)).slice(0, 1),
    lines: JSON.stringify(lines), voice_asked: told.voice, plan_id: plan?.id ?? null, due_on: dueOn, remind_days: [7, 1, -3], status: 'auditing', made_at: at(told.today), made_by: told.managerId,
  }).execute();
  await tx.insertInto('case_audit_agency').values(agencies.map((agency) => ({ partnership_id: partnershipId, audit_id: id, agency_id: agency, board_id: boardId, tool_id: told.toolId }))).execute();
  const listed = Array.from({ length: told.listed }, (_, index) => `${told.prefix}-${String(index + 1).padStart(3, '0')}`);
  const drawn = draw('random', listed, told.wanted, told.seed);
  await tx.insertInto('case_sample').values({
    partnership_id: partnershipId, audit_id: id, board_id: boardId, holder_agency_id: agencies[0]!, method: 'random', seed: told.seed, wanted: told.wanted, listed, list_digest: listDigest(listed), drawn, at: at(told.today), by_person: told.managerId,
  }).execute();
  const cases = drawn.map((pseudonym, index) => ({ partnership_id: partnershipId, id: newId(), audit_id: id, board_id: boardId, pseudonym, position: index + 1 }));
  await tx.insertInto('audited_case').values(cases).execute();
  const scorings = cases.flatMap((each) => agencies.map((agency, turn) => ({
    partnership_id: partnershipId, id: newId(), audit_id: id, case_id: each.id, board_id: boardId, agency_id: agency, auditor_name: told.auditors[turn % told.auditors.length]!, auditor_email: `auditor.${turn + 1}@audits.example`, status: 'asked', due_on: dueOn,
  })));
  await tx.insertInto('case_scoring').values(scorings).execute();
  await tx.insertInto('case_scores').values(scorings.map((scoring) => ({ partnership_id: partnershipId, scoring_id: scoring.id, audit_id: id, board_id: boardId, updated_at: at(told.today) }))).execute();
  // Links that nobody holds: what they would have opened is told, and no token is known.
  await tx.insertInto('personal_link').values(scorings.map((scoring, turn) => ({
    partnership_id: partnershipId, id: newId(), token_hash: newToken().hash, purpose: 'case-scoring', subject_id: scoring.id, holder_name: scoring.auditor_name, holder_email: scoring.auditor_email,
    created_at: at(told.today), expires_at: at(addDays(dueOn, 30)), opened_at: turn % 6 === 5 ? null : at(addDays(told.today, 1 + (turn % 3))),
  }))).execute();
  await tie(tx, partnershipId, { id, kind: 'case-audit', reference, title: told.title, state: `Auditing, due ${formatDay(dueOn)}`, happenedOn: told.today, caseId: null }, plan === undefined ? [] : [plan.id]);
  return { id, partnershipId, boardId, start: told.today, dueOn, toolId: told.toolId };
}

/** Lets the auditors score: all of them, or only some, of whom one has stood aside. */
async function score(tx: Tx, begun: Begun, many: 'all' | 'half', managerId: string): Promise<void> {
  const tool = (await readTool(tx, begun.toolId))!.form;
  const scorings = await readScorings(tx, begun.id);
  const kinds = new Map((await readAgencies(tx, begun.id)).map((agency) => [agency.id, agency.kind]));
  for (const [turn, scoring] of scorings.entries()) {
    if (many === 'half' && turn % 2 === 1) continue;
    const day = addDays(begun.start, 3 + (turn % 4));
    const answers = inventAnswers(asAsked(tool, { kind: kinds.get(scoring.agencyId)!, phase: '' }), turn);
    await tx.updateTable('case_scores').set({ answers: JSON.stringify(answers), revision: 1, revealed: many === 'all', updated_at: at(day) }).where('scoring_id', '=', scoring.id).execute();
    await tx.insertInto('case_scores_revision').values({ partnership_id: begun.partnershipId, scoring_id: scoring.id, revision: 1, board_id: begun.boardId, answers: JSON.stringify(answers), at: at(day) }).execute();
    await tx.updateTable('case_scoring').set({ status: 'submitted', declared_at: at(day), declaration: 'Had no part in the case', submitted_at: at(day) }).where('id', '=', scoring.id).execute();
  }
  const last = scorings.at(-1);
  if (many === 'half' && last !== undefined) await tx.updateTable('case_scoring').set({ status: 'stood-aside', declared_at: at(addDays(begun.start, 2)), declaration: 'Supervised the team at the time' }).where('id', '=', last.id).execute();
  if (many === 'all') await tx.updateTable('case_audit').set({ status: 'workshop', workshop_on: addDays(begun.dueOn, 4), workshop_present: saidInAudits.present, workshop_notes: saidInAudits.agreed, made_by: managerId }).where('id', '=', begun.id).execute();
}

/** Plausible answers: every question that is required, graded higher by some and lower by others. */
function inventAnswers(form: FormDefinition, turn: number): Answers {
  let words = turn;
  const answer = (question: FormDefinition['sections'][number]['questions'][number], index: number): string | number | string[] | null => {
    switch (question.type) {
      case 'scale': {
        const levels = form.scales.find((scale) => scale.key === question.scale)?.levels.filter((level) => level.score !== undefined) ?? [];
        // One question is weak everywhere, the others mostly good; every fifth auditor sees it otherwise.
        const usual = index === 1 ? 1 : 2;
        return levels.toSorted((a, b) => (a.score ?? 0) - (b.score ?? 0)).at(Math.min(levels.length - 1, (turn + index) % 5 === 0 ? usual - 1 : usual))?.value ?? null;
      }
      case 'choice': return question.options[0]!.value;
      case 'choices': return [question.options[0]!.value];
      case 'yes-no': case 'yes-no-not-known': return turn % 3 === 0 ? 'no' : 'yes';
      case 'number': return question.min ?? 1;
      case 'text': case 'long-text': words += 1; return saidInAudits.answers[words % saidInAudits.answers.length]!.slice(0, question.maxLength);
      default: return null;
    }
  };
  return Object.fromEntries(form.sections.filter((section) => section.repeats === undefined).map((section) => [section.key, {
    values: Object.fromEntries(section.questions.filter((question) => question.when === undefined).flatMap((question, index) => {
      const value = answer(question, index);
      return value === null ? [] : [[question.key, value]];
    })), criteria: {},
  }]));
}

/** Grades the cases together, records views and feedback, makes a finding, and reports. */
async function conclude(tx: Tx, board: DemonstrationBoard, pack: Pack, { id, partnershipId, boardId, dueOn }: Begun, managerId: string): Promise<void> {
  const audit = (await readAudit(tx, id))!;
  const open: OpenAudit = { audit, pack, on: () => new Set([boardId]), keeps: true };
  const [agencies, cases, scorings] = [await readAgencies(tx, id), await readCases(tx, id), await readScorings(tx, id)];
  const forms = await readForms(tx, agencies);
  const compared = await readCompared(tx, open, agencies, scorings, forms);
  const workshop = addDays(dueOn, 4);
  const grades = cases.flatMap((each, place) => gradables(compared.get(each.id) ?? [], audit.lines, forms).map((gradable, index) => {
    const given = (compared.get(each.id) ?? []).find((row) => row.key === gradable.key)?.cells.flatMap((cell) => cell.level ?? []) ?? [];
    const disputed = gradable.needed && gradable.common === null;
    const level = gradable.common ?? given[place % Math.max(1, given.length)] ?? gradable.levels.filter(({ score: of }) => of !== null)[1 + (index % 2)]?.value ?? '';
    return {
      partnership_id: partnershipId, case_id: each.id, question: gradable.key, audit_id: id, board_id: boardId, level, score: gradable.levels.find(({ value }) => value === level)?.score ?? null,
      agreed: disputed ? saidInAudits.settled[index % saidInAudits.settled.length]! : '', dissent: disputed && index === 0 && place === 1 ? saidInAudits.dissent : '', at: at(workshop), by_person: managerId,
    };
  }));
  await tx.insertInto('case_grade').values(grades).execute();
  await tx.insertInto('case_voice').values({ partnership_id: partnershipId, id: newId(), audit_id: id, board_id: boardId, ...saidInAudits.view, heard_on: addDays(dueOn, -5), at: at(dueOn), by_person: managerId }).execute();
  await tx.insertInto('case_feedback').values(cases.slice(0, -1).map((each, turn) => ({ partnership_id: partnershipId, id: newId(), audit_id: id, case_id: each.id, board_id: boardId, agency_id: agencies[turn % agencies.length]!.id, ...saidInAudits.feedback, given_on: addDays(workshop, 6), at: at(addDays(workshop, 6)), by_person: managerId }))).execute();
  const [reported, findingId] = [addDays(workshop, 10), newId()];
  const reference = await nextReference(tx, 'FIN', reported);
  const kind = pack.learning.findingKinds[0]!.key;
  await tx.insertInto('finding').values({ partnership_id: partnershipId, id: findingId, reference, kind, text: saidInAudits.finding, themes: audit.themes, cites: `${audit.reference}. Agreed at the workshop`, made_at: at(reported), made_by: managerId }).execute();
  await tie(tx, partnershipId, { id: findingId, kind: 'finding', reference, title: saidInAudits.finding.slice(0, 200), state: named(pack.learning.findingKinds, kind), happenedOn: reported, caseId: null }, [id]);
  await tx.updateTable('case_audit').set({ status: 'reported', reported_on: reported, received_on: addDays(reported, 12), revision: 6 }).where('id', '=', id).execute();
  await tx.updateTable('thread_node').set({ state: `Received on ${formatDay(addDays(reported, 12))}` }).where('id', '=', id).execute();
  await tx.updateTable('case_audit_agency').set({ cascaded_on: addDays(reported, 14), cascaded_how: 'In team meetings' }).where('audit_id', '=', id).where('agency_id', '=', Object.values(board.agencies)[0]!).execute();
}
