import type { FormDefinition, Section } from '../../../framework/schema/form.ts';
import { Table } from '../../../web/fields/index.ts';
import { answerWords, askedOfWords, notesOf, standardName, type KindName } from '../tool-words.ts';

/** A tool as it reads: its standards, its scales with what each level takes, and its questions section by section. */
export function ToolShown({ form, kindName }: { form: FormDefinition; kindName: KindName }) {
  return (
    <>
      {(form.standards ?? []).length > 0 && (
        <>
          <h2 class="govuk-heading-m">Standards</h2>
          <ol class="govuk-list govuk-list--number">{(form.standards ?? []).map((standard) => <li key={standard.key}>{standard.name}</li>)}</ol>
        </>
      )}
      {form.scales.map((scale) => (
        <Table key={scale.key} caption={`Scale: ${scale.name}`} heads={['Level', 'What it takes', 'Score']} rows={scale.levels.map((level) => [level.label, level.describes ?? 'Not described', level.score ?? 'None'])} />
      ))}
      <h2 class="govuk-heading-m">Questions</h2>
      {form.sections.map((section) => <SectionShown key={section.key} form={form} section={section} kindName={kindName} />)}
    </>
  );
}

function SectionShown({ form, section, kindName }: { form: FormDefinition; section: Section; kindName: KindName }) {
  const about = [section.about, section.standard && `Counts towards: ${standardName(form, section.standard)}.`, section.askedOf && `${askedOfWords(section.askedOf, kindName)}.`, section.repeats && `Answered once for each: ${section.repeats.label}.`].filter((line) => line !== undefined);
  return (
    <section>
      <h3 class="govuk-heading-s">{section.title}</h3>
      {about.map((line) => <p class="govuk-body gt-pre gt-measure">{line}</p>)}
      {section.questions.length === 0 ? <p class="govuk-body">It has no questions yet.</p> : (
        <Table caption={`Questions of ${section.title}`} captionSize="hidden" heads={['Question', 'Answered by', 'Rules']} rows={section.questions.map((question) => [
          <>
            {question.label}
            {question.hint !== undefined && <span class="gt-under">{question.hint}</span>}
            {question.guidance !== undefined && <span class="gt-under gt-pre">Guidance: {question.guidance}</span>}
            {question.link !== undefined && <span class="gt-under"><a class="govuk-link" href={question.link.href} rel="noreferrer">{question.link.text}</a></span>}
          </>,
          answerWords(form, question),
          <>{notesOf(form, section, question, kindName).map((line) => <span class="gt-line" key={line}>{line}</span>)}</>,
        ])} />
      )}
    </section>
  );
}
