// Pages of the office. A page is a chunk of its own. After each change of page the title changes
// and the focus goes to the page's h1, so that a screen reader says where one is.
import { nextTick } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { type Key, t } from '@shared/language'
import { useSession } from './session'

declare module 'vue-router' {
  interface RouteMeta {
    title: Key
    open?: boolean
  }
}

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
  {
    path: '/applications',
    name: 'applications',
    component: () => import('./pages/ApplicationsPage.vue'),
    meta: { title: 'applications.title' },
  },
  {
    path: '/applications/:id',
    name: 'application',
    component: () => import('./pages/ApplicationPage.vue'),
    meta: { title: 'application.title' },
  },
  {
    path: '/placements',
    name: 'placements',
    component: () => import('./pages/PlacementsPage.vue'),
    meta: { title: 'placements.title' },
  },
  {
    path: '/posts',
    name: 'posts',
    component: () => import('./pages/PostsPage.vue'),
    meta: { title: 'posts.title' },
  },
  {
    path: '/why/:id',
    name: 'why',
    component: () => import('./pages/WhyPage.vue'),
    meta: { title: 'why.title' },
  },
  {
    path: '/month',
    name: 'month',
    component: () => import('./pages/MonthPage.vue'),
    meta: { title: 'month.title' },
  },
  {
    path: '/month/:id/lines',
    name: 'lines',
    component: () => import('./pages/LinesPage.vue'),
    meta: { title: 'lines.title' },
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
  if (to.meta.open || (await useSession().resume())) return true
  return { name: 'sign-in', query: to.fullPath === '/' ? {} : { back: to.fullPath } }
})

router.afterEach(async (to, from) => {
  document.title = t('title.page', { page: t(to.meta.title) })
  if (to.path === from.path) return
  await nextTick()
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
})
