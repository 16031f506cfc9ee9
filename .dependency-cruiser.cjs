// The house (docs/architecture.md): imports point one way, floor by floor. Looked at in what the compiler wrote, whose imports are real.
const feature = '^dist/(casework|audits|indicators|training|risks|voice|meetings|publication)/';
// What a page needs of the web: components, fields, and what a visit and a reply are. They know of no feature.
const pageKit = '^dist/web/(govuk|fields|visit|server/metrics)';
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: { path: '^dist/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'calendar-stands-alone', severity: 'error', from: { path: '^dist/calendar/' }, to: { path: '^dist/', pathNot: '^dist/calendar/' } },
    { name: 'platform-knows-nothing-of-safeguarding', severity: 'error', from: { path: '^dist/platform/' }, to: { path: '^dist/', pathNot: '^dist/platform/' } },
    { name: 'framework-on-the-ground', severity: 'error', from: { path: '^dist/framework/' }, to: { path: '^dist/', pathNot: '^dist/(framework|calendar|platform|process)/' } },
    { name: 'middle-floor', severity: 'error', from: { path: '^dist/(process|forms|people|access)/', pathNot: '\\.test\\.' }, to: { path: '^dist/', pathNot: `^dist/(process|forms|people|access|framework|calendar|platform)/|${pageKit}` } },
    { name: 'thread-above-the-middle', severity: 'error', from: { path: '^dist/thread/' }, to: { path: '^dist/', pathNot: `^dist/(thread|process|forms|people|access|framework|calendar|platform)/|${pageKit}` } },
    { name: 'features-do-not-know-one-another', severity: 'error', from: { path: feature }, to: { path: feature, pathNot: '^dist/$1/' } },
    { name: 'features-not-from-the-roof', severity: 'error', from: { path: feature }, to: { path: '^dist/(product|reports)/|^dist/(main|cli)\\.ts' } },
    { name: 'web-knows-no-feature', severity: 'error', from: { path: '^dist/web/' }, to: { path: '^dist/(casework|thread|reports|product|process|forms)/' } },
    { name: 'tests-stay-in-tests', severity: 'error', from: { path: '^dist/', pathNot: '\\.test\\.|/testing/' }, to: { path: '^test/|/testing/' } },
  ],
  options: { doNotFollow: { path: 'node_modules' } },
};
