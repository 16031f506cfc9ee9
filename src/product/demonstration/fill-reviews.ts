import { sql } from 'kysely';
import { addWorkingDays, type Day } from '../../calendar/index.ts';
import { openResponse, saveResponse, startAnswers, type Answers } from '../../forms/index.ts';
import type { Pack } from '../../framework/index.ts';
import { newId, type Tx } from '../../platform/index.ts';
import { append, startProcess, type Happening, type Reckoning, type RunningProcess } from '../../process/index.ts';
import { tie } from '../../thread/line/knot.ts';
import { addTeamByRole } from '../../casework/index.ts';
import { nothingFurther } from './cases/take-step.ts';
import { fillParticulars } from './fill-particulars.ts';
import { fillLocalReview } from './fill-local-review.ts';
import { childrenAnswered, fillVault, type InventedChild } from './fill-vault.ts';
import type { Ground } from './ground.ts';
import { demonstrationAgencies } from './people.ts';

/** How far each demonstration review has come, by the working days since its national submission. */
const scenes: readonly Scene[] = [
  { days: 1, title: 'Serious injury of a baby, at home', upTo: 'started', children: [{ name: 'Robin Madeupname', bornOn: '2026-08-02', age: 0, sex: 'male', outcome: 'seriously-harmed' }] },
  { days: 5, title: 'Death of a teenager, suicide suspected', upTo: 'asked', children: [{ name: 'Skye Inventedchild', bornOn: '2010-02-11', age: 16, sex: 'female', outcome: 'died-suspected-suicide' }] },
  { days: 8, title: 'Stabbing of a boy of fifteen, in the street', upTo: 'views', children: [{ name: 'Jude Thoughtup', bornOn: '2011-05-23', age: 15, sex: 'male', outcome: 'seriously-harmed' }] },
  {
    days: 12, title: 'Neglect of two young children', upTo: 'to-decide', deputy: true,
    children: [{ name: 'Wren Nobodyschild', bornOn: '2022-01-19', age: 4, sex: 'female', outcome: 'seriously-harmed' }, { name: 'Kit Nobodyschild', bornOn: '2024-06-30', age: 2, sex: 'male', outcome: 'seriously-harmed' }],
  },
  { days: 24, title: 'Serious harm in a foster home', upTo: 'told', children: [{ name: 'Lark Fictional', bornOn: '2017-09-07', age: 9, sex: 'female', outcome: 'seriously-harmed' }] },
  { days: 60, title: 'Overlaying of an infant', upTo: 'closed', children: [{ name: 'Ash Makebelieve', bornOn: '2026-07-14', age: 0, sex: 'male', outcome: 'died' }] },
  { days: 45, title: 'Serious injury of a toddler, in a car park', upTo: 'told', outcome: 'local-review', children: [{ name: 'Fern Supposed', bornOn: '2024-03-03', age: 2, sex: 'female', outcome: 'seriously-harmed' }] },
];

interface Scene {
  days: number;
  title: string;
  upTo: (typeof stages)[number];
  children: readonly InventedChild[];
  /** The central team was away when the composite was due, and their deputy sent it round. */
  deputy?: true;
  /** No further action, where none is named. */
  outcome?: 'local-review';
}
const stages = ['started', 'asked', 'views', 'to-decide', 'told', 'closed'] as const;

const summaries: Record<string, { keyEvents: string; good: string; gap: string }> = {
  hospital: { keyEvents: 'Two attendances in five weeks, each for a bruise with a different account.', good: 'The second doctor asked the first for the notes.', gap: 'The two attendances were not put together.' },
  police: { keyEvents: 'One call to the address for a quarrel; no offence.', good: 'The officer asked where the children were.', gap: 'The notice went to no school.' },
  community: { keyEvents: 'Four visits by the health visitor; two not at home.', good: 'The health visitor came back unannounced.', gap: 'Missed visits were counted as refusals.' },
  school: { keyEvents: 'Late on eleven mornings; often hungry.', good: 'Breakfast was found without a fuss.', gap: 'Nobody asked why.' },
};

const at = (day: Day, hour = 10): Date => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);

/** One invented case for each scene, each as far along as the scene says. @returns the id of the last closed review, for the thread */
export async function fillReviews(tx: Tx, ground: Ground): Promise<string | null> {
  let closed: string | null = null;
  const reviews: RunningProcess[] = [];
  for (const scene of scenes) {
    const review = await playScene(tx, ground, scene);
    reviews.push(review);
    if (scene.upTo === 'closed') closed = review.id;
  }
  await fillParticulars(tx, ground, reviews);
  return closed;
}

async function playScene(tx: Tx, ground: Ground, scene: Scene): Promise<RunningProcess> {
  const { board, pack, on, today, key } = ground;
  const { partnershipId, boardId, frameworkId, frameworkVersion, people } = board;
  const submitted = workingDaysAgo(on, today, scene.days);
  const day = (n: number): Day => addWorkingDays(on.calendar, on.division, submitted, n);
  const by = (key: string, when: Day) => ({ personId: people[key]!, actingFor: null, at: at(when) });
  const year = Number(submitted.slice(0, 4));
  const { rows } = await sql<{ reference: string }>`select gt.next_reference('CASE', ${year}) as reference`.execute(tx);
  const [caseId, incidentId] = [newId(), newId()];
  await tx.insertInto('casefile').values({ partnership_id: partnershipId, case_id: caseId, board_id: boardId, reference: rows[0]!.reference, title: scene.title, opened_at: at(submitted, 8), opened_by: people['notifier']!, invented: true }).execute();
  await tx.insertInto('case_member').values({ partnership_id: partnershipId, case_id: caseId, person_id: people['notifier']!, role: 'local-authority-notifier', from_at: at(submitted, 8), reason: 'Opened the case' }).execute();
  const definition = (key: string) => pack.processes.find((process) => process.key === key)!;
  const start = (key: string, from: string | null, anchors: Record<string, Day>, when: Day, who: string) =>
    startProcess(tx, { id: newId(), partnershipId, boardId, caseId, frameworkId, frameworkVersion, definition: definition(key), startedByProcess: from, anchors }, by(who, when), on);
  let notification = await start('serious-incident-notification', null, { 'la-aware': submitted }, submitted, 'notifier');
  const form = pack.forms.find((each) => each.key === 'notification')!;
  const told = childrenAnswered(notificationAnswers(startAnswers(form, newId), submitted, scene.title), scene.children);
  const answers = await fillVault(tx, key, { partnershipId, caseId }, { form, responseId: incidentId, answers: told, personId: people['notifier']!, at: at(submitted) });
  await openResponse(tx, partnershipId, { id: incidentId, caseId, form: form.key, frameworkId, frameworkVersion, answers }, { personId: people['notifier']!, via: 'account' }, at(submitted));
  await tx.insertInto('step_form').values({ partnership_id: partnershipId, process_id: notification.id, step: 'enter', case_id: caseId, response_id: incidentId }).execute();
  await tx.insertInto('incident').values({ partnership_id: partnershipId, id: incidentId, case_id: caseId, process_id: notification.id, happened_on: submitted, aware_on: submitted, place: scene.title.split(', ')[1] ?? '', national_reference: `DEMO-${caseId.slice(-6)}`, notified_at: at(submitted, 15) }).execute();
  await tie(tx, partnershipId, { id: incidentId, kind: 'incident', reference: rows[0]!.reference, title: scene.title, state: 'Notified', happenedOn: submitted, caseId });
  await tie(tx, partnershipId, { id: notification.id, kind: 'process', reference: notification.reference, title: notification.definition.name, state: 'Done', happenedOn: submitted, caseId }, [incidentId]);
  notification = await append(tx, notification, [
    { type: 'step-done', step: 'enter', note: '', answers: [] },
    { type: 'decided', decision: 'notifiable', outcome: 'notifiable', justification: 'Serious harm, and abuse or neglect is suspected.', aims: {}, criteria: {}, present: [], dissent: [], supersedes: null, reason: '', ...nothingFurther },
    { type: 'notice-sent', step: 'notify-nationally', to: ['Child Safeguarding Practice Review Panel', 'Ofsted'], sentOn: submitted, how: 'National notification system', reference: `DEMO-${caseId.slice(-6)}`, file: null },
    { type: 'notice-sent', step: 'tell-board', to: ['Business Manager'], sentOn: submitted, how: 'In Golden Thread', reference: '', file: null },
    { type: 'closed', note: 'The rapid review has started.' },
  ], by('notifier', submitted), on);
  let review = await start('rapid-review', notification.id, { 'national-submission': submitted, 'la-aware': submitted }, submitted, 'notifier');
  await tie(tx, partnershipId, { id: review.id, kind: 'process', reference: review.reference, title: review.definition.name, state: 'Running', happenedOn: submitted, caseId }, [notification.id]);
  await addTeamByRole(tx, { partnershipId, caseId, boardId, definition: review.definition, pack, at: at(submitted), addedBy: people['notifier']! });
  const reached = stages.indexOf(scene.upTo);
  const go = async (happenings: Happening[], who: string, when: Day, actingFor: string | null = null) => {
    review = await append(tx, review, happenings, { ...by(who, when), actingFor }, on);
  };
  if (reached >= 1) {
    await go([{ type: 'circulated', step: 'forward-notification', to: ['Case Review Group'], missing: [] }], 'office', day(1));
    const asked = ['hospital', 'police', 'community', 'school'].map((key) => ({ key, id: newId(), responseId: newId() }));
    await go([{ type: 'requested', step: 'request-summaries', requests: asked.map((each) => ({ id: each.id, agency: board.agencies[each.key]! })) }], 'office', day(3));
    for (const [index, each] of asked.entries()) {
      const answered = reached >= 2 ? !(scene.upTo === 'views' && index === 3) : index < 2;
      const told = summaries[each.key]!;
      await openResponse(tx, partnershipId, { id: each.responseId, caseId, form: 'agency-summary', frameworkId, frameworkVersion, answers: {} }, { personId: people['office']!, via: 'account' }, at(day(3)));
      if (answered) await saveResponse(tx, partnershipId, { id: each.responseId, caseId, basedOn: 0, answers: summaryAnswers(told, day(4)), status: 'submitted' }, { personId: null, via: 'link' }, at(day(4), 14));
      await tx.insertInto('summary_request').values({
        partnership_id: partnershipId, id: each.id, case_id: caseId, process_id: review.id, step: 'request-summaries', agency_id: board.agencies[each.key]!, response_id: each.responseId, reference: review.reference,
        holder_name: { hospital: 'Grace Adeyemi', police: 'Colin Draper', community: 'Owen Pritchard', school: 'Martin Oakes' }[each.key]!, holder_email: `${each.key}.lead@suffolk.example`,
        status: answered ? 'received' : 'asked', involved: answered ? true : null, asked_at: at(day(3)), due_on: day(6), received_at: answered ? at(day(4), 14) : null, reminders: answered ? 0 : 1,
      }).execute();
      await tie(tx, partnershipId, { id: each.id, kind: 'summary', reference: `${review.reference} ${demonstrationAgencies.find(({ key }) => key === each.key)!.name}`, title: told.keyEvents, state: answered ? 'Received' : 'Asked', happenedOn: day(4), caseId }, [review.id]);
      if (answered) await go([{ type: 'replied', step: 'request-summaries', request: each.id }], 'office', day(4));
    }
  }
  if (reached >= 2) {
    const round: Happening[] = ['composite', 'gather-views'].map((step) => ({ type: 'circulated', step, to: ['Case Review Group'], missing: [] }));
    if (scene.deputy) {
      await tx.insertInto('absence').values({ partnership_id: partnershipId, id: newId(), person_id: people['office']!, starts_on: day(7), ends_on: day(7), reason: 'Training day', recorded_by: people['manager']! }).execute();
      await go(round, 'manager', day(7), people['office']!);
    } else await go(round, 'office', day(7));
    await go([view('yes', '')], 'police', day(8));
    await go([view('no', 'The threshold is not reached on what is known.')], 'ccg', day(8));
  }
  if (reached >= 4) {
    await go([{
      type: 'decided', decision: 'outcome', outcome: scene.outcome ?? 'no-further-action',
      justification: scene.outcome === undefined ? 'The learning is clear from the summaries, and a longer review would add little.' : 'The summaries leave open why three services acted alone, and a longer review can answer it.',
      aims: { facts: 'As the summaries tell.', 'immediate-action': 'None is outstanding.', improvement: 'Services should put attendances together.', 'next-steps': 'The learning goes to the Learning and Improvement Group.' },
      criteria: { 'local-review': answersFor(pack, 'local-review', scene.outcome === undefined ? 'no' : 'yes'), national: answersFor(pack, 'national', 'no') },
      present: [['case-review-group-chair', 'crg'], ['head-of-safeguarding', 'head'], ['business-manager', 'manager']].map(([role, key]) => ({ role: role!, person: people[key!]!, actingFor: null })), dissent: [], supersedes: null, reason: '', ...nothingFurther,
    }], 'chair', day(12));
    await tie(tx, partnershipId, { id: newId(), kind: 'decision', reference: `${review.reference} decision`, title: scene.outcome === undefined ? 'No further action' : 'Local child safeguarding practice review', state: 'Decided', happenedOn: day(12), caseId }, [review.id]);
    await go([{ type: 'notice-sent', step: 'notify-panel', to: ['Child Safeguarding Practice Review Panel'], sentOn: day(14), how: 'Secure mail', reference: '', file: null }], 'manager', day(14));
  }
  if (reached >= 5) {
    await go([{ type: 'answered', step: 'await-panel', answer: 'agrees', on: day(24), text: 'The Panel agrees.' }, { type: 'step-done', step: 'learning-to-group', note: 'Agreed for the newsletter and the workshops.', answers: [] }], 'manager', day(26));
    await go([{ type: 'closed', note: 'All steps are done.' }], 'manager', day(26));
  }
  if (scene.outcome === 'local-review') await fillLocalReview(tx, ground, review, day(12), day(30));
  return review;
}

function workingDaysAgo(on: Reckoning, today: Day, days: number): Day {
  let back = new Date(`${today}T12:00:00Z`);
  for (;;) {
    back = new Date(back.getTime() - 86_400_000);
    const day = back.toISOString().slice(0, 10) as Day;
    if (addWorkingDays(on.calendar, on.division, day, days) <= today && isWorking(on, day)) return day;
  }
}
const isWorking = (on: Reckoning, day: Day): boolean => addWorkingDays(on.calendar, on.division, day, 1) > day && ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());

const view = (answer: 'yes' | 'no', dissent: string): Happening => ({
  type: 'view-given', step: 'gather-views', comment: '', dissent,
  criteria: { 'local-review': { improvements: { answer, reason: 'On what the summaries tell.' } } },
});

const answersFor = (pack: Pack, key: string, answer: 'yes' | 'no') =>
  Object.fromEntries(pack.criteria.find((set) => set.key === key)!.items.map((item) => [item.key, { answer, reason: 'On what the summaries tell.' }]));

function notificationAnswers(started: Answers, on: Day, what: string): Answers {
  return {
    ...started,
    incident: { values: { 'aware-on': on, 'incident-on': on, 'incident-where': 'in-area', 'incident-place': what.split(', ')[1] ?? 'At home', 'what-happened': `${what}. Invented for the demonstration.` }, criteria: {} },
  };
}

function summaryAnswers(told: { keyEvents: string; good: string; gap: string }, on: Day): Answers {
  const part = (values: Record<string, string>) => ({ values, criteria: {} });
  return {
    involvement: part({ involved: 'yes', searched: 'All our records', 'with-whom': 'Child A and the mother' }),
    history: part({ 'key-events': told.keyEvents }), now: part({ 'safety-issue': 'no' }), learning: part({ 'good-practice': told.good, gaps: told.gap }),
    'sign-off': part({ 'author-post': 'Named professional', 'signed-off-by-post': 'Director', 'signed-off-on': on, 'author-took-part': 'no' }),
  };
}
