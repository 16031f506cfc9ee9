import type { ComponentChildren } from 'preact';
import type { Me } from '../access/me.ts';
import type { PageContext } from './visit/form.tsx';
import type { Page } from './visit/reply.ts';
import { BackLink, NotificationBanner, ServiceNavigation, SkipLink } from './govuk/index.ts';

/** Where the service navigation leads, for whom. */
export interface NavigationItem {
  section: string;
  text: string;
  href: string;
  permission: string;
}

export interface Frame {
  page: Page;
  me: Me | null;
  demonstration: boolean;
  navigation: readonly NavigationItem[];
  /** One sentence on what has just been done. */
  said: string | null;
}

/** A whole page: head, header, navigation, what was said, the page itself, footer. */
export function Layout({ page, me, demonstration, navigation, said }: Frame) {
  return (
    <html lang="en-GB" class="govuk-template govuk-template--rebranded">
      <head>
        <meta charset="utf-8" />
        <title>{`${page.status === 422 ? 'Error: ' : ''}${page.title} - Golden Thread`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="/public/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/public/style.css" />
      </head>
      <body class="govuk-template__body">
        <script src="/public/js-enabled.js" />
        <SkipLink href="#main-content">Skip to main content</SkipLink>
        <Header me={me} />
        {demonstration && (
          <div class="gt-demonstration" role="region" aria-label="About this installation">
            <div class="govuk-width-container"><strong>Demonstration.</strong> Every person, child, agency and case here is invented.</div>
          </div>
        )}
        {me?.fullySignedIn && (
          <ServiceNavigation navigation={navigation.filter((item) => item.permission === 'signed-in' || me.permissions.has(item.permission)).map(({ text, href, section }) => ({ text, href, active: section === page.section }))} />
        )}
        <div class="govuk-width-container">
          {page.back && <BackLink href={page.back.href}>{page.back.text}</BackLink>}
          <main class="govuk-main-wrapper" id="main-content">
            {said !== null && <NotificationBanner type="success" titleText="Done">{said}</NotificationBanner>}
            {page.wide ? page.body : <TextWidth>{page.body}</TextWidth>}
          </main>
        </div>
        <footer class="govuk-footer">
          <div class="govuk-width-container">
            <div class="govuk-footer__meta">
              <div class="govuk-footer__meta-item govuk-footer__meta-item--grow">
                <ul class="govuk-footer__inline-list">
                  <li class="govuk-footer__inline-list-item"><a class="govuk-footer__link" href="/help">Help</a></li>
                  <li class="govuk-footer__inline-list-item"><a class="govuk-footer__link" href="/accessibility">Accessibility</a></li>
                </ul>
                <span>Golden Thread is open source under the MIT licence.</span>
              </div>
            </div>
          </div>
        </footer>
        <script type="module" src="/public/start.js" />
      </body>
    </html>
  );
}

const TextWidth = ({ children }: { children: ComponentChildren }) => (
  <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">{children}</div></div>
);

function Header({ me }: { me: Me | null }, { csrf = '' }: PageContext) {
  return (
    <header class="gt-header">
      <div class="govuk-width-container gt-header__row">
        <a class="gt-header__name" href="/">
          <svg aria-hidden="true" focusable="false" width="26" height="26" viewBox="0 0 32 32"><path d="M1 22c8 0 7-12 15-12s7 12 15 12" fill="none" stroke="#f0b323" stroke-width="4" stroke-linecap="round" /></svg>
          Golden Thread
        </a>
        <span class="gt-header__board">{me?.partnershipName}</span>
        {me && (
          <div class="gt-header__me">
            <a href="/account">{me.name}</a>
            <form action="/sign-out" method="post"><input type="hidden" name="_csrf" value={csrf} /><button>Sign out</button></form>
          </div>
        )}
      </div>
    </header>
  );
}
