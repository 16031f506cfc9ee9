export { sent, sentAll, type App, type OpenVisit, type Sent, type UploadedFile, type Visit } from './visit.ts';
export { forbidden, goTo, notFound, page, type Cookie, type Page, type Reply } from './reply.ts';
export { type OpenRoute, type Route, type SignedInRoute } from './route.ts';
export { PostForm, type PageContext } from './form.tsx';
