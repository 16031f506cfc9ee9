import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** The proof that a form was filled in on our page: set once for the whole page by the layout. */
export const CsrfToken = createContext<string>('');

/** A form that changes something. It carries the proof by itself. */
export function PostForm({ action, children, upload = false, novalidate = true, id }: { action: string; children: ComponentChildren; upload?: boolean; novalidate?: boolean; id?: string }) {
  return (
    <form action={action} method="post" noValidate={novalidate} {...(id === undefined ? {} : { id })} {...(upload ? { enctype: 'multipart/form-data' } : {})}>
      <input type="hidden" name="_csrf" value={useContext(CsrfToken)} />
      {children}
    </form>
  );
}
