import type { ComponentChildren } from 'preact';

/**
 * What every component of a page is told, however deep it stands: given to the renderer once for the whole page.
 * Not a context of Preact's own: each render of its provider outlives the next collections of garbage, and takes the page along.
 */
export interface PageContext {
  /** The proof that a form was filled in on our page. */
  csrf?: string;
}

/** A form that changes something. It carries the proof by itself. */
export function PostForm({ action, children, upload = false, novalidate = true, id }: { action: string; children: ComponentChildren; upload?: boolean; novalidate?: boolean; id?: string }, { csrf = '' }: PageContext) {
  return (
    <form action={action} method="post" noValidate={novalidate} {...(id === undefined ? {} : { id })} {...(upload ? { enctype: 'multipart/form-data' } : {})}>
      <input type="hidden" name="_csrf" value={csrf} />
      {children}
    </form>
  );
}
