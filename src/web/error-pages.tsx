import { page, type Page } from './visit/reply.ts';

export const notFoundPage = (): Page =>
  page('Page not found', <>
    <h1 class="govuk-heading-l">Page not found</h1>
    <p class="govuk-body">If you typed the web address, check it is correct.</p>
    <p class="govuk-body">There may be nothing here, or it may be something that you are not among the people who need to see. If you think you should, ask your business manager.</p>
    <p class="govuk-body"><a class="govuk-link" href="/">Go to the first page</a></p>
  </>, { status: 404 });

export const forbiddenPage = (): Page =>
  page('You cannot do this', <>
    <h1 class="govuk-heading-l">You cannot do this</h1>
    <p class="govuk-body">The roles that you hold today do not include this. Nothing was changed.</p>
    <p class="govuk-body">If you stand in for somebody, ask your business manager to record their absence and you as their deputy.</p>
    <p class="govuk-body"><a class="govuk-link" href="/">Go to the first page</a></p>
  </>, { status: 403 });

export const faultPage = (reference: string): Page =>
  page('Sorry, there is a problem', <>
    <h1 class="govuk-heading-l">Sorry, there is a problem</h1>
    <p class="govuk-body">Something went wrong on our side. What you sent was not saved; nothing saved before was lost. Go back and try again.</p>
    <p class="govuk-body">If it happens again, give your administrator this reference: <strong>{reference}</strong></p>
  </>, { status: 500 });

export const awayPage = (): Page =>
  page('The records cannot be reached', <>
    <h1 class="govuk-heading-l">The records cannot be reached</h1>
    <p class="govuk-body">We cannot reach the records at the moment. Nothing that was saved is lost. What you have just sent was not saved: keep this page, go back and send it again in a minute.</p>
  </>, { status: 503 });

export const tooLargePage = (megabytes: number): Page =>
  page('That is too large', <>
    <h1 class="govuk-heading-l">That is too large</h1>
    <p class="govuk-body">A form may hold up to 1 MB of text and a file up to {megabytes} MB. Nothing was saved. Go back: what you typed is still in your browser.</p>
  </>, { status: 413 });

export const noRoomPage = (): Page =>
  page('The file could not be kept', <>
    <h1 class="govuk-heading-l">The file could not be kept</h1>
    <p class="govuk-body">There is no room left on the server for your file. Nothing was saved, neither the file nor the form. Tell your administrator, then go back and send it again.</p>
  </>, { status: 507 });

export const stalePage = (): Page =>
  page('Your page was too old', <>
    <h1 class="govuk-heading-l">Your page was too old</h1>
    <p class="govuk-body">The form did not come from a page of your present session, so nothing was changed. This happens when you have signed in again since you opened the page. Go back, reload the page and send the form again.</p>
  </>, { status: 403 });

export const tooManyPage = (): Page =>
  page('Too many requests', <>
    <h1 class="govuk-heading-l">Too many requests</h1>
    <p class="govuk-body">So many requests came from your connection that we stopped answering for a minute. Wait, then try again.</p>
  </>, { status: 429 });

export const badRequestPage = (): Page =>
  page('We could not read that', <>
    <h1 class="govuk-heading-l">We could not read that</h1>
    <p class="govuk-body">What your browser sent is not in a form that we can read. Nothing was changed. Go back and try again.</p>
  </>, { status: 400 });

/** @param name what the file is called at the sender's */
export const wrongFilePage = (name: string): Page =>
  page('That file cannot be used', <>
    <h1 class="govuk-heading-l">That file cannot be used</h1>
    <p class="govuk-body gt-pre">“{name}” was not taken. Nothing was saved, neither the file nor the form.</p>
    <p class="govuk-body">The file must be a PDF, Word, Excel or PowerPoint document, a PNG or JPEG picture, or plain text or CSV, and its content must be what its name says.</p>
    <p class="govuk-body">Go back with your browser: what you typed is still there. You can send the form without the file, or with another.</p>
  </>, { status: 422 });

export const infectedPage = (): Page =>
  page('That file holds a virus', <>
    <h1 class="govuk-heading-l">That file holds a virus</h1>
    <p class="govuk-body">Our scanner found something harmful in your file. Nothing was saved, neither the file nor the form. Tell whoever looks after your computer before you open the file again.</p>
    <p class="govuk-body">Go back: what you typed is still in your browser. You can send the form without the file, or with another.</p>
  </>, { status: 422 });

export const notScannedPage = (): Page =>
  page('The file could not be checked', <>
    <h1 class="govuk-heading-l">The file could not be checked for viruses</h1>
    <p class="govuk-body">Our scanner does not answer at the moment, and no file is taken without it. Nothing was saved, neither the file nor the form. Go back and send it again in a few minutes, or send the form without the file.</p>
  </>, { status: 503 });
