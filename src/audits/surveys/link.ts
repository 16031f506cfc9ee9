import { addDays, startOfDayInLondon, type Day } from '../../calendar/index.ts';
import { newId, newToken, type Tx } from '../../platform/index.ts';

interface Linking {
  tx: Tx;
  me: { partnershipId: string; personId: string | null };
  now: Date;
}

/** The link opens until the last day is over. */
const endOf = (closesOn: Day): Date => startOfDayInLondon(addDays(closesOn, 1));

/** Makes the one link of a survey: it may be passed on to anybody, so whoever keeps the survey can read it again. @returns its token */
export async function makeLink({ tx, me, now }: Linking, surveyId: string, closesOn: Day): Promise<string> {
  const { token, hash } = newToken();
  await tx.insertInto('personal_link').values({ partnership_id: me.partnershipId, id: newId(), token_hash: hash, purpose: 'survey', subject_id: surveyId, holder_name: 'Anybody', holder_email: '', created_at: now, expires_at: endOf(closesOn) }).execute();
  return token;
}

export const endLink = async ({ tx, me, now }: Linking, surveyId: string, reason: string): Promise<void> => {
  await tx.updateTable('personal_link').set({ revoked_at: now, revoked_by: me.personId, revoked_reason: reason }).where('subject_id', '=', surveyId).where('purpose', '=', 'survey').where('revoked_at', 'is', null).execute();
};

export const moveLink = async ({ tx }: Linking, surveyId: string, closesOn: Day): Promise<void> => {
  await tx.updateTable('personal_link').set({ expires_at: endOf(closesOn) }).where('subject_id', '=', surveyId).where('purpose', '=', 'survey').where('revoked_at', 'is', null).execute();
};

export const linkHref = (token: string): string => `/s/${token}`;
