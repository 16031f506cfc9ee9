import type { ComponentChildren } from 'preact';

/** One part of a bar: how long it is, of `Bars`' `most`, and its look. */
export interface Part {
  length: number;
  look: 'actions' | 'summaries' | 'lessons' | 'calm' | 'soon' | 'late';
}

export interface Bar {
  name: ComponentChildren;
  parts: readonly Part[];
  /** What the bar says, in words. */
  words: ComponentChildren;
}

/** Bars under one another, each with its name before it and its words behind it: nothing is said by length or colour alone. */
export const Bars = ({ bars, most }: { bars: readonly Bar[]; most: number }) => (
  <ul class="gt-bars">
    {bars.map(({ name, parts, words }) => (
      <li class="gt-bars__row">
        <span class="gt-bars__name">{name}</span>
        <svg class="gt-bars__bar" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <rect class="gt-bars__ground" width="1000" height="12" />
          {parts.map(({ length, look }, index) => <rect class={`gt-bars__part gt-bars__part--${look}`} x={at(sum(parts.slice(0, index)), most)} width={at(length, most)} height="12" />)}
        </svg>
        <span class="gt-bars__words">{words}</span>
      </li>
    ))}
  </ul>
);

const sum = (parts: readonly Part[]) => parts.reduce((all, { length }) => all + length, 0);
const at = (length: number, most: number) => Math.round((length / most) * 1000);
