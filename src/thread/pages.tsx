/** The ways to further pages of a list. Nothing where there is only one. */
export function Pages({ at, pages, href }: { at: number; pages: number; href: (page: number) => string }) {
  if (pages <= 1) return null;
  return (
    <nav class="govuk-pagination" aria-label="Pages">
      {at > 1 && <div class="govuk-pagination__prev"><a class="govuk-link govuk-pagination__link" href={href(at - 1)} rel="prev"><span class="govuk-pagination__link-title">Previous<span class="govuk-visually-hidden"> page</span></span></a></div>}
      <ul class="govuk-pagination__list"><li class="govuk-pagination__item govuk-pagination__item--ellipsis">Page {at} of {pages}</li></ul>
      {at < pages && <div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href={href(at + 1)} rel="next"><span class="govuk-pagination__link-title">Next<span class="govuk-visually-hidden"> page</span></span></a></div>}
    </nav>
  );
}
