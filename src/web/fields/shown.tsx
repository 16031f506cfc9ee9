import type { ComponentChildren } from 'preact';
import { formatDayShort, type Day } from '../../calendar/index.ts';
import { Button as GovukButton, ErrorSummary as GovukErrorSummary, SummaryList, Tag as GovukTag, type TagColour } from '../govuk/index.ts';
import { fieldId, type FieldProblem } from './fields.tsx';

/** The list of what has to be mended, each a link to its field. Nothing where there is nothing. */
export const ErrorSummary = ({ problems }: { problems: readonly FieldProblem[] }) => (problems.length === 0 ? null : (
  <GovukErrorSummary errorList={problems.map(({ field, message }) => (field === '' ? { text: message } : { text: message, href: `#${fieldId(field)}` }))} />
));

type Look = '' | 'secondary' | 'warning';
const lookOf = (look: Look) => (look === '' ? {} : { classes: `govuk-button--${look}` });

/** Sends the form, once, however often it is pressed. */
export const Button = ({ children, name, value, look = '' }: { children: ComponentChildren; name?: string; value?: string; look?: Look }) => (
  <GovukButton preventDoubleClick {...lookOf(look)} {...(name ? { name } : {})} {...(value === undefined ? {} : { value })}>{children}</GovukButton>
);

/** Leads to where the next thing is done. */
export const ButtonLink = ({ children, href, look = '' }: { children: ComponentChildren; href: string; look?: Look }) => <GovukButton href={href} {...lookOf(look)}>{children}</GovukButton>;

export const Tag = ({ children, colour }: { children: ComponentChildren; colour?: TagColour }) => <GovukTag {...(colour ? { colour } : {})}>{children}</GovukTag>;

/** A day in a table: short, and never broken over two lines. */
export const ShortDay = ({ day }: { day: Day }) => <span class="gt-nowrap">{formatDayShort(day)}</span>;

/** Facts as pairs. Long text keeps its lines. */
export const Facts = ({ rows }: { rows: readonly { name: string; value: ComponentChildren }[] }) => (
  <SummaryList rows={rows.map(({ name, value }) => ({ key: { text: name }, value: { text: value, classes: 'gt-pre' } }))} />
);
