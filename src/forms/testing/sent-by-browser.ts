import { parse, type HTMLElement } from 'node-html-parser';

/** The body that a browser without JavaScript would send for a rendered form: every field, chosen or filled, by name. */
export function sentByBrowser(html: string): Record<string, string | string[]> {
  const sent: Record<string, string | string[]> = {};
  const add = (name: string, value: string): void => {
    const before = sent[name];
    sent[name] = before === undefined ? value : [before, value].flat();
  };
  for (const field of parse(html).querySelectorAll('input, textarea')) {
    const name = field.getAttribute('name');
    if (name === undefined) continue;
    if (field.tagName === 'TEXTAREA') add(name, textIn(field).replace(/\n/g, '\r\n'));
    else if (!['radio', 'checkbox'].includes(field.getAttribute('type') ?? '') || field.hasAttribute('checked')) add(name, field.getAttribute('value') ?? '');
  }
  return sent;
}

const textIn = (area: HTMLElement): string => area.text.replace(/^\n/, '');

/** What would keep a page from being used by keyboard or with a screen reader, as far as it can be read from the HTML. */
export function brokenTies(html: string): string[] {
  const root = parse(html);
  const ids = root.querySelectorAll('[id]').map((element) => element.getAttribute('id') ?? '');
  const known = new Set(ids);
  const lost = (text: string | undefined): string[] => (text ?? '').split(' ').filter((id) => id !== '' && !known.has(id));
  const labelled = new Set(root.querySelectorAll('label').map((label) => label.getAttribute('for')));
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id ${id} stands twice`),
    ...root.querySelectorAll('[aria-describedby]').flatMap((element) => lost(element.getAttribute('aria-describedby'))).map((id) => `nothing has the id ${id}`),
    ...root.querySelectorAll('input, textarea').filter((field) => field.getAttribute('type') !== 'hidden' && !labelled.has(field.getAttribute('id'))).map((field) => `${field.getAttribute('name')} has no label`),
    ...root.querySelectorAll('a[href^="#"]').flatMap((link) => lost(link.getAttribute('href')?.slice(1))).map((id) => `a link leads to ${id}, which is not there`),
    ...root.querySelectorAll('fieldset').filter((set) => set.querySelector('legend') === null).map(() => 'a fieldset has no legend'),
  ];
}
