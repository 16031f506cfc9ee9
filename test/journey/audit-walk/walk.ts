import { join } from 'node:path';
import { expect } from 'vitest';
import type { Browser } from 'playwright-core';
import { writeFields, type Answers } from '../../../src/forms/index.ts';
import type { Pack } from '../../../src/framework/index.ts';
import type { FormDefinition } from '../../../src/framework/schema/form.ts';
import type { AuditedBoard } from '../../support/audited-board.ts';
import { Visitor } from '../visitor.ts';

/** Screenshots are kept where somebody asks for them, to be looked at. */
const pictures = process.env['PICTURES'];
/** Pages that were looked at already, by what they are: each is checked once in a run of the file, not for each kind of audit. */
const looked = new Set<string>();

/** A kind of audit on its way from the programme to its impact, and what it has come to. */
export interface Way {
  kind: Pack['audits']['kinds'][number];
  tool: FormDefinition;
  plan: string;
  /** The page of the round or of the case audit; empty until it is opened. */
  audit: string;
  /** The golden thread of an action that came of it. */
  actionThread: string;
}

/** A board under its framework whose audits are walked in a browser. */
export interface Walk {
  audited: AuditedBoard;
  browser: Browser;
  base: string;
  pack: Pack;
  manager: Visitor;
  /** Whoever holds nothing but a link: on a small screen, without scripts. */
  holder: Visitor;
  managerEmail: string;
  boardId: string;
}

/** Checks a page of its kind the first time that it is met: with axe, its one heading, and that it fits a wide and a narrow window. */
export async function look(visitor: Visitor, name: string): Promise<void> {
  if (looked.has(name)) return;
  looked.add(name);
  await visitor.accessible();
  expect(await visitor.page.locator('h1').count(), name).toBe(1);
  const before = visitor.page.viewportSize()!;
  for (const width of new Set([before.width, 375])) {
    await visitor.page.setViewportSize({ width, height: before.height });
    expect(await visitor.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth'), `${name}, ${width} wide`).toBeLessThanOrEqual(0);
    if (pictures !== undefined) await visitor.page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
  }
  await visitor.page.setViewportSize(before);
}

/** Fills in the fields of a form's section as a respondent would, all at once. */
export async function fillSection({ page }: Visitor, form: FormDefinition, answers: Answers, section: string): Promise<void> {
  const typed = writeFields(form, answers, { section });
  const unknown = await page.evaluate<string[]>(`((typed) => Object.entries(typed).flatMap(([name, value]) => {
    const fields = [...document.getElementsByName(name)];
    for (const field of fields) {
      if (field.type === 'radio' || field.type === 'checkbox') field.checked = [value].flat().includes(field.value);
      else field.value = value;
    }
    return fields.length === 0 ? [name] : [];
  }))(${JSON.stringify(typed)})`);
  expect(unknown, `fields of ${section}`).toEqual([]);
}

/** The link with this beginning in the newest mail to somebody. */
export async function linksTo({ audited }: Walk, email: string, beginning: '/a/' | '/k/'): Promise<string[]> {
  const letters = await audited.as((tx) => tx.selectFrom('mail').select('body').where('to_email', '=', email).where('body', 'like', `%${beginning}%`).orderBy('id', 'desc').execute());
  return letters.flatMap(({ body }) => [...body.matchAll(new RegExp(`${beginning}[\\w-]+`, 'g'))].map((found) => found[0]));
}

/** Follows a link or presses a button that gives a file. @returns the file */
export async function download({ page }: Visitor, role: 'link' | 'button', name: string | RegExp): Promise<Buffer> {
  const [given] = await Promise.all([page.waitForEvent('download'), page.getByRole(role, { name }).first().click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await given.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export const idIn = (path: string): string => /[\da-f]{8}-[\da-f-]{27}/.exec(path)![0];
