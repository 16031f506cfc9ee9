import { classNames, spread, type Attributes } from './attributes.ts';
import { asText, numbered, spelledOut, spellOut, type Content, type Listed, type Shorthand } from './content.tsx';
import type { Optional } from './optional.ts';
import { Tag, type TagOptions } from './tag.tsx';

/** How far a task has come: words, or a tag where something is still to do. */
export type TaskStatus = Optional<{ text: Content; tag: TagOptions; classes: string }>;
export type TaskListItem = { readonly title: Shorthand<Optional<{ text: Content; classes: string }>>; readonly status: Shorthand<TaskStatus> } & Optional<{
  /** Where the task is done; without it the task cannot be started yet. */
  href: string;
  hint: Shorthand<Optional<{ text: Content }>>;
  classes: string;
}>;
export type TaskListOptions = { readonly items: Listed<TaskListItem> } & Optional<{ idPrefix: string; classes: string; attributes: Attributes }>;

/** What there is to do, and how far each has come. */
export const TaskList = ({ items, idPrefix, classes, attributes }: TaskListOptions) => (
  <ul class={classNames('govuk-task-list', classes)} {...spread(attributes)}>
    {numbered(items).map(({ item, number }) => <Task item={item} id={`${idPrefix || 'task-list'}-${number}`} />)}
  </ul>
);

function Task({ item, id }: { item: TaskListItem; id: string }) {
  const title = spellOut(item.title, asText);
  const hint = spelledOut(item.hint, asText);
  const status = spellOut<TaskStatus>(item.status, asText);
  const { text: tagText, ...tagLook } = status.tag ?? {};
  return (
    <li class={classNames('govuk-task-list__item', item.href && 'govuk-task-list__item--with-link', item.classes)}>
      <div class="govuk-task-list__name-and-hint">
        {item.href
          ? <a class={classNames('govuk-link govuk-task-list__link', title.classes)} href={item.href} aria-describedby={classNames(hint && `${id}-hint`, `${id}-status`)}>{title.text}</a>
          : <div class={title.classes}>{title.text}</div>}
        {hint && <div id={`${id}-hint`} class="govuk-task-list__hint">{hint.text}</div>}
      </div>
      <div class={classNames('govuk-task-list__status', status.classes)} id={`${id}-status`}>
        {status.tag ? <Tag {...tagLook}>{tagText}</Tag> : status.text}
      </div>
    </li>
  );
}
