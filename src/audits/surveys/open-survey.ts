import { record } from '../../access/record.ts';
import { formatDay, type Day } from '../../calendar/index.ts';
import { newId } from '../../platform/index.ts';
import { tie } from '../../thread/line/knot.ts';
import { nextReference } from '../../thread/reference.ts';
import { toolOfFramework } from '../tools/editions.ts';
import type { KeptBoard } from '../rounds/askable.ts';
import type { Opening } from '../rounds/open-round.ts';
import { publishedTool } from '../rounds/askable.ts';
import { makeLink } from './link.ts';
import type { SurveyTool } from './offers.ts';
import { openUntil } from './read-survey.ts';

export interface SurveyToOpen {
  board: KeptBoard;
  source: SurveyTool['source'];
  name: string;
  about: string;
  themes: readonly string[];
  closesOn: Day;
}

/**
 * Opens a survey: its tool in the edition of today, how few answers are held back by the terms of its framework, and its link.
 * Throws where the framework has no terms for surveys or the tool is none that is published on the board.
 */
export async function openSurvey({ tx, me, now, today }: Opening, { board, source, name, about, themes, closesOn }: SurveyToOpen): Promise<string> {
  const { partnershipId } = me;
  const { pack, frameworkId, version } = board.edition;
  const terms = pack.audits.surveys;
  if (terms === undefined) throw new Error('the framework of the board has no terms for surveys');
  const toolId = 'toolId' in source ? source.toolId : await toolOfFramework(tx, partnershipId, board.id, source.form, `${frameworkId} ${version}`, now);
  const tool = await publishedTool(tx, toolId, board.id);
  if (tool?.form.survey === undefined) throw new Error('the tool of the survey is not published on its board');
  const id = newId();
  const reference = await nextReference(tx, 'SUR', today);
  const before = await tx.selectFrom('survey as s').innerJoin('audit_tool as t', (join) => join.onRef('t.partnership_id', '=', 's.partnership_id').onRef('t.id', '=', 's.tool_id'))
    .select('s.id').where('s.board_id', '=', board.id).where('t.key', '=', tool.key).where('s.status', '=', 'closed').orderBy('s.opened_on', 'desc').orderBy('s.id', 'desc').limit(1).executeTakeFirst();
  await tx.insertInto('survey').values({
    partnership_id: partnershipId, id, board_id: board.id, reference, name, about, tool_id: toolId, themes: [...themes], opened_on: today, closes_on: closesOn, status: 'open', smallest: terms.smallest,
    anonymous: tool.form.survey.anonymous, link_token: await makeLink({ tx, me, now }, id, closesOn), previous_id: before?.id ?? null, made_at: now, made_by: me.personId,
  }).execute();
  await tie(tx, partnershipId, { id, kind: 'survey', reference, title: name, state: openUntil(closesOn), happenedOn: today, caseId: null }, before === undefined ? [] : [before.id]);
  await tx.insertInto('survey_entry').values({ partnership_id: partnershipId, id: newId(), survey_id: id, board_id: board.id, kind: 'opened', text: `Until ${formatDay(closesOn)}`, at: now, person_id: me.personId }).execute();
  await record(tx, now, { deed: 'opened a survey', subjectKind: 'survey', subjectId: id, ...(me.personId === null ? { via: 'job' as const } : {}), detail: { reference, name, until: closesOn } });
  return id;
}
