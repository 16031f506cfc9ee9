import { namesInWords } from '../vault/names-in-words.ts';
import { textsOf, type DrawnPart } from './block.ts';

/** A passage of a document in which words of the vault stand. */
export interface Passage {
  heading: string;
  words: string;
}

/** Signs of a passage that are shown at most. */
const most = 300;

/** Where in a document words stand, so that whoever has to change them, or take them out, finds them. Each passage once. */
export function whereTheyStand(parts: readonly DrawnPart[], words: readonly string[]): Passage[] {
  const passages = parts.flatMap((part) => textsOf(part).flatMap((text) => text.split('\n')).filter((text) => namesInWords(text, words).length > 0).map((text) => ({ heading: part.heading, words: around(text, words) })));
  return passages.filter((each, index) => passages.findIndex((other) => other.heading === each.heading && other.words === each.words) === index);
}

/** A long passage is cut to what stands about the first of the words. */
function around(text: string, words: readonly string[]): string {
  if (text.length <= most) return text;
  const places = words.map((word) => text.toLowerCase().indexOf(word.toLowerCase())).filter((place) => place >= 0);
  const from = Math.max(0, Math.min(...places, text.length) - most / 2);
  return `${from > 0 ? '…' : ''}${text.slice(from, from + most).trim()}${from + most < text.length ? '…' : ''}`;
}
