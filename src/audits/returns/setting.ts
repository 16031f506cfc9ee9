import type { Day } from '../../calendar/index.ts';
import type { FormDefinition } from '../../framework/schema/form.ts';
import type { Setting } from '../../forms/index.ts';
import { editionOf } from '../../people/framework-edition.ts';
import type { Tx } from '../../platform/index.ts';

/** What a tool draws on beyond itself: agencies, themes and criteria, each read only where a question asks for it. */
export async function readSetting(tx: Tx, form: FormDefinition, partnershipId: string, framework: { frameworkId: string; version: string }, today: Day): Promise<Setting> {
  const asks = (type: 'agencies' | 'themes'): boolean => form.sections.some((section) => section.questions.some((question) => question.type === type));
  const agencies = asks('agencies') ? await tx.selectFrom('agency').select(['id', 'name']).where('active', '=', true).orderBy('name').execute() : [];
  const ofPack = asks('themes') || form.sections.some((section) => section.criteria !== undefined);
  const pack = ofPack ? (await editionOf(tx, partnershipId, framework.frameworkId, framework.version)).pack : null;
  return {
    today, agencies: agencies.map(({ id, name }) => ({ value: id, label: name })), criteria: pack?.criteria ?? [],
    themes: (pack?.themes ?? []).flatMap((group) => group.themes.map(({ key, name }) => ({ value: key, label: name }))),
  };
}
