// Names for the wire's types, and the routes of this slice that the server's OpenAPI file does not
// describe yet. Once it does, `npm run types` brings them and their description here goes.
import type { components, paths as served } from './generated/api'

type Schemas = components['schemas']
export type ProblemBody = Schemas['ProblemBody']
export type Me = Schemas['Me']
export type PlanReport = Schemas['PlanReport']
export type PlanReportLine = Schemas['PlanReportLine']
export type ApplicationLine = Schemas['ApplicationLine']
export type ApplicationView = Schemas['ApplicationView']
export type ApplicationState = Schemas['ApplicationState']
export type StepView = Schemas['StepView']
export type Unit = Schemas['UnitView']
export type Place = Schemas['PlaceView']
export type PlacementLine = Schemas['PlacementLine']
export type PostLine = Schemas['PostLine']

export interface Page<T> {
  items: T[]
  next?: string
  total?: number
}

export interface Card {
  code: string
  count: number
  due?: string
  link: string
}

export type NodeState = 'met' | 'not_met' | 'missing' | 'by_parameter' | 'ambiguous'
export interface Say {
  code: string
  params: Record<string, string>
}
export interface TraceNode {
  id: string
  say: Say
  facts: { name: string; value: string; source: string; evidence: string }[]
  cite: { doc: string; clause: string; quote: string; sha256: string }
  expr: string
  expr_filled: string
  value: string
  state: NodeState
  provisional: boolean
  deps: string[]
}
export interface Trace {
  format: 'yigang.trace/1'
  decision: string
  day: string
  outcome: string
  headline?: string
  reasons: string[]
  turning: { say: Say; kind: string; reason: string; day?: string; then: string }[]
  turning_together: boolean
  law_version: string
  nodes: TraceNode[]
}

// A run, and what the list of runs adds to it.
export type RunSummary = Schemas['RunSummary']
export type Settlement = RunSummary & {
  previous_total?: string
  attendance_open?: number
  notice?: string
  bank_file?: string
  returned?: number
  actions?: Offer[]
}
// What an actor may do now; when not allowed, the code that would refuse the call.
export interface Offer {
  verb: string
  allowed: boolean
  reason_code?: string
  own_reason?: boolean
  params?: Record<string, string>
}
export interface SettlementLine {
  id: string
  line_no: number
  placement_number: number
  name: string
  town: string
  village: string
  side: 'rural' | 'urban'
  status: string
  problem?: string
  hours: string
  days: string
  amount: string
  missing?: string
}
export interface Job {
  id: string
  kind: string
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  done: number
  total: number
  result?: string
  problem?: ProblemBody
}
export interface PublicNotice {
  id: string
  title: string
  place: string
  place_name: string
  published_on: string
  last_day: string
  hotline?: string
  today: string
  items: { item_no: number; name: string; side: 'rural' | 'urban'; post: string }[]
}
export type PublicNoticeLine = Omit<PublicNotice, 'items' | 'hotline'> & { count: number }

interface Get<T, Query = never, Path = never> {
  parameters: { query?: Query; header?: never; path?: Path; cookie?: never }
  get: {
    parameters: { query?: Query; header?: never; path: Path; cookie?: never }
    requestBody?: never
    responses: { 200: { headers: Record<string, unknown>; content: { 'application/json': T } } }
  }
}
interface PagedById {
  after?: string
  limit?: number
}
interface ById {
  id: string
}
export interface LaterPaths {
  '/api/v1/today': Get<{ cards: Card[] }>
  '/api/v1/settlements': Get<Page<Settlement>, { month?: string; unit?: string }>
  '/api/v1/settlements/{id}': Get<Settlement, never, ById>
  '/api/v1/settlements/{id}/lines': Get<
    Page<SettlementLine>,
    PagedById & { status?: string },
    ById
  >
  '/api/v1/jobs/{id}': Get<Job, never, ById>
  '/api/v1/public/notices': Get<Page<PublicNoticeLine>, PagedById>
  '/api/v1/public/notices/{id}': Get<PublicNotice, never, ById>
}
export type ApiPaths = served & Omit<LaterPaths, keyof served>
