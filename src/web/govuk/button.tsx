import { classNames, spread, type Attributes } from './attributes.ts';
import type { Content } from './content.tsx';
import type { Optional } from './optional.ts';

export type ButtonOptions = Optional<{
  id: string;
  /** A look such as `govuk-button--secondary`. */
  classes: string;
  attributes: Attributes;
  /** Makes it a link that looks like a button. */
  href: string;
  type: 'submit' | 'button' | 'reset';
  name: string;
  value: string;
  disabled: boolean;
  /** Ignores a second press within a second; needs the script. */
  preventDoubleClick: boolean;
  /** The way into a service, with an arrow. */
  isStartButton: boolean;
}>;

/** Does something: sends the form, or, with `href`, leads to the next page. */
export function Button({ children, ...button }: ButtonOptions & { children?: Content }) {
  const shared = {
    class: classNames('govuk-button', button.classes, button.isStartButton && 'govuk-button--start'),
    'data-module': 'govuk-button',
    id: button.id || undefined,
    ...button.attributes,
  };
  const inner = button.isStartButton ? <>{isBare(children) ? children : <span>{children}</span>}<StartIcon /></> : children;
  if (button.href) return <a href={button.href} role="button" draggable={false} {...spread(shared)}>{inner}</a>;
  return (
    <button
      type={button.type ?? 'submit'}
      value={button.value || undefined}
      name={button.name || undefined}
      disabled={button.disabled}
      {...spread({ 'aria-disabled': button.disabled ? true : undefined, 'data-prevent-double-click': button.preventDoubleClick, ...shared })}
    >{inner}</button>
  );
}

/** Words alone need no box; a start button lays elements out side by side and would lose the spaces between them. */
const isBare = (children: Content) => typeof children === 'string';

const StartIcon = () => (
  <svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false">
    <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
  </svg>
);
