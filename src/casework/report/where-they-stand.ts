import { namesInWords } from '../vault/names-in-words.ts';
import type { ReviewReport } from './report.ts';

/** Under which heading of the document each part of a report stands. */
const headings: Partial<Record<keyof ReviewReport, string>> = {
  holds: 'May not be disclosed', incident: 'The incident', children: 'The incident', agencies: 'Agencies and what they told', criteria: 'Criteria', views: 'Views of the group',
  immediateActions: 'Immediate action', decision: 'Decision', goodPractice: 'What was done well', learning: 'Learning',
};

/** A passage of a report in which words of the vault stand. */
export interface Passage {
  heading: string;
  words: string;
}

/** Signs of a passage that are shown at most. */
const most = 300;

/** Where in a report words stand, so that whoever has to change them, or take them out, finds them. Each passage once. */
export function whereTheyStand(report: Omit<ReviewReport, 'mayName'>, words: readonly string[]): Passage[] {
  const parts = Object.entries(report).map(([part, content]) => ({ heading: headings[part as keyof ReviewReport] ?? 'Elsewhere', texts: wordsOf(content) }));
  const passages = parts.flatMap(({ heading, texts }) => texts.flatMap((text) => text.split('\n')).filter((text) => namesInWords(text, words).length > 0).map((text) => ({ heading, words: around(text, words) })));
  return passages.filter((each, index) => passages.findIndex((other) => other.heading === each.heading && other.words === each.words) === index);
}

/** Every text of a report, however deep. */
export function wordsOf(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(wordsOf) : [];
}

/** A long passage is cut to what stands about the first of the words. */
function around(text: string, words: readonly string[]): string {
  if (text.length <= most) return text;
  const places = words.map((word) => text.toLowerCase().indexOf(word.toLowerCase())).filter((place) => place >= 0);
  const from = Math.max(0, Math.min(...places, text.length) - most / 2);
  return `${from > 0 ? '…' : ''}${text.slice(from, from + most).trim()}${from + most < text.length ? '…' : ''}`;
}
