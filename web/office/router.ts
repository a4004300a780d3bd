// Pages of the office. A page is a chunk of its own. After each change of page the title changes
// and the focus goes to the page's h1, so that a screen reader says where one is.
import { nextTick } from 'vue'
import {
  createRouter,
  createWebHistory,
  type RouteComponent,
  type RouteRecordRaw,
} from 'vue-router'
import { type Key, t } from '@shared/language'
import { type ListName, readyList } from './lists'
import { useSession } from './session'

declare module 'vue-router' {
  interface RouteMeta {
    title: Key
    open?: boolean
    list?: ListName
    // It says itself who printed it.
    sheet?: boolean
  }
}

const list = (path: string, name: ListName, title: Key): RouteRecordRaw => ({
  path,
  name,
  component: () => import('./pages/ListPage.vue'),
  meta: { title, list: name },
})

// A page that is a sheet of paper.
const sheet = (
  path: string,
  name: string,
  title: Key,
  component: RouteComponent | (() => Promise<RouteComponent>),
): RouteRecordRaw => ({ path, name, component, meta: { title, sheet: true } })

const routes: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('./pages/SignIn.vue'),
    meta: { title: 'signin.title', open: true },
  },
  {
    path: '/',
    name: 'today',
    component: () => import('./pages/TodayPage.vue'),
    meta: { title: 'today.title' },
  },
  {
    path: '/account',
    name: 'account',
    component: () => import('./pages/AccountPage.vue'),
    meta: { title: 'account.title' },
  },
  {
    path: '/overview',
    name: 'overview',
    component: () => import('./pages/OverviewPage.vue'),
    meta: { title: 'overview.title' },
  },
  {
    path: '/overview/trees',
    name: 'trees',
    component: () => import('./pages/TreesPage.vue'),
    meta: { title: 'trees.title' },
  },
  {
    path: '/plan/versions',
    name: 'plan-versions',
    component: () => import('./pages/VersionsPage.vue'),
    meta: { title: 'versions.title' },
  },
  {
    path: '/plan',
    name: 'plan',
    component: () => import('./pages/PlanPage.vue'),
    meta: { title: 'plan.title' },
  },
  {
    path: '/plan/:unit',
    name: 'plan-unit',
    component: () => import('./pages/PlanUnitPage.vue'),
    meta: { title: 'plan.title' },
  },
  list('/applications', 'applications', 'applications.title'),
  list('/online-applications', 'online', 'online.title'),
  {
    path: '/applications/:id',
    name: 'application',
    component: () => import('./pages/ApplicationPage.vue'),
    meta: { title: 'application.title' },
  },
  sheet('/applications/:id/form', 'application-sheet', 'forms.application', () =>
    import('./pages/ApplicationSheetPage.vue'),
  ),
  {
    path: '/approvals',
    name: 'approvals',
    component: () => import('./pages/ApprovalsPage.vue'),
    meta: { title: 'approvals.title' },
  },
  {
    path: '/placing',
    name: 'placing',
    component: () => import('./pages/PlacingPage.vue'),
    meta: { title: 'placing.title' },
  },
  sheet('/placing/agreements', 'agreement-sheets', 'forms.agreements', () =>
    import('./pages/AgreementSheetsPage.vue'),
  ),
  list('/persons', 'persons', 'persons.title'),
  {
    path: '/persons/:id',
    name: 'person',
    component: () => import('./pages/PersonPage.vue'),
    meta: { title: 'life.title' },
  },
  list('/placements', 'placements', 'placements.title'),
  list('/posts', 'posts', 'posts.title'),
  {
    path: '/season',
    name: 'season',
    component: () => import('./pages/SeasonPage.vue'),
    meta: { title: 'season.title' },
  },
  list('/post-report', 'postReport', 'post_report.title'),
  list('/reviews', 'reviews', 'reviews.title'),
  {
    path: '/reviews/:id',
    name: 'review',
    component: () => import('./pages/ReviewPage.vue'),
    meta: { title: 'reviews.title' },
  },
  sheet('/reviews/:id/sheet', 'review-sheet', 'forms.print_review', () =>
    import('./pages/ReviewSheetPage.vue'),
  ),
  list('/confirmations', 'confirmations', 'confirmations.title'),
  list('/objections', 'objections', 'objections.title'),
  list('/vacancies', 'vacancies', 'vacancies.title'),
  {
    path: '/vacancies/:id',
    name: 'vacancy',
    component: () => import('./pages/VacancyPage.vue'),
    meta: { title: 'refill.title' },
  },
  list('/attendance', 'attendance', 'attendance.title'),
  {
    path: '/attendance/days',
    name: 'attendance-days',
    component: () => import('./pages/AttendanceGridPage.vue'),
    meta: { title: 'monthgrid.title' },
  },
  list('/spot-checks', 'spotChecks', 'spot.title'),
  {
    path: '/spot-checks/:id/photo',
    name: 'spot-photo',
    component: () => import('./pages/SpotPhotoPage.vue'),
    meta: { title: 'spot.photo' },
  },
  sheet('/attendance/sheet', 'attendance-sheet', 'forms.attendance', () =>
    import('./pages/AttendanceSheetPage.vue'),
  ),
  {
    path: '/why/:id',
    name: 'why',
    component: () => import('./pages/WhyPage.vue'),
    meta: { title: 'why.title' },
  },
  {
    path: '/why/line/:id',
    name: 'why-line',
    component: () => import('./pages/WhyPage.vue'),
    meta: { title: 'why.title' },
  },
  {
    path: '/month',
    name: 'month',
    component: () => import('./pages/MonthPage.vue'),
    meta: { title: 'month.title' },
  },
  list('/month/:id/lines', 'lines', 'lines.title'),
  sheet('/month/:id/roster', 'roster', 'forms.roster', () => import('./pages/PayRosterPage.vue')),
  list('/month/:id/changes', 'changes', 'changes.title'),
  {
    path: '/jobs',
    name: 'jobs',
    component: () => import('./pages/JobsPage.vue'),
    meta: { title: 'jobs.title' },
  },
  {
    path: '/funds',
    name: 'funds',
    component: () => import('./pages/FundsPage.vue'),
    meta: { title: 'funds.title' },
  },
  list('/funds/runs', 'fundRuns', 'funds.runs'),
  list('/funds/payments', 'paymentLines', 'funds.payments'),
  list('/payments', 'payments', 'payments.title'),
  list('/payments/:id/lines', 'payment', 'payment.title'),
  {
    path: '/gate',
    name: 'gate',
    component: () => import('./pages/GatePage.vue'),
    meta: { title: 'gate.title' },
  },
  {
    path: '/certificates/:id',
    name: 'certificate',
    component: () => import('./pages/WhyPage.vue'),
    meta: { title: 'gate.certificate' },
  },
  {
    path: '/registers',
    name: 'registers',
    component: () => import('./pages/RegistersPage.vue'),
    meta: { title: 'registers.title' },
  },
  list('/hosts', 'hosts', 'hosts.title'),
  list('/announcements', 'announcements', 'announcements.title'),
  sheet('/announcements/:id/form', 'blank-form', 'forms.application', () =>
    import('./pages/ApplicationSheetPage.vue'),
  ),
  list('/announcements/:id/reserve', 'reserve', 'reserve.title'),
  list('/notices', 'notices', 'notices.title'),
  {
    path: '/notices/new',
    name: 'notice-new',
    component: () => import('./pages/NoticeDraftPage.vue'),
    meta: { title: 'sheet.publish' },
  },
  {
    path: '/notices/:id',
    name: 'notice',
    component: () => import('./pages/NoticePage.vue'),
    meta: { title: 'sheet.heading', sheet: true },
  },
  list('/self-increases', 'selfIncreases', 'self_increases.title'),
  list('/expansions', 'expansions', 'expansions.title'),
  list('/pay-standards', 'standards', 'standards.title'),
  list('/low-rates', 'lowRates', 'low_rates.title'),
  list('/unpaid-months', 'unpaidMonths', 'unpaid.title'),
  list('/agency-contracts', 'contracts', 'contracts.title'),
  list('/accounts', 'accounts', 'admin.accounts'),
  list('/organisations', 'organisations', 'organisations.title'),
  list('/recognitions', 'recognitions', 'known.recognitions'),
  list('/journal', 'journal', 'journal.title'),
  {
    path: '/health',
    name: 'health',
    component: () => import('./pages/HealthPage.vue'),
    meta: { title: 'health.title' },
  },
  {
    path: '/figures',
    name: 'figures',
    component: () => import('./pages/FiguresPage.vue'),
    meta: { title: 'figures.title' },
  },
  {
    path: '/figures/:figure',
    name: 'figure',
    component: () => import('./pages/FigurePage.vue'),
    meta: { title: 'figures.title' },
  },
  {
    path: '/documents',
    name: 'documents',
    component: () => import('./pages/DocumentsPage.vue'),
    meta: { title: 'documents.title' },
  },
  {
    path: '/document',
    name: 'document',
    component: () => import('./pages/DocumentPage.vue'),
    meta: { title: 'documents.title' },
  },
  {
    path: '/clause',
    name: 'clause',
    component: () => import('./pages/ClausePage.vue'),
    meta: { title: 'clause.title' },
  },
  list('/clause/rows', 'clauseReach', 'reach.rows'),
  list('/ambiguities', 'ambiguities', 'ambiguities.title'),
  {
    path: '/cases',
    name: 'cases',
    component: () => import('./pages/CasesPage.vue'),
    meta: { title: 'cases.title' },
  },
  {
    path: '/practice',
    name: 'practice',
    component: () => import('./pages/PracticePage.vue'),
    meta: { title: 'practice.title', open: true },
  },
  {
    path: '/:rest(.*)*',
    name: 'missing',
    component: () => import('./pages/MissingPage.vue'),
    meta: { title: 'missing.title', open: true },
  },
]

export const router = createRouter({
  history: createWebHistory('/b/'),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.beforeEach(async (to) => {
  const session = useSession()
  if (to.meta.open) return true
  if (await session.resume())
    // Before that the server answers nothing else.
    return session.mustChangePassword && to.name !== 'account' ? { name: 'account' } : true
  return { name: 'sign-in', query: to.fullPath === '/' ? {} : { back: to.fullPath } }
})

router.beforeResolve(async (to) => {
  if (to.meta.list) await readyList(to.meta.list)
})

router.afterEach(async (to, from) => {
  document.title = t('title.page', { page: t(to.meta.title) })
  if (to.path === from.path) return
  await nextTick()
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
})
