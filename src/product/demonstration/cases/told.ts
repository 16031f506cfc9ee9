import { formatDay, type Day } from '../../../calendar/index.ts';

/** What the people of the demonstration wrote under the questions of its frameworks: the first whose words are in the question. All of it is invented. */
const told: readonly (readonly [question: RegExp, answer: string])[] = [
  [/family see|family had|family seen|see it (first|before)|seen the draft/i, 'Yes. The grandmother and the older sister read it with their key worker and asked for two words to be changed. They were.'],
  [/be identified|pseudonym/i, 'The legal adviser and a reader from outside the area looked for that. Dates were made vaguer in three places.'],
  [/\bmedia\b/i, 'A short statement is agreed with the police and the council. The Chair speaks for all.'],
  [/(children|child|family|young people|adult|person|parents|people).{0,60}\b(say|said|asked, and how|invited|answer|take part|contribute|heard)|what did they say|whose views|invite/i, 'The grandmother and the older sister were visited twice. They said: “Everybody asked how the baby slept. Nobody asked how she slept.”'],
  [/practitioners|who took part|who was heard|came together/i, 'Fourteen people who knew the family: health visitors, two social workers, the police officer, the school nurse and the housing officer.'],
  [/\bmethod\b|\bmodel\b|proportionate/i, 'A day with those who did the work, after the chronologies are in. The episodes are few, and what matters is why each step made sense.'],
  [/independent|who (are|is) the (reviewer|author)|reviewers|who (leads|reviews|carries|chairs|investigates|is it)|appointed|commissioned|part in the case/i, 'A named nurse and a retired social work manager from two other areas. Neither has worked for, or been paid by, any agency in the case.'],
  [/sits on|panel for|which agency\?$/i, 'Police, children’s services, the hospital, the community trust, education and housing, each with somebody who had no part in the case.'],
  [/terms|questions|which lines|period|over what time|scope|what would the review cover/i, 'What did each agency know of the home in the last eighteen months? Who put it together? What would have had to be different for the child to be seen?'],
  [/proceedings|inquest|coroner|criminal|other reviews?|at the same time/i, 'The police investigation is under way. The officer in charge was asked, and sees no bar to going on. No other review concerns the family.'],
  [/sense at the time|why did (it|things|what)|what happened, and why|where and why/i, 'Each visit was about something else, and each worker answered the question put to them. Nobody had a day on which to look at all of it together.'],
  [/done well|good practice|strengths|what works/i, 'The health visitor came back unannounced, listened, and wrote down what was said in the words of the child.'],
  [/improvement|recommend|what has to change|what could|what may be|gaps|areas for/i, 'One worker in each area should hold the whole history, and everybody should know who. The hospital and the practice should tell one another of every attendance.'],
  [/learned|lessons|learning|taught|teach|findings|find\b/i, 'What each service knew was true and small. Put together it would have changed the plan.'],
  [/better|difference|impact|effect|worked|changed for/i, 'Of twenty records looked at in the spring, seventeen say who holds the history. The year before it was six.'],
  [/late\b|outstanding|not been|has not|refused|missing/i, 'One agency is late: the training of its weekend team is booked for the coming month.'],
  [/actions|done, (and )?on what evidence|plan\b|what was done|who answers|remedial/i, 'Four of six actions are done: two by training, one by a changed form, one by a rule for handovers. The record of each shows it.'],
  [/evidence|shows it|how is (that|it) known/i, 'Records, two observed meetings, and what eleven practitioners answered when they were asked.'],
  [/advise|advised|advice/i, 'The legal adviser and the named doctor. Their notes are with the business manager.'],
  [/what was changed|changes asked|changes were|what changed/i, 'Two sentences on the housing service were put right, and the summary was cut to one page.'],
  [/who checked|accuracy|facts\?$/i, 'Each agency checked its own part against its records.'],
  [/\b(when|on (what|which) day|by when|until what day)\b/i, ''],
  [/where\b|channels?|website|newsletter|publicity|published/i, 'On the website of the board, in the briefing of the month, and in the team meetings of every agency.'],
  [/how many|figures|numbers|sample|attended|places/i, 'Sixty-two people from nine agencies, eleven of them managers.'],
  [/training|course|workshop/i, 'Two half-days on listening to children who do not speak yet, and a briefing that any team can use in twenty minutes.'],
  [/risk/i, 'Nobody is at risk now: the children of the household live with their grandmother, and a worker sees them every week.'],
  [/asked|answered|sent|told|reply/i, 'Everybody who was asked has answered. One agency sent its account a week later.'],
  [/^who\b/i, 'The head of safeguarding, with the named nurse.'],
  [/^which agenc/i, 'Children’s services, police, the hospital, the community trust and housing.'],
  [/^why\b/i, 'Because several agencies were part of it, and none of them could see the whole.'],
  [/^(is|are|was|were|did|does|do|has|have|had|can|will)\b/i, 'Yes. The record says by whom and when.'],
];

/** An invented answer to a question of a framework, given on a day. */
export function answerTo(question: string, on: Day): string {
  const found = told.find(([pattern]) => pattern.test(question))?.[1];
  return found === '' ? formatDay(on) : found ?? 'What is on the file was gone through, and agrees with what the agencies told.';
}
