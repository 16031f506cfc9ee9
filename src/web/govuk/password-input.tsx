import { classNames, type Attributes } from './attributes.ts';
import { Button } from './button.tsx';
import { fieldId, type FieldOptions } from './field.tsx';
import { Input } from './input.tsx';
import type { Optional } from './optional.ts';
import { scriptWords } from './script-words.ts';

export type PasswordInputOptions = FieldOptions & Optional<{
  value: string;
  /** `current-password` where nothing is given. */
  autocomplete: 'current-password' | 'new-password';
  button: Optional<{ classes: string }>;
  showPasswordText: string;
  hidePasswordText: string;
  showPasswordAriaLabelText: string;
  hidePasswordAriaLabelText: string;
  passwordShownAnnouncementText: string;
  passwordHiddenAnnouncementText: string;
}>;

/** A password, which the person may look at while typing where scripts run. */
export function PasswordInput({ button, showPasswordText, hidePasswordText, showPasswordAriaLabelText, hidePasswordAriaLabelText, passwordShownAnnouncementText, passwordHiddenAnnouncementText, ...password }: PasswordInputOptions) {
  const words: Attributes = scriptWords({
    'show-password': showPasswordText,
    'hide-password': hidePasswordText,
    'show-password-aria-label': showPasswordAriaLabelText,
    'hide-password-aria-label': hidePasswordAriaLabelText,
    'password-shown-announcement': passwordShownAnnouncementText,
    'password-hidden-announcement': passwordHiddenAnnouncementText,
  });
  const toggle = (
    <Button
      type="button"
      classes={classNames('govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle', button?.classes)}
      attributes={{ 'aria-controls': fieldId(password), 'aria-label': showPasswordAriaLabelText ?? 'Show password', hidden: true }}
    >{showPasswordText ?? 'Show'}</Button>
  );
  return (
    <Input
      {...password}
      id={fieldId(password)}
      type="password"
      spellcheck={false}
      autocapitalize="none"
      autocomplete={password.autocomplete ?? 'current-password'}
      classes={classNames('govuk-password-input__input govuk-js-password-input-input', password.classes)}
      inputWrapper={{ classes: 'govuk-password-input__wrapper' }}
      formGroup={{
        classes: classNames('govuk-password-input', password.formGroup?.classes),
        attributes: { 'data-module': 'govuk-password-input', ...words, ...password.formGroup?.attributes },
        beforeInput: password.formGroup?.beforeInput,
        afterInput: <>{toggle}{password.formGroup?.afterInput}</>,
      }}
    />
  );
}
