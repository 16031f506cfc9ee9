import { deliver, type Job, type Mailer } from '../platform/index.ts';
import { chaseSummaries, tellOfLateSteps } from '../casework/index.ts';
import { closeSurveys, inviteAndChase, remindAuditors, remindReplies, remindRespondents, tellOfOutstanding } from '../audits/index.ts';
import { jobRuns } from '../web/server/metrics.ts';
import type { App } from '../web/visit/index.ts';
import type { Calendar } from '../calendar/index.ts';
import { editionOfBoard } from '../people/framework-edition.ts';
import { remindAndEscalate } from '../thread/index.ts';
import { partnerships } from './partnerships.ts';
import { reckonAllAnew } from './reckon-anew.ts';

/** The work that is done in the background, partnership by partnership. Each may die half-way and be done again without harm. */
export function jobsOf(app: App, mailer: Mailer | null, refreshCalendar: () => Promise<Calendar>): Job[] {
  const each = async (work: (partnershipId: string) => Promise<void>) => {
    for (const { id } of await partnerships(app.database)) await work(id);
  };
  const job = (name: string, every: string, work: () => Promise<void>): Job => ({
    name, every,
    async work() {
      try {
        await work();
        jobRuns.labels(name, 'done').inc();
      } catch (cause) {
        jobRuns.labels(name, 'failed').inc();
        throw cause;
      }
    },
  });
  return [
    job('deliver-mail', '* * * * *', async () => {
      if (mailer !== null) await each(async (partnershipId) => void (await deliver(app.database, mailer, partnershipId, app.now)));
    }),
    job('chase-summaries', '*/15 7-18 * * *', () => each(async (partnershipId) => void (await chaseSummaries(app, partnershipId)))),
    job('tell-of-late-steps', '10 7,12 * * *', () => each(async (partnershipId) => void (await tellOfLateSteps(app, partnershipId)))),
    job('invite-respondents', '*/5 * * * *', () => each(async (partnershipId) => void (await inviteAndChase(app, partnershipId)))),
    job('remind-respondents', '40 7,12 * * *', () => each(async (partnershipId) => void (await remindRespondents(app, partnershipId)))),
    job('tell-of-outstanding', '50 7 * * *', () => each(async (partnershipId) => void (await tellOfOutstanding(app, partnershipId)))),
    job('remind-auditors', '35 7 * * *', () => each(async (partnershipId) => void (await remindAuditors(app, partnershipId)))),
    job('remind-replies', '45 7 * * *', () => each(async (partnershipId) => void (await app.database.run({ role: 'gt_worker', partnershipId }, (tx) => remindReplies(tx, partnershipId, app.now()))))),
    job('close-surveys', '15 0,7 * * *', () => each(async (partnershipId) => void (await app.database.run({ role: 'gt_worker', partnershipId }, (tx) => closeSurveys(tx, partnershipId, app.now()))))),
    job('remind-and-escalate', '20 7,12 * * *', () => each((partnershipId) =>
      app.database.run({ role: 'gt_worker', partnershipId }, async (tx) => {
        for (const board of await tx.selectFrom('board').select('id').execute()) {
          await remindAndEscalate(tx, partnershipId, { id: board.id, pack: (await editionOfBoard(tx, partnershipId, board.id)).pack }, app.settings.baseUrl, app.now());
        }
      }))),
    job('reckon-anew', '*/10 * * * *', async () => {
      const before = app.calendar().version;
      const calendar = await refreshCalendar();
      if (calendar.version === before) return;
      const moved = await reckonAllAnew(app);
      app.log.info({ moved, calendar: calendar.version }, 'due days reckoned anew after the bank holidays changed');
    }),
  ];
}
