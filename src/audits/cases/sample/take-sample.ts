import { randomBytes } from 'node:crypto';
import { record } from '../../../access/record.ts';
import { newId } from '../../../platform/index.ts';
import { retie } from '../../../thread/line/knot.ts';
import { readTable, UnreadableTable } from '../../../platform/tables/read-table.ts';
import { readText, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, goTo, notFound, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { openToChange } from '../audit/read-audit.ts';
import { readAgencies } from '../audit/read-parts.ts';
import { auditHref } from '../audit/words.tsx';
import { draw, isMethod, listDigest, type Method } from './draw.ts';
import { mostListed, readPseudonyms } from './pseudonyms.ts';
import { samplePage } from './sample-page.tsx';

const mostCases = 50;
const mostShown = 10;
/** What agencies call the column of their list. */
const knownHeading = (heading: string): boolean => /^(pseudonym|case|cases|reference|ref|number|no\.?|id|code|case (number|reference|id|code))$/i.test(heading.trim());

/** Draws the cases of an audit from the list of the agency that holds the files. Done once: the draw stands, and anybody can repeat it. */
export async function takeSample(visit: Visit): Promise<Reply> {
  const { tx, me, now, body } = visit;
  const open = await openToChange(visit);
  if (open === null) return notFound;
  if (!open.keeps) return forbidden;
  const { audit } = open;
  if (audit.status !== 'planned') return samplePage(visit, [{ field: '', message: 'The cases have been drawn already, and the draw stands.' }]);
  const problems: FieldProblem[] = [];
  const listed = await readList(visit, problems);
  const holder = (await readAgencies(tx, audit.id)).find((agency) => agency.id === sent(body, 'holder'));
  if (holder === undefined) problems.push({ field: 'holder', message: 'Choose whose list it is' });
  const method = sent(body, 'method');
  const taken = isMethod(method) ? readDraw(visit, method, listed, problems) : null;
  if (!isMethod(method)) problems.push({ field: 'method', message: 'Select how the cases are drawn' });
  if (problems.length > 0 || taken === null || holder === undefined || !isMethod(method)) return samplePage(visit, problems);
  await tx.updateTable('case_audit').set({ status: 'auditing', revision: audit.revision + 1 }).where('id', '=', audit.id).execute();
  await tx.insertInto('case_sample').values({
    partnership_id: me.partnershipId, audit_id: audit.id, board_id: audit.boardId, holder_agency_id: holder.id, method, reason: taken.reason, seed: taken.seed, wanted: taken.drawn.length,
    listed, list_digest: listDigest(listed), drawn: taken.drawn, at: now, by_person: me.personId,
  }).execute();
  await tx.insertInto('audited_case').values(taken.drawn.map((pseudonym, index) => ({ partnership_id: me.partnershipId, id: newId(), audit_id: audit.id, board_id: audit.boardId, pseudonym, position: index + 1 }))).execute();
  await retie(tx, audit.id, { state: 'Auditing' });
  await record(tx, now, { deed: 'drew the cases of an audit', subjectKind: 'case audit', subjectId: audit.id, detail: { reference: audit.reference, method, listed: listed.length, drawn: taken.drawn.length } });
  return goTo(auditHref(audit.id), `${taken.drawn.length === 1 ? 'One case is' : `${taken.drawn.length} cases are`} drawn. Ask the auditors next.`);
}

interface Taken {
  drawn: string[];
  seed: string;
  reason: string;
}

function readDraw({ body }: Visit, method: Method, listed: readonly string[], problems: FieldProblem[]): Taken {
  if (method === 'chosen') {
    const reason = readText(body, 'reason', { what: 'The reason', most: 2000, missing: 'Enter why these cases are chosen' }, problems);
    if (listed.length > mostCases) problems.push({ field: 'list', message: `Give the chosen cases alone, ${mostCases} at most` });
    return { drawn: [...listed], seed: '', reason };
  }
  const typed = sent(body, 'wanted');
  const wanted = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
  if (wanted < 1 || wanted > mostCases) problems.push({ field: 'wanted', message: `Enter how many cases are wanted, from 1 to ${mostCases}` });
  else if (listed.length > 0 && wanted > listed.length) problems.push({ field: 'wanted', message: `The list has ${listed.length} cases, fewer than are wanted` });
  const given = readText(body, 'seed', { what: 'The seed', most: 100 }, problems);
  const seed = given === '' ? randomBytes(8).toString('hex') : given;
  return { drawn: draw(method, listed, wanted, seed), seed, reason: '' };
}

/** The list as it was pasted or uploaded. The file is read and let go: what it might hold beside pseudonyms is not kept. */
async function readList(visit: Visit, problems: FieldProblem[]): Promise<string[]> {
  const file = visit.files.find((each) => each.field === 'file');
  const refuse = (field: string, message: string): string[] => {
    problems.push({ field, message });
    return [];
  };
  const field = file === undefined ? 'list' : 'file';
  let lines = sent(visit.body, 'list').split('\n');
  if (file !== undefined) {
    try {
      lines = await linesOfFile(visit, file.id, file.type);
    } catch (cause) {
      if (cause instanceof UnreadableTable) return refuse('file', cause.message);
      throw cause;
    }
  }
  const { listed, faults } = readPseudonyms(lines);
  for (const { line, why } of faults.slice(0, mostShown)) problems.push({ field, message: `Line ${line} cannot be taken: ${why}. List pseudonyms alone.` });
  if (faults.length > mostShown) problems.push({ field, message: `${faults.length - mostShown} more lines cannot be taken.` });
  if (faults.length > 0) return [];
  if (listed.length === 0) return refuse('list', 'Paste the list of pseudonyms, one a line, or upload it');
  if (listed.length > mostListed) return refuse(field, `The list must have ${mostListed.toLocaleString('en-GB')} cases or fewer`);
  return listed;
}

async function linesOfFile({ app }: Visit, id: string, type: string): Promise<string[]> {
  const parts: Buffer[] = [];
  for await (const part of app.files.read(id)) parts.push(Buffer.from(part));
  await app.files.remove(id);
  const bytes = Buffer.concat(parts);
  if (type === 'text/plain') return bytes.toString('utf8').split(/\r?\n/);
  const { headings, rows } = await readTable(bytes, knownHeading);
  const [first] = headings;
  if (first === undefined) throw new UnreadableTable('The file is empty.');
  if (headings.length > 1) throw new UnreadableTable('The file has more than one column. Send the pseudonyms alone, so that nothing else about a case leaves the agency.');
  return [...(knownHeading(first) ? [] : [first]), ...rows.map(({ cells }) => cells[first] ?? '')];
}
