import { parse } from 'node-html-parser';
import type { Browser } from '../../src/access/testing/browser.ts';

/** Fills in a form as somebody would who has little to say: words in every box, today in every day, the first of every choice. */
export function fillIn(html: string, words = 'Nothing further is known.'): Record<string, string> {
  const fields: Record<string, string> = {};
  const form = parse(html).querySelectorAll('main form').find((each) => each.querySelector('textarea, input[type=radio], input[type=text], input:not([type])') !== null);
  for (const control of form?.querySelectorAll('input, textarea, select') ?? []) {
    const name = control.getAttribute('name');
    const type = control.getAttribute('type') ?? 'text';
    if (name === undefined || name in fields) continue;
    if (type === 'hidden') fields[name] = control.getAttribute('value') ?? '';
    else if (type === 'radio' || type === 'checkbox') fields[name] = control.getAttribute('value') ?? '';
    else if (name.endsWith('-day')) fields[name] = '2';
    else if (name.endsWith('-month')) fields[name] = '11';
    else if (name.endsWith('-year')) fields[name] = '2026';
    else if (control.getAttribute('inputmode') === 'numeric' || type === 'number') fields[name] = '1';
    else if (control.tagName === 'SELECT') fields[name] = control.querySelectorAll('option').at(-1)?.getAttribute('value') ?? '';
    else fields[name] = type === 'email' ? 'somebody@suffolk.example' : words;
  }
  return fields;
}

/** Answers every part of what a personal link asks, without handing it in. */
export async function answerAllParts(visitor: Browser, link: string): Promise<void> {
  const answered = new Set<string>();
  for (;;) {
    // What was answered may make further parts asked.
    const overview = await visitor.get(link);
    const part = [...overview.html.matchAll(new RegExp(`href="(${link}/[a-z0-9-]+)"`, 'g'))].map((found) => found[1]!).find((each) => !answered.has(each));
    if (part === undefined) return;
    answered.add(part);
    const page = await visitor.get(part);
    const answer = await visitor.post(part, { ...fillIn(page.html), action: 'stay' });
    if (answer.status !== 303) throw new Error(`${part} answered ${answer.status}: ${answer.text.slice(0, 600)}`);
  }
}
