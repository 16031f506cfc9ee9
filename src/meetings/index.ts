import type { Route } from '../web/visit/index.ts';
import { editAgenda, editAgendaPage, updateAgenda } from './agenda/edit-agenda.tsx';
import { addPaper, readPaper, withdrawPaper } from './agenda/papers.tsx';
import { agendaAsWord, sendAgenda } from './agenda/send-agenda.ts';
import { changeMeeting, changeMeetingPage } from './meeting/change-meeting.tsx';
import { groupMeetingsPage } from './meeting/group-page.tsx';
import { meetingsPage } from './meeting/list-page.tsx';
import { meetingPage } from './meeting/meeting-page.tsx';
import { newMeetingPage, setMeeting } from './meeting/set-meeting.tsx';
import { agreeMinutes } from './minutes/agree.tsx';
import { attendancePage, saveAttendance, sendApologies } from './minutes/attendance.tsx';
import { issueMinutes, minutesAsWord } from './minutes/issue-minutes.tsx';
import { itemActionPage, makeItemAction, minutePage, saveMinute, toMeetingOf } from './minutes/minute-item.tsx';
import { changeItem, changeLine, itemReport } from './plan/change-item.ts';
import { itemPage, linePage } from './plan/item-page.tsx';
import { planPage } from './plan/plan-page.tsx';

export { mayReadPaper, openItem } from './plan/open-item.ts';
export { planHref } from './plan/plan-href.ts';
export { readPlans, titleOf, type GroupPlan } from './plan/read-plan.ts';

// Everybody on a board may look at what is due and who meets when. What goes beyond is settled in policies.ts, group by group.
const seen = 'see-framework';
const kept = 'manage-actions';

/** The forward plan and the meetings of the groups. */
export const meetingRoutes: Route[] = [
  { method: 'GET', path: '/forward-plan', permission: seen, answer: planPage },
  { method: 'GET', path: '/forward-plan/:group/:line', permission: seen, answer: (visit) => linePage(visit) },
  { method: 'POST', path: '/forward-plan/:group/:line', permission: kept, answer: changeLine },
  { method: 'GET', path: '/forward-plan/:group/:line/:due', permission: seen, answer: (visit) => itemPage(visit) },
  { method: 'POST', path: '/forward-plan/:group/:line/:due', permission: seen, upload: true, answer: changeItem },
  { method: 'GET', path: '/forward-plan/:group/:line/:due/report', permission: seen, answer: itemReport },
  { method: 'GET', path: '/meetings', permission: seen, answer: meetingsPage },
  { method: 'GET', path: '/meetings/groups/:group', permission: seen, answer: groupMeetingsPage },
  { method: 'GET', path: '/meetings/groups/:group/new', permission: kept, answer: (visit) => newMeetingPage(visit) },
  { method: 'POST', path: '/meetings/groups/:group/new', permission: kept, answer: setMeeting },
  { method: 'GET', path: '/meetings/:id', permission: seen, answer: meetingPage },
  { method: 'GET', path: '/meetings/:id/change', permission: kept, answer: (visit) => changeMeetingPage(visit) },
  { method: 'POST', path: '/meetings/:id/change', permission: kept, answer: changeMeeting },
  { method: 'GET', path: '/meetings/:id/agenda', permission: kept, answer: (visit) => editAgendaPage(visit) },
  { method: 'POST', path: '/meetings/:id/agenda', permission: kept, answer: editAgenda },
  { method: 'POST', path: '/meetings/:id/agenda/update', permission: kept, answer: updateAgenda },
  { method: 'POST', path: '/meetings/:id/agenda/send', permission: kept, answer: sendAgenda },
  { method: 'GET', path: '/meetings/:id/agenda.docx', permission: seen, answer: agendaAsWord },
  { method: 'POST', path: '/meetings/:id/papers', permission: kept, upload: true, answer: addPaper },
  { method: 'GET', path: '/meetings/:id/papers/:paper', permission: seen, answer: readPaper },
  { method: 'POST', path: '/meetings/:id/papers/:paper', permission: kept, answer: withdrawPaper },
  { method: 'POST', path: '/meetings/:id/apologies', permission: seen, answer: sendApologies },
  { method: 'GET', path: '/meetings/:id/attendance', permission: kept, answer: (visit) => attendancePage(visit) },
  { method: 'POST', path: '/meetings/:id/attendance', permission: kept, answer: saveAttendance },
  { method: 'GET', path: '/meetings/:id/items/:item', permission: kept, answer: (visit) => minutePage(visit) },
  { method: 'POST', path: '/meetings/:id/items/:item', permission: kept, answer: saveMinute },
  { method: 'GET', path: '/meetings/:id/items/:item/action', permission: kept, answer: (visit) => itemActionPage(visit) },
  { method: 'POST', path: '/meetings/:id/items/:item/action', permission: kept, answer: makeItemAction },
  { method: 'POST', path: '/meetings/:id/agree', permission: kept, answer: agreeMinutes },
  { method: 'POST', path: '/meetings/:id/minutes', permission: kept, answer: issueMinutes },
  { method: 'GET', path: '/meetings/:id/minutes.docx', permission: seen, answer: minutesAsWord },
  { method: 'GET', path: '/resolutions/:id', permission: seen, answer: toMeetingOf },
];
