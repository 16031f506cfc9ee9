import type { Tx } from '../../platform/index.ts';
import type { RunningProcess } from '../../process/index.ts';
import type { Beside } from './cases/scene.ts';
import { tellBeside } from './cases/tell-beside.ts';
import type { Ground } from './ground.ts';

/** What stands beside the demonstration reviews, in the order of their scenes. */
const beside: readonly (Beside | null)[] = [
  {
    lead: { person: 'crg' }, themes: ['voice-of-the-child', 'daily-life-of-the-child'],
    proceedings: [
      { kind: 'police-investigation', body: 'Suffolk Police', contact: 'Major investigation team', status: 'under-way', stands: 'Both carers have been spoken to under caution.', next: { inDays: 21, what: 'Bail date' }, holds: [{ what: 'What each carer said of the night before', askedBy: 'The officer in charge, Suffolk Police', placedAgo: 1, until: 'a decision on charges has been taken', reviewIn: 14 }] },
      { kind: 'care-proceedings', body: 'Suffolk County Council, family court', status: 'expected' },
    ],
  },
  null,
  {
    lead: { post: 'Independent reviewer', organisation: 'Alde Reviews (invented)' }, themes: ['disability', 'self-harm-and-suicide', 'looked-after-children'],
    proceedings: [{
      kind: 'criminal-proceedings', body: 'Ipswich Crown Court', contact: 'Crown Prosecution Service, reviewing lawyer', status: 'under-way', stands: 'Charged; a plea is awaited.', next: { inDays: 60, what: 'Plea and trial preparation hearing' },
      holds: [
        { what: 'The account of the witness at the bus stop', askedBy: 'Reviewing lawyer, Crown Prosecution Service', placedAgo: 7, until: 'the trial has ended', reviewIn: 0 },
        { what: 'Which school the boy went to', askedBy: 'Reviewing lawyer, Crown Prosecution Service', placedAgo: 7, until: 90, reviewIn: 30 },
      ],
    }],
  },
  { elsewhere: { what: 'Domestic abuse related death review of the community safety partnership, same household', kind: 'same-incident', note: 'Their chair knows of ours.' } },
  null,
  {
    lead: { person: 'crg' }, themes: ['daily-life-of-the-child'],
    proceedings: [{ kind: 'police-investigation', body: 'Suffolk Police', status: 'ended', stands: 'No charge was brought.', endedAgo: 30, holds: [{ what: 'The statement of the parents', askedBy: 'The officer in charge, Suffolk Police', placedAgo: 70, until: 'a decision on charges has been taken', reviewIn: -40, lifted: { ago: 30, why: 'The officer in charge wrote that no charge will be brought.' } }] }],
    publication: { decided: { publish: false, ago: 20, by: 'Case Review Group', reasons: 'The report of a rapid review is not published. Its learning goes out without it.' }, weighed: { learning: 'The learning goes out in the newsletter and the workshops.' } },
  },
];

/** What stands beside some of the demonstration reviews: who leads them, proceedings with holds, a link, a decision on publication. */
export async function fillParticulars(tx: Tx, { board, today }: Ground, reviews: readonly RunningProcess[]): Promise<void> {
  for (const [index, review] of reviews.entries()) {
    const told = beside[index];
    if (told !== null && told !== undefined) await tellBeside(tx, review, told, { people: board.people, keeper: board.people['manager']!, now: today });
  }
}
