import type { Route } from '../../web/visit/index.ts';
import { comparePage } from './compare/compare-page.tsx';
import { draftPage, dropPage, putForwardPage, startDraftPage, takeBackPage, undoPage } from './draft/overview-page.tsx';
import { approvePage, draftChangesPage, draftPreviewPage, proposalPage, proposalPreviewPage, sendBackPage } from './draft/proposal-page.tsx';
import { answerNewThing, answerRemoveThing, answerThing, newThingPage, removeThingPage, thingPage } from './draft/thing-page.tsx';
import { thingsPage } from './draft/things-page.tsx';
import { frameworkAsDocx, frameworkAsHtml, frameworkPage, frameworkPartPage, frameworkWholePage } from './framework-page.tsx';
import { answerChoose, choosePage } from './readings/choose-page.tsx';
import { readingsPage } from './readings/readings-page.tsx';
import { adoptPage, versionPreviewPage, versionsPage } from './versions-page.tsx';

const read = 'see-framework';
const written = 'manage-framework';

export const frameworkRoutes: Route[] = [
  { method: 'GET', path: '/framework', permission: read, answer: frameworkPage },
  { method: 'GET', path: '/framework/parts/:part', permission: read, answer: frameworkPartPage },
  { method: 'GET', path: '/framework/whole', permission: read, answer: frameworkWholePage },
  { method: 'GET', path: '/framework.docx', permission: read, answer: frameworkAsDocx },
  { method: 'GET', path: '/framework/print', permission: read, answer: frameworkAsHtml },
  { method: 'GET', path: '/framework/compare', permission: read, answer: comparePage },
  { method: 'GET', path: '/framework/versions', permission: written, answer: versionsPage },
  { method: 'GET', path: '/framework/versions/:id/:version', permission: written, answer: versionPreviewPage },
  { method: 'POST', path: '/framework/versions/:id/:version/adopt', permission: written, answer: adoptPage },
  { method: 'GET', path: '/framework/draft', permission: written, answer: (visit) => draftPage(visit) },
  { method: 'POST', path: '/framework/draft/start', permission: written, answer: startDraftPage },
  { method: 'POST', path: '/framework/draft/undo', permission: written, answer: undoPage },
  { method: 'POST', path: '/framework/draft/drop', permission: written, answer: dropPage },
  { method: 'POST', path: '/framework/draft/put-forward', permission: written, answer: putForwardPage },
  { method: 'POST', path: '/framework/draft/take-back', permission: written, answer: takeBackPage },
  { method: 'GET', path: '/framework/draft/changes', permission: written, answer: draftChangesPage },
  { method: 'GET', path: '/framework/draft/preview', permission: written, answer: draftPreviewPage },
  { method: 'GET', path: '/framework/draft/readings', permission: written, answer: readingsPage },
  { method: 'GET', path: '/framework/draft/readings/:entry', permission: written, answer: choosePage },
  { method: 'POST', path: '/framework/draft/readings/:entry', permission: written, answer: answerChoose },
  { method: 'GET', path: '/framework/draft/:subject', permission: written, answer: thingsPage },
  { method: 'GET', path: '/framework/draft/:subject/new', permission: written, answer: newThingPage },
  { method: 'POST', path: '/framework/draft/:subject/new', permission: written, answer: answerNewThing },
  { method: 'GET', path: '/framework/draft/:subject/:entry', permission: written, answer: thingPage },
  { method: 'POST', path: '/framework/draft/:subject/:entry', permission: written, answer: answerThing },
  { method: 'GET', path: '/framework/draft/:subject/:entry/remove', permission: written, answer: removeThingPage },
  { method: 'POST', path: '/framework/draft/:subject/:entry/remove', permission: written, answer: answerRemoveThing },
  // Whoever chairs the board approves too, without managing the framework: who may is asked once it is known what waits.
  { method: 'GET', path: '/framework/proposal', permission: read, answer: proposalPage },
  { method: 'GET', path: '/framework/proposal/preview', permission: read, answer: proposalPreviewPage },
  { method: 'POST', path: '/framework/proposal/approve', permission: read, answer: approvePage },
  { method: 'POST', path: '/framework/proposal/send-back', permission: read, answer: sendBackPage },
];
