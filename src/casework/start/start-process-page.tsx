import { clockWords } from '../../framework/words.ts';
import { formatDay, formatMonth, parseDay, type Day } from '../../calendar/index.ts';
import { aboutCase, KindOfWork, kindsOfWork, type AboutCase } from '../../framework/schema/kind-of-work.ts';
import { toBeConfirmed } from '../../framework/schema/rule.ts';
import type { ProcessDefinition } from '../../framework/schema/process.ts';
import { editionOfBoard } from '../../people/framework-edition.ts';
import { isId } from '../../platform/index.ts';
import { boxesOf, Button, DateField, ErrorSummary, Facts, problemAt, RadioField, readDay, readText, SelectField, TextField, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { InsetText } from '../../web/govuk/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { nameOfBody, nameOfRole } from '../review/names.ts';
import { mayStart } from './may-start.ts';
import { onBoards, readOwnBoards, running, whyNotHere, type OwnBoards } from './own-boards.ts';
import { startingAnchors, whyNotStart } from './startable.ts';
import { rolesAtWork, rolesOfAgencies } from '../team/add-team-by-role.ts';
import { startReview } from './start-review.ts';

interface Door extends OwnBoards {
  definition: ProcessDefinition;
  /** Those of the visitor's boards that run it. */
  here: OwnBoards['boards'];
  /** Whether it is about a case; one that never is asks for none. */
  about: AboutCase;
  /** Cases on whose team the visitor is: the new process may join one. */
  cases: { case_id: string; reference: string; title: string }[];
  /** Agencies of which it may be about one: none where nobody works on it in the name of an agency, or where the visitor does. */
  agencies: { id: string; name: string }[];
}

async function openDoor(visit: Visit): Promise<Door | null> {
  const { me, tx, params } = visit;
  const own = await readOwnBoards(visit);
  const definition = own?.edition.pack.processes.find((process) => process.key === params['process']);
  if (own === null || definition === undefined) return null;
  const ofAgencies = rolesOfAgencies(own.edition.pack);
  const asks = !me.roles.some((held) => ofAgencies.has(held.role) && held.agencyId !== null) && [...rolesAtWork(definition).roles].some((role) => ofAgencies.has(role));
  const about = aboutCase(definition, own.edition.pack.criteria);
  return {
    ...own, definition, about, here: running(own, definition),
    cases: about === 'never' ? [] : await tx.selectFrom('casefile').select(['case_id', 'reference', 'title']).where('imported', '=', false).orderBy('opened_at', 'desc').limit(200).execute(),
    agencies: asks ? await tx.selectFrom('agency').select(['id', 'name']).where('active', '=', true).orderBy('name').execute() : [],
  };
}

/** Says that the board's framework has no process of this name: other boards' may have, and an earlier version of its own. */
async function notRunHere({ me, tx, params }: Visit): Promise<Reply> {
  const boardId = me.roles[0]?.boardId;
  if (boardId === undefined) return notFound;
  const { pack } = await editionOfBoard(tx, me.partnershipId, boardId);
  const kind = KindOfWork.safeParse(params['process']);
  return page('Your board does not run this', (
    <>
      <h1 class="govuk-heading-l">Your board does not run this</h1>
      <p class="govuk-body">{pack.name} of {pack.board}, version {pack.version}, has no such process{kind.success && <>: {kindsOfWork[kind.data]}</>}. It cannot be started here.</p>
      <p class="govuk-body">See <a class="govuk-link" href="/reviews/start">what can be started</a>, or <a class="govuk-link" href="/reviews/aid">which review the facts call for</a>.</p>
    </>
  ), { status: 404, section: 'reviews', back: { href: '/reviews/start', text: 'Back to all processes' } });
}

/** What a process is, from which days it counts, and the form that starts it. */
export async function startProcessPage(visit: Visit): Promise<Reply> {
  const door = await openDoor(visit);
  return door === null ? notRunHere(visit) : shown(visit, door, [], 200);
}

/** Starts it. Everything that was typed comes back where something is missing. */
export async function startProcess(visit: Visit): Promise<Reply> {
  const door = await openDoor(visit);
  if (door === null) return notRunHere(visit);
  const { definition, edition } = door;
  const problems: FieldProblem[] = [];
  if (door.here.length === 0) return shown(visit, door, [], 422);
  const boardId = door.here.length === 1 ? door.here[0]!.id : sent(visit.body, 'board');
  if (!door.here.some((board) => board.id === boardId)) problems.push({ field: 'board', message: 'Select whose review it is' });
  const joins = door.about === 'never' ? '' : sent(visit.body, 'case');
  if (joins !== '' && !door.cases.some((each) => each.case_id === joins)) problems.push({ field: 'case', message: 'Select a case from the list' });
  const agency = sent(visit.body, 'agency');
  if (agency !== '' && !door.agencies.some((each) => each.id === agency)) problems.push({ field: 'agency', message: 'Select an agency from the list' });
  const title = readText(visit.body, 'title', { what: 'The title', most: 200, ...(joins === '' ? { missing: door.about === 'never' ? 'Enter a title' : 'Enter a title that names nobody' } : {}) }, problems);
  const anchors: Record<string, Day> = {};
  for (const [index, anchor] of startingAnchors(definition).entries()) {
    const typed = typedDay(visit.body, `on.${anchor.key}`);
    if (index > 0 && typed.day + typed.month + typed.year === '') continue;
    const day = readDay(visit.body, `on.${anchor.key}`, `The day "${anchor.name}"`, problems);
    if (day !== null) anchors[anchor.key] = day;
  }
  const trigger = anchors[definition.anchors[0]!.key];
  const why = trigger === undefined ? null : whyNotStart(definition, trigger);
  if (why !== null) problems.push({ field: `on.${definition.anchors[0]!.key}`, message: why });
  if (!definition.runs) problems.push({ field: '', message: whyNotStart(definition, visit.today)! });
  const held = mayStart(visit.me, definition, boardId === '' ? undefined : boardId);
  if (held === null) return forbidden;
  if (problems.length > 0) return shown(visit, door, problems, 422);
  const because = await readCause(visit);
  const ofAgencies = rolesOfAgencies(edition.pack);
  const own = [...rolesAtWork(definition).roles].some((role) => ofAgencies.has(role)) ? visit.me.roles.flatMap((each) => (ofAgencies.has(each.role) && each.agencyId !== null ? [each.agencyId] : [])) : [];
  const agencies = agency === '' ? [...new Set(own)] : [agency];
  const process = await startReview(visit, { agencies, because: because.map(({ id }) => id), definition, edition, boardId, role: held.role, caseId: joins === '' ? null : joins, title, anchors });
  return goTo(`/reviews/${process.id}`, `${definition.name} ${process.reference} has started. Only its team sees it.`);
}

/** The knot that the address names as what gave cause for it; none where it is not there, or not for the visitor to see. */
async function readCause({ tx, query }: Visit): Promise<{ id: string; reference: string; title: string }[]> {
  const cause = sent(query, 'cause');
  return isId(cause) ? tx.selectFrom('thread_node').select(['id', 'reference', 'title']).where('id', '=', cause).execute() : [];
}

async function shown(visit: Visit, door: Door, problems: readonly FieldProblem[], status: 200 | 422): Promise<Reply> {
  const { definition, edition: { pack }, about, boards, here, cases, agencies } = door;
  const back = { back: { href: '/reviews/start', text: 'Back to all processes' }, section: 'reviews', status } as const;
  if (!definition.runs) return page(definition.name, <><h1 class="govuk-heading-l">{definition.name}</h1><p class="govuk-body">{definition.about}</p><p class="govuk-body">{whyNotStart(definition, visit.today)}</p></>, back);
  const elsewhere = whyNotHere(door, definition);
  const may = mayStart(onBoards(visit.me, here), definition) !== null;
  const cause = await readCause(visit);
  const again = visit.body['_csrf'] !== undefined;
  const asked = parseDay(sent(visit.query, 'on'));
  return page(`Start: ${definition.name}`, (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">Start: {definition.name}</h1>
      <p class="govuk-body">{definition.about}</p>
      <Facts rows={[
        { name: 'Source', value: `${definition.rule.source}${toBeConfirmed(definition.rule) ? ' (to be confirmed)' : ''}` },
        { name: 'Rules in force', value: `From ${formatDay(definition.effective.from as Day)}${definition.effective.to === undefined ? '' : ` to ${formatDay(definition.effective.to as Day)}`}` },
        ...(boards.length > 1 && here.length === 1 ? [{ name: 'Board', value: here[0]!.name }] : []),
        ...(definition.ownedBy === undefined ? [] : [{ name: 'Whose it is', value: `${nameOfBody(pack, definition.ownedBy)}. Our groups support it.` }]),
        { name: 'First step', value: `${definition.steps[0]!.name}, by ${nameOfRole(pack, definition.steps[0]!.lead)}` },
        ...definition.clocks.map((clock) => ({ name: clock.name, value: `${clockWords(clock)}${toBeConfirmed(clock.rule) ? ' (to be confirmed)' : ''}` })),
        ...(definition.independence ?? []).map((text) => ({ name: 'Independence', value: text })),
        ...(definition.jointWith ?? []).map((joint) => ({ name: 'May be run with', value: `${pack.processes.find((each) => each.key === joint.process)?.name ?? joint.process}: ${joint.about}` })),
      ]} />
      {elsewhere !== null ? <InsetText>{elsewhere}</InsetText> : !may ? <p class="govuk-body">Your roles do not start it. {nameOfRole(pack, definition.steps[0]!.lead)} does.</p> : (
        <PostForm action={`/reviews/start/${definition.key}${cause.length === 0 ? '' : `?cause=${cause[0]!.id}`}`}>
          {cause.map(({ id, reference, title }) => <InsetText>Because of <a class="govuk-link" href={`/thread/${id}`}>{reference} {title}</a></InsetText>)}
          {here.length > 1 && <RadioField name="board" label="Whose is it?" choices={here.map((board) => ({ value: board.id, label: board.name }))} value={sent(visit.body, 'board')} error={problemAt(problems, 'board')} />}
          {startingAnchors(definition).map((anchor, index) => (
            <DateField name={`on.${anchor.key}`} label={index === 0 ? anchor.name : `${anchor.name} (if known)`} {...(anchor.about === undefined ? {} : { hint: anchor.about })}
              typed={again ? typedDay(visit.body, `on.${anchor.key}`) : boxesOf(index === 0 ? asked : null)} error={problemAt(problems, `on.${anchor.key}`)} />
          ))}
          {about !== 'never' && (
            <SelectField name="case" label={about === 'always' ? 'Which case is it about?' : 'Is it about a case?'} hint={about === 'always' ? 'A new case has a team of its own. A review of something that is known already joins its case.' : 'If it is, it joins that case and its team. If not, it has a team of its own.'}
              empty={about === 'always' ? 'A new case' : 'None of these'} value={sent(again ? visit.body : visit.query, 'case')} choices={cases.map((each) => ({ value: each.case_id, label: `${each.reference}: ${each.title}` }))} error={problemAt(problems, 'case')} />
          )}
          {agencies.length > 0 && <SelectField name="agency" label="Which agency is it about? (optional)" hint="Whoever answers for it joins the team. Other agencies join when they are asked." empty="None yet" value={sent(visit.body, 'agency')} choices={agencies.map((each) => ({ value: each.id, label: each.name }))} error={problemAt(problems, 'agency')} />}
          <TextField name="title" label="Title" hint={about === 'always' ? 'For a new case. A few words that name nobody.' : about === 'never' ? 'A few words. It is about no case, and has a team of its own.' : 'Where it joins no case. A few words that name nobody.'} value={again ? sent(visit.body, 'title') : about === 'never' ? `${definition.name}, ${formatMonth(visit.today)}`.slice(0, 200) : ''} error={problemAt(problems, 'title')} />
          <Button>Start</Button>
        </PostForm>
      )}
    </>
  ), back);
}
