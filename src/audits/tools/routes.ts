import type { Route } from '../../web/visit/index.ts';
import { aboutPage, saveAbout } from './builder/about-page.tsx';
import { conditionPage, saveCondition } from './builder/condition-page.tsx';
import { makeTool, newToolPage } from './builder/new-page.tsx';
import { answerOverview, answerTool, overviewPage } from './builder/overview-page.tsx';
import { questionPage, saveQuestion } from './builder/question-page.tsx';
import { saveScale, scalePage } from './builder/scale-page.tsx';
import { saveSection, sectionPage } from './builder/section-page.tsx';
import { saveStandard, standardPage } from './builder/standard-page.tsx';
import { crosswalkPage, endMapping, mapQuestions } from './crosswalk/crosswalk-page.tsx';
import { downloadTemplate, downloadTool, importPage, lookAtFile, takeTool } from './import/import-page.tsx';
import { frameworkToolPage, useFrameworkTool } from './library/framework-tool.tsx';
import { libraryPage } from './library/library-page.tsx';
import { previewPage } from './library/preview-page.tsx';
import { changesPage, toolPage } from './library/tool-page.tsx';

const seen = 'see-audits';
const kept = 'manage-audits';
const edit = '/audits/tools/:tool/edit';

export const toolsRoutes: Route[] = [
  { method: 'GET', path: '/audits/tools', permission: seen, answer: libraryPage },
  { method: 'GET', path: '/audits/tools/framework', permission: seen, answer: frameworkToolPage },
  { method: 'POST', path: '/audits/tools/framework', permission: kept, answer: useFrameworkTool },
  { method: 'GET', path: '/audits/tools/new', permission: kept, answer: (visit) => newToolPage(visit) },
  { method: 'POST', path: '/audits/tools/new', permission: kept, answer: makeTool },
  { method: 'GET', path: '/audits/tools/import', permission: kept, answer: (visit) => importPage(visit) },
  { method: 'POST', path: '/audits/tools/import', permission: kept, upload: true, answer: lookAtFile },
  { method: 'POST', path: '/audits/tools/import/take', permission: kept, answer: takeTool },
  { method: 'GET', path: '/audits/tools/template.xlsx', permission: kept, answer: downloadTemplate },
  { method: 'GET', path: '/audits/tools/crosswalk', permission: seen, answer: crosswalkPage },
  { method: 'POST', path: '/audits/tools/crosswalk', permission: kept, answer: mapQuestions },
  { method: 'POST', path: '/audits/tools/crosswalk/:crosswalk', permission: kept, answer: endMapping },
  { method: 'GET', path: '/audits/tools/:tool', permission: seen, answer: toolPage },
  { method: 'POST', path: '/audits/tools/:tool', permission: kept, answer: answerTool },
  { method: 'GET', path: '/audits/tools/:tool/questions.xlsx', permission: seen, answer: downloadTool },
  { method: 'GET', path: '/audits/tools/:tool/changes', permission: seen, answer: changesPage },
  { method: 'GET', path: '/audits/tools/:tool/preview', permission: seen, answer: previewPage },
  { method: 'POST', path: '/audits/tools/:tool/preview', permission: seen, answer: previewPage },
  { method: 'GET', path: edit, permission: kept, answer: overviewPage },
  { method: 'POST', path: edit, permission: kept, answer: answerOverview },
  { method: 'GET', path: `${edit}/about`, permission: kept, answer: aboutPage },
  { method: 'POST', path: `${edit}/about`, permission: kept, answer: saveAbout },
  { method: 'GET', path: `${edit}/standard`, permission: kept, answer: standardPage },
  { method: 'POST', path: `${edit}/standard`, permission: kept, answer: saveStandard },
  { method: 'GET', path: `${edit}/scale`, permission: kept, answer: scalePage },
  { method: 'POST', path: `${edit}/scale`, permission: kept, answer: saveScale },
  { method: 'GET', path: `${edit}/section`, permission: kept, answer: sectionPage },
  { method: 'POST', path: `${edit}/section`, permission: kept, answer: saveSection },
  { method: 'GET', path: `${edit}/question`, permission: kept, answer: questionPage },
  { method: 'POST', path: `${edit}/question`, permission: kept, answer: saveQuestion },
  { method: 'GET', path: `${edit}/condition`, permission: kept, answer: conditionPage },
  { method: 'POST', path: `${edit}/condition`, permission: kept, answer: saveCondition },
];
