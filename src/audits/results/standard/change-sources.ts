import { record } from '../../../access/record.ts';
import { isId, newId } from '../../../platform/index.ts';
import { themeChoices } from '../../../thread/board-pack.ts';
import { readDay, readText, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, goTo, notFound, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { openStandard, type OpenStandard } from './open-standard.ts';
import { positions } from './position.ts';
import { sourceKinds } from './read-known.ts';
import { standardPage } from './standard-page.tsx';

const back = ({ here, theme }: OpenStandard): string => `${here}${theme === '' ? '' : `?theme=${encodeURIComponent(theme)}`}`;

/** Sets down what else is known about a standard: it is laid beside the grades, with where it comes from. */
export async function addSource(visit: Visit): Promise<Reply> {
  const open = await openStandard(visit);
  if (open === null) return notFound;
  const { results: { round, keeps, pack }, standard } = open;
  if (!keeps) return forbidden;
  const { tx, me, now, today, body } = visit;
  const problems: FieldProblem[] = [];
  const kind = sourceKinds.find(({ key }) => key === sent(body, 'kind'))?.key;
  if (kind === undefined) problems.push({ field: 'kind', message: 'Choose what it is' });
  const title = readText(body, 'title', { what: 'The title', missing: 'Enter a title', most: 200 }, problems);
  const figure = readText(body, 'figure', { what: 'The figure', most: 60 }, problems);
  const says = readText(body, 'says', { what: 'What it says', missing: 'Enter what it says', most: 2000 }, problems);
  const position = positions.find(({ key }) => key === sent(body, 'position'))?.key;
  if (position === undefined) problems.push({ field: 'position', message: 'Choose how the standard stands by it' });
  const source = readText(body, 'source', { what: 'Where it comes from', missing: 'Enter where it comes from', most: 500 }, problems);
  const heardOn = readDay(body, 'heardOn', 'The day', problems);
  if (heardOn !== null && heardOn > today) problems.push({ field: 'heardOn', message: 'The day must be today or in the past' });
  const theme = sent(body, 'theme');
  if (theme !== '' && !themeChoices(pack).some(({ value }) => value === theme)) problems.push({ field: 'theme', message: 'Choose a theme from the list' });
  if (kind === undefined || position === undefined || heardOn === null || problems.length > 0) return standardPage(visit, problems);
  const id = newId();
  await tx.insertInto('assurance_source').values({
    partnership_id: me.partnershipId, id, board_id: round.boardId, round_id: round.id, standard: standard.key, theme, kind, title, figure, says, position, source, heard_on: heardOn, at: now, by_person: me.personId,
  }).execute();
  await record(tx, now, { deed: 'set down what else is known about a standard', subjectKind: 'round', subjectId: round.id, detail: { reference: round.reference, standard: standard.key, title } });
  return goTo(back(open), `“${title}” is set beside the grades.`);
}

/** Takes a source back; it stays in the record. */
export async function withdrawSource(visit: Visit): Promise<Reply> {
  const open = await openStandard(visit);
  const id = visit.params['source'] ?? '';
  if (open === null || !isId(id)) return notFound;
  const { results: { round, keeps } } = open;
  if (!keeps) return forbidden;
  const { tx, now, today } = visit;
  const withdrawn = await tx.updateTable('assurance_source').set({ withdrawn_on: today }).where('id', '=', id).where('board_id', '=', round.boardId).where('withdrawn_on', 'is', null).returning('title').executeTakeFirst();
  if (withdrawn === undefined) return notFound;
  await record(tx, now, { deed: 'withdrew what else is known about a standard', subjectKind: 'round', subjectId: round.id, detail: { reference: round.reference, title: withdrawn.title } });
  return goTo(back(open), `“${withdrawn.title}” is withdrawn.`);
}

/** Counts a question of case audits towards the standard, or no longer. */
export async function changeLinks(visit: Visit): Promise<Reply> {
  const open = await openStandard(visit);
  if (open === null) return notFound;
  const { results: { round, keeps, tool }, standard, links, linkable } = open;
  if (!keeps) return forbidden;
  const { tx, me, now, body } = visit;
  if (sent(body, 'do') === 'end') {
    const link = links.find(({ id }) => id === sent(body, 'linkId'));
    if (link === undefined) return standardPage(visit, [{ field: '', message: 'The question has been taken off already.' }]);
    await tx.updateTable('standard_link').set({ ended_at: now }).where('id', '=', link.id).execute();
    await record(tx, now, { deed: 'took a question of case audits off a standard', subjectKind: 'round', subjectId: round.id, detail: { standard: standard.key, question: `${link.tool}/${link.question}` } });
    return goTo(back(open), 'The question no longer counts here.');
  }
  const chosen = linkable.find((each) => `${each.tool}/${each.question}` === sent(body, 'link'));
  if (chosen === undefined) return standardPage(visit, [{ field: 'link', message: 'Choose a question' }]);
  await tx.insertInto('standard_link').values({ partnership_id: me.partnershipId, id: newId(), board_id: round.boardId, tool: tool.key, standard: standard.key, case_tool: chosen.tool, question: chosen.question, made_at: now, made_by: me.personId }).onConflict((c) => c.doNothing()).execute();
  await record(tx, now, { deed: 'counted a question of case audits towards a standard', subjectKind: 'round', subjectId: round.id, detail: { standard: standard.key, question: `${chosen.tool}/${chosen.question}` } });
  return goTo(back(open), 'The question counts towards this standard.');
}
