import type { Day } from '../../../src/calendar/index.ts';
import { addMonths } from '../../../src/calendar/index.ts';
import { idIn, look, type Walk } from './walk.ts';
import { tick } from '../visitor.ts';

/** Fills in and keeps the finding whose form is open. @returns its page */
export async function keepFinding({ manager }: Walk, text: string): Promise<string> {
  await look(manager, 'finding-new');
  await tick(manager.page.locator('[name=kind]').first());
  await tick(manager.page.locator('[name=themes]').first());
  await manager.fill('text', text);
  if (await manager.page.inputValue('[name=cites]') === '') await manager.fill('cites', 'Agreed at the workshop');
  await manager.press('Save the finding');
  await manager.says(text);
  await look(manager, 'finding');
  return manager.path();
}

/** Recommends something because of a finding, and makes an action of it. @returns the thread of the action */
export async function actOnFinding({ manager }: Walk, finding: string, title: string, today: Day): Promise<string> {
  await manager.go(finding);
  await manager.press('Recommend something');
  await manager.fill('text', `${title}, in every team.`);
  await manager.press('Make the recommendation');
  await manager.press('Add an action');
  await manager.fillAll({ title, measure: 'The next audit shows it.' });
  await tick(manager.page.locator('[name=agencies]').first());
  await manager.page.locator('[name=owner]').selectOption({ index: 1 });
  await manager.day('dueOn', addMonths(today, 3));
  await tick(manager.page.locator('[name=strength]').last());
  await manager.press('Add the action');
  await manager.says(title);
  return `/thread/${idIn(manager.path())}`;
}

/** Judges what changed on the page of before and after, and sees the verdict on the golden thread of the action. */
export async function judge({ manager }: Walk, actionThread: string, evidence: string): Promise<void> {
  await manager.says('Question by question');
  await look(manager, 'before-and-after');
  await tick(manager.page.locator('[name=verdict]').first());
  await manager.fill('evidence', evidence);
  await manager.press('Record the verdict');
  await manager.says(evidence);
  await manager.go(actionThread);
  await manager.says(evidence);
  await look(manager, 'thread-with-verdict');
}
