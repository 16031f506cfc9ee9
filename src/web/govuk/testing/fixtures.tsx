import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ComponentChildren } from 'preact';

/** One case that `govuk-frontend` publishes with each component: options of its macro, and what that makes. */
export interface Fixture {
  name: string;
  options: Readonly<Record<string, unknown>>;
  html: string;
}

const components = join(dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')), 'dist/govuk/components');

/** The components of the installed `govuk-frontend`. */
export const publishedComponents = (): string[] => readdirSync(components, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

/** A component's published cases. */
export function fixturesOf(component: string): Fixture[] {
  const { fixtures }: { fixtures: Fixture[] } = JSON.parse(readFileSync(join(components, component, 'fixtures.json'), 'utf8'));
  return fixtures;
}

/** A macro's options as our component's properties: its own text or HTML are its children, every other HTML stands in for the text. */
export function asProps(options: Fixture['options']): Record<string, unknown> {
  const { text, ...props } = part(options);
  return { ...props, children: text };
}

/** HTML of a fixture as content. The element around it is taken out again by `withoutMarkers`. */
const markup = (html: string): ComponentChildren => <raw-html dangerouslySetInnerHTML={{ __html: html }} />;
export const withoutMarkers = (html: string): string => html.replaceAll(/<\/?raw-html>/g, '');

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements { 'raw-html': { dangerouslySetInnerHTML: { __html: string } } }
  }
}

type Part = Readonly<Record<string, unknown>>;
const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);

function part(options: Part): Part {
  const props: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(options)) {
    const written = option(key, value);
    if (written !== undefined) props[key === 'html' ? 'text' : key.replace(/Html$/, 'Text')] = written;
  }
  return props;
}

/** Options that are content alone: in a macro `{ html }` or `{ text }`, in ours what these hold. */
const contents = new Set(['conditional', 'beforeInput', 'afterInput', 'beforeInputs', 'afterInputs']);

function option(key: string, value: unknown): unknown {
  if (value === null) return undefined;
  if (/html$/i.test(key)) return typeof value === 'string' && value !== '' ? markup(value) : undefined;
  if (key === 'slots' && isPart(value)) return Object.fromEntries(Object.entries(value).map(([slot, given]) => [slot, typeof given === 'string' ? markup(given) : option(slot, given)]));
  if (/attributes$/i.test(key) && isPart(value)) return Object.fromEntries(Object.entries(value).map(([name, given]) => [name, String(given ?? '')]));
  // A macro writes a value that is `false` as a word.
  if (key === 'value' && value === false) return 'false';
  if (contents.has(key) && isPart(value)) return part(value).text;
  return listed(value);
}

function listed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(listed);
  if (!isPart(value)) return value;
  // In a list, an item that says nothing is none.
  return Object.keys(value).length > 0 ? part(value) : null;
}
