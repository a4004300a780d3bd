// Forms about a document of law: its official text.
import type { DocumentTextLine } from '@shared/contract'
import { word } from '@shared/language'
import { type Act, file, reason } from './act'

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
