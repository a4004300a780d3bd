// Forms about a document of law: its official text and the look whether it is still in force.
import type { DocumentTextLine } from '@shared/contract'
import { word } from '@shared/language'
import { type Act, choice, day, type Field, file, reason } from './act'

// Which document a form is about, and whose it is to keep.
export interface Kept {
  number: string
  owner: string
}

export const uploadText = ({ number, owner }: Kept): Act => ({
  verb: 'upload_document_text',
  subject: number,
  path: '/api/v1/document-texts',
  pathOf: () =>
    `/api/v1/document-texts?${new URLSearchParams({ unit: owner, document: number }).toString()}`,
  fields: [file('law_text', word('hint', 'law_text'))],
  file: 'law_text',
  body: () => ({}),
})

const one = (id: string) => `/api/v1/document-texts/${id}`
export const confirmText = ({ id, document, version }: DocumentTextLine): Act => ({
  verb: 'confirm_document_text',
  subject: document,
  path: `${one(id)}/confirm`,
  version,
  fields: [],
  body: () => ({}),
})
export const withdrawText = ({ id, document, version }: DocumentTextLine): Act => ({
  verb: 'withdraw_document_text',
  subject: document,
  path: `${one(id)}/withdraw`,
  version,
  fields: [reason()],
  body: (values) => values,
  grave: true,
})

const long = (name: string, note: string): Field => ({ name, kind: 'long', needed: true, note })
export const reviewDocument = ({ number, owner }: Kept, today: string): Act => ({
  verb: 'review_document',
  subject: number,
  path: '/api/v1/document-reviews',
  fields: [
    choice('verdict', 'document_verdict', ['in_force', 'replaced', 'lapsed']),
    { name: 'replaced_by', kind: 'line', needed: false, note: word('hint', 'replaced_by') },
    day('reviewed_on', today),
    long('remark', word('hint', 'looked')),
  ],
  body: ({ replaced_by, ...values }) => ({
    unit: owner,
    document: number,
    ...values,
    ...(replaced_by?.trim() ? { replaced_by: replaced_by.trim() } : {}),
  }),
})
