// Names for the wire's types.
import type { components } from './generated/api'

type Schemas = components['schemas']
export type ProblemBody = Schemas['ProblemBody']
export type Me = Schemas['Me']
export type SignedIn = Schemas['SignedInAnswer']
export type OwnRole = Me['roles'][number]
export type Health = Schemas['Health']
export type GoalReport = Schemas['GoalReport']
export type GoalYear = Schemas['GoalYear']
export type PlanReport = Schemas['PlanReport']
export type PlanReportLine = Schemas['PlanReportLine']
export type PlanVersions = Schemas['PlanVersions']
export type TownReport = Schemas['TownReport']
export type TownReportLine = Schemas['TownReportLine']
export type TreeReport = Schemas['TreeReport']
export type TreeFigures = Schemas['TreeFigures']
export type ApplicationLine = Schemas['ApplicationLine']
export type ApplicationView = Schemas['ApplicationView']
export type ApprovalLine = Schemas['ApprovalLine']
export type ApprovalPage = Schemas['ApprovalPage']
export type ApplicationState = Schemas['ApplicationState']
export type StepView = Schemas['StepView']
export type Unit = Schemas['UnitView']
export type Place = Schemas['PlaceView']
export type PersonLife = Schemas['PersonLife']
export type LifePost = Schemas['LifePost']
export type LifeTerm = Schemas['LifeTerm']
export type LineTerm = Schemas['LineTerm']
export type Deciding = Schemas['Deciding']
export type DecidingAnswer = Schemas['DecidingAnswer']
export type EndView = Schemas['EndView']
export type ClauseReach = Schemas['ClauseReach']
export type ReachPage = Schemas['ReachPage']
export type ReachRow = Schemas['ReachRow']
export type PaperCode = Schemas['PaperCode']
export type PublicPosts = Schemas['PublicPosts']
export type SelfCheckAnswer = Schemas['SelfCheckAnswer']
export type SelfCheckQuestions = Schemas['SelfCheckQuestions']
export type PlacementLine = Schemas['PlacementLine']
export type PostLine = Schemas['PostLine']
export type RefillLine = Schemas['RefillLine']
export type VacancyAge = Schemas['VacancyAge']
export type VacancyAges = Schemas['VacancyAges']
export type VacancyView = Schemas['VacancyView']
export type Found = Schemas['Found']
export type VacancyLine = Schemas['VacancyLine']
export type SpotCheck = Schemas['RecordSpotCheck']
export type SpotCheckLine = Schemas['SpotCheckLine']
export type SpotCheckPage = Schemas['SpotCheckPage']
export type AnnouncementLine = Schemas['AnnouncementLine']

export interface Page<T> {
  items: T[]
  next?: string
  total?: number
}

export type Card = Schemas['Card']

export type Today = Schemas['Today']

export type NodeState = 'met' | 'not_met' | 'missing' | 'by_parameter' | 'ambiguous' | 'moved'
export interface Say {
  code: string
  params: Record<string, string>
}
export interface TraceNode {
  id: string
  say: Say
  facts: { name: string; value: string; source: string; evidence: string }[]
  cite: {
    doc: string
    clause: string
    quote: string
    sha256?: string
    sha256_of?: 'document' | 'phrase'
  }
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

// What an actor may do now; when not allowed, the code that would refuse the call.
export type Offer = Pick<Schemas['Offer'], 'verb' | 'allowed'> & Partial<Schemas['Offer']>
export type RunSummary = Schemas['RunSummary']
export type RunView = Schemas['RunView']
export type RunLine = Schemas['RunLineView']
export type RunLines = Schemas['RunLinePage']
export type RunProblems = Schemas['RunProblems']
export type ChangeKind = Schemas['ChangeKind']
export type ChangeLine = Schemas['ChangeView']
export type RunComparison = Schemas['RunComparison']
export type AttendanceLine = Schemas['AttendanceLine']
export type AttendanceView = Schemas['AttendanceView']
export type AttendanceEntered = Schemas['AttendanceEntered']
export type MonthPeople = Schemas['MonthPeople']
export type PersonMonth = Schemas['PersonMonth']
export type SheetDay = Schemas['SheetDay']
export type DaySigns = Schemas['DaySigns']
export type LeaveKind = Schemas['LeaveKind']
export type Sheet = Schemas['SheetLine']
export type Sheets = Schemas['Sheets']
export type BatchSummary = Schemas['BatchSummary']
export type BatchView = Schemas['BatchView']
export type FundReport = Schemas['FundReport']
export type FundLine = Schemas['FundLine']
export type PaymentStateSums = Schemas['PaymentStateSums']
export type MonthPayment = Schemas['MonthPaymentView']
export type MonthPayments = Schemas['MonthPaymentPage']
export type BatchLine = Schemas['BatchLineView']
export type BatchLines = Schemas['BatchLinePage']
export type BatchPage = Schemas['BatchPage']
export type ReviewLine = Schemas['ReviewLine']
export type ReviewView = Schemas['ReviewView']
export type ObjectionLine = Schemas['ObjectionLine']
export type ConfirmationLine = Schemas['ConfirmationLine']
export type BankAccountAsked = Schemas['BankAccountAsked']
export type ContractLine = Schemas['ContractLine']
export type AgencyLine = Schemas['AgencyLine']
export type AccountLine = Schemas['AccountLine']
export type JournalLine = Schemas['JournalLine']
export type CatalogueItem = Schemas['ItemView']
export type ExpansionLine = Schemas['ExpansionLine']
export type HostLine = Schemas['HostLine']
export type LowRate = Schemas['LowRate']
export type LowRates = Schemas['LowRates']
export type NoticePreview = Schemas['NoticePreview']
export type NoticeDay = Schemas['NoticeDay']
export type NoticeLine = Schemas['NoticeLine']
export type NoticePage = Schemas['NoticePage']
export type PayStandardLine = Schemas['PayStandardLine']
export type ReserveLine = Schemas['ReserveLine']
export type ReserveList = Schemas['ReserveList']
export type SelfIncreaseLine = Schemas['SelfIncreaseLine']
export type UnpaidMonth = Schemas['UnpaidMonth']
export type UnpaidMonths = Schemas['UnpaidMonths']
export type SeasonReport = Schemas['SeasonReport']
export type SeasonMonth = Schemas['SeasonMonth']
export type SeasonSums = Schemas['SeasonSums']
export type GateView = Schemas['GateView']
export type CertificateIssued = Schemas['CertificateIssued']
export type PersonLine = Schemas['PersonLine']
export type Job = Schemas['Job']
export type JobItem = Schemas['JobItem']
export type FigureAbout = Schemas['FigureAbout']
export type FigureEntry = Schemas['FigureEntry']
export type FigureRegister = Schemas['FigureRegister']
export type FigureHistory = Schemas['FigureHistory']
export type FigureHistoryRow = Schemas['FigureHistoryRow']
export type FigureStep = Schemas['FigureStep']
export type FigureRow = Schemas['FigureRowView']
export type OfficeFigure = Schemas['OfficeFigureLine']
export type FigurePreview = Schemas['FigurePreview']
export type ThenAndNow = Schemas['ThenAndNow']
export type DifferingStep = Schemas['DifferingStep']
export type DocumentLine = Schemas['DocumentLine']
export type ClauseLine = Schemas['ClauseLine']
export type ClauseView = Schemas['ClauseView']
export type Paragraph = Schemas['Paragraph']
export type LawText = Schemas['LawText']
export type ClauseText = Schemas['ClauseText']
export type DocumentTextLine = Schemas['DocumentTextLine']
export type DocumentTexts = Schemas['DocumentTexts']
export type DocumentReviewLine = Schemas['DocumentReviewLine']
export type AmbiguityLine = Schemas['AmbiguityLine']
export type UnclearWording = Schemas['UnclearWording']
export type CaseShelf = Schemas['CaseShelf']
export type CaseGrid = Schemas['CaseGrid']
export type CaseRun = Schemas['CaseRun']
export type RecordCase = Schemas['RecordCase']
export type FigureCases = Schemas['FigureCases']
export interface FigureQuestion {
  figure: string
  unit: string
  from_day: string
  until_day: string
  value: string
}
export type OnlineLine = Schemas['OnlineLine']
export type OnlineOpened = Schemas['OnlineOpened']
export type OnlineSubmitted = Schemas['OnlineSubmitted']
export type ProgressCode = Schemas['ProgressCode']
export type Receipt = Schemas['Receipt']
export type ProgressAnswer = Schemas['ProgressAnswer']
export type PublicNoticeLine = Schemas['PublicNoticeLine']
export type PublicNotice = Schemas['PublicNotice']
export type DayPeople = Schemas['DayPeople']
export type PersonDay = Schemas['PersonDay']
export type Attachments = Schemas['Attachments']
export type AttachmentAdded = Schemas['AttachmentAdded']
export type DayRecorded = Schemas['DayRecorded']
export type PersonFacts = Schemas['PersonFacts']
export type FactView = Schemas['FactView']
export type RegisterView = Schemas['RegisterView']
export type RecognitionView = Schemas['RecognitionView']
export type RecognitionLine = Schemas['RecognitionLine']
export type PriorMonthsView = Schemas['PriorMonthsView']
export type MergeView = Schemas['MergeView']
export type PersonForCategory = Schemas['PersonForCategory']
export type OrganisationLine = Schemas['OrganisationLine']
export type LineCorrected = Schemas['LineCorrected']
export type PostReport = Schemas['PostReport']
export type PostReportLine = Schemas['PostReportLine']
