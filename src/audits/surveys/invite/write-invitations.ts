import { sql } from 'kysely';
import { formatDay } from '../../../calendar/index.ts';
import { post } from '../../../platform/index.ts';
import type { Visit } from '../../../web/visit/index.ts';
import { linkHref } from '../link.ts';
import type { Survey } from '../read-survey.ts';

type Writing = Pick<Visit, 'tx' | 'me' | 'now' | 'app'>;

/** Sends the link of a survey to addresses that have not had it yet. @returns how many there were */
export async function invite({ tx, me, now, app }: Writing, survey: Survey & { linkToken: string }, addresses: readonly string[]): Promise<number> {
  const { rows } = await sql<{ email: string }>`insert into survey_invitation (partnership_id, survey_id, board_id, email, invited_at)
    select ${me.partnershipId}, ${survey.id}, ${survey.boardId}, email, ${now} from unnest(${sql.val([...addresses])}::text[]) as email on conflict do nothing returning email`.execute(tx);
  await post(tx, me.partnershipId, now, rows.map(({ email }) => ({
    key: `survey ${survey.id} invited ${email}`, toName: email, toEmail: email, subject: `${survey.name}: your answer until ${formatDay(survey.closesOn)}`,
    body: `${survey.board} asks: ${survey.name}. Answers are taken until ${formatDay(survey.closesOn)}.

${app.settings.baseUrl}${linkHref(survey.linkToken)}

${nobodyKnows(survey)} You may pass the link on to colleagues.
`,
  })));
  return rows.length;
}

/** Reminds all who were invited: who has answered is not known. @returns how many there were */
export async function remindInvited({ tx, me, now, app }: Writing, survey: Survey & { linkToken: string }): Promise<number> {
  const rows = await tx.updateTable('survey_invitation').set({ reminded_at: now }).where('survey_id', '=', survey.id).returning('email').execute();
  await post(tx, me.partnershipId, now, rows.map(({ email }) => ({
    key: `survey ${survey.id} reminded ${now.toISOString().slice(0, 10)} ${email}`, toName: email, toEmail: email, subject: `${survey.name}: answers until ${formatDay(survey.closesOn)}`,
    body: `${survey.board} asks: ${survey.name}. Answers are taken until ${formatDay(survey.closesOn)}.

${app.settings.baseUrl}${linkHref(survey.linkToken)}

This goes to everybody who was invited. If you have answered already, thank you: you need do nothing more.
`,
  })));
  return rows.length;
}

const nobodyKnows = ({ anonymous }: Survey): string => (anonymous ? 'The link is the same for everybody. Nobody can tell who answered.' : 'The link is the same for everybody. You will be asked for your name.');
