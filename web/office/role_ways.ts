// What a role does in this program and where: for whose work comes on no card, and for whom
// nothing waits today, as on the first day of an office.
import type { Key } from '@shared/language'

export interface Way {
  label: Key
  name: string
  verb: string
}

const kPosts: Way = { label: 'posts.title', name: 'posts', verb: 'list_posts' }
const kPlan: Way = { label: 'plan.title', name: 'plan', verb: 'list_plans' }
const kAnnouncements: Way = {
  label: 'announcements.title',
  name: 'announcements',
  verb: 'list_announcements',
}
const kMonth: Way = { label: 'month.title', name: 'month', verb: 'list_settlements' }
const kPayments: Way = { label: 'payments.title', name: 'payments', verb: 'list_payments' }
const kFunds: Way = { label: 'funds.title', name: 'funds', verb: 'report_funds' }
const kAttendance: Way = {
  label: 'attendance.title',
  name: 'attendance',
  verb: 'list_attendance',
}
const kJournal: Way = { label: 'journal.title', name: 'journal', verb: 'read_journal' }
const kAccounts: Way = { label: 'admin.accounts', name: 'accounts', verb: 'list_accounts' }

// Always told.
const kWithoutCards: Record<string, Way[]> = {
  SYSADM: [
    kAccounts,
    { label: 'organisations.title', name: 'organisations', verb: 'list_organisations' },
    { label: 'health.title', name: 'health', verb: 'read_health' },
  ],
  SECADM: [
    kAccounts,
    { label: 'confirmations.title', name: 'confirmations', verb: 'confirm_role' },
  ],
  AUDADM: [kJournal],
  AUDIT: [kJournal],
  BANK: [kPayments],
  DEPT: [
    { label: 'registers.title', name: 'registers', verb: 'load_register' },
    { label: 'known.recognitions', name: 'recognitions', verb: 'list_recognitions' },
    { label: 'gate.title', name: 'gate', verb: 'read_gate' },
  ],
  INS: [],
}
// Told while no card is there.
const kWithCards: Record<string, Way[]> = {
  CITY_HR: [
    kPlan,
    { label: 'documents.title', name: 'documents', verb: '' },
    { label: 'figures.title', name: 'figures', verb: '' },
  ],
  CNTY_HR: [
    { label: 'standards.title', name: 'standards', verb: 'list_pay_standards' },
    kPosts,
    kAnnouncements,
    { label: 'approvals.title', name: 'approvals', verb: 'list_approvals_due' },
    kMonth,
  ],
  TOWN: [
    kPosts,
    { label: 'online.title', name: 'online', verb: 'list_online_applications' },
    { label: 'reviews.title', name: 'reviews', verb: 'list_reviews' },
    { label: 'notices.title', name: 'notices', verb: 'list_notices' },
    kAttendance,
  ],
  VILL: [kPosts, kAttendance],
  HOST: [kPosts, kAttendance],
  AGENCY: [kPosts, kAttendance],
  CITY_FIN: [kFunds, kPayments],
  CNTY_FIN: [kPayments, kFunds],
  PROV: [kPlan],
}

export const waysOf = (role: string, hasCards: boolean): Way[] | undefined =>
  kWithoutCards[role] ?? (hasCards ? undefined : kWithCards[role])
