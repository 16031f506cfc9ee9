import { classNames, spread, type Attributes } from './attributes.ts';
import { Field, fieldId, type FieldOptions } from './field.tsx';
import { descriptionOf, errorOf } from './form-group.tsx';
import type { Optional } from './optional.ts';
import { scriptWords, type Plurals } from './script-words.ts';

export type FileUploadOptions = FieldOptions & Optional<{
  multiple: boolean;
  /** A box to drop files on, where scripts run. */
  javascript: boolean;
  wrapperClasses: string;
  wrapperAttributes: Attributes;
  chooseFilesButtonText: string;
  noFileChosenText: string;
  multipleFilesChosenText: Plurals;
  dropInstructionText: string;
  enteredDropZoneText: string;
  leftDropZoneText: string;
}>;

/** A file from the person's own device. */
export function FileUpload(upload: FileUploadOptions) {
  const control = (
    <input
      class={classNames('govuk-file-upload', upload.classes, errorOf(upload) && 'govuk-file-upload--error')}
      id={fieldId(upload)}
      name={upload.name}
      type="file"
      disabled={upload.disabled}
      multiple={upload.multiple}
      aria-describedby={descriptionOf(fieldId(upload), upload.describedBy, upload)}
      {...spread(upload.attributes)}
    />
  );
  return (
    <Field field={upload}>
      {upload.formGroup?.beforeInput}
      {upload.javascript ? (
        <div class={classNames('govuk-file-upload-wrapper', upload.wrapperClasses)} data-module="govuk-file-upload" {...spread({ ...wordsOf(upload), ...upload.wrapperAttributes })}>{control}</div>
      ) : control}
      {upload.formGroup?.afterInput}
    </Field>
  );
}

const wordsOf = (upload: FileUploadOptions) => scriptWords({
  'choose-files-button': upload.chooseFilesButtonText,
  'no-file-chosen': upload.noFileChosenText,
  'multiple-files-chosen': upload.multipleFilesChosenText,
  'drop-instruction': upload.dropInstructionText,
  'entered-drop-zone': upload.enteredDropZoneText,
  'left-drop-zone': upload.leftDropZoneText,
});
