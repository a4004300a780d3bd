// What somebody has typed into an application, kept on this telephone alone until it is sent or
// thrown away; with the key of the request, so that a second sending after a lost network is the
// same one.
import { freshKey } from '@shared/api'
import type { PublicPosts } from '@shared/contract'

export type PostLine = PublicPosts['items'][number]
export const kSteps = ['who', 'home', 'person', 'group', 'post', 'review'] as const
export type Step = (typeof kSteps)[number]

export interface Draft {
  post: PostLine
  step: Step
  who: '' | 'self' | 'helper'
  helper: string
  village: string
  villageName: string
  name: string
  number: string
  phone: string
  group: string
  // The post that is wished; "any": any of the announcement.
  wish: string
  wishName: string
  key: string
  // What was sent last under this key: changed answers are another request.
  sent: string
}

const kKept = 'yigang.apply'

export const newDraft = (post: PostLine): Draft => ({
  post,
  step: 'who',
  who: '',
  helper: '',
  village: '',
  villageName: '',
  name: '',
  number: '',
  phone: '',
  group: '',
  wish: post.id,
  wishName: post.title,
  key: freshKey(),
  sent: '',
})

export function keptDraft(): Draft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(kKept) ?? 'null') as Draft | null
    return kept?.post?.announcement && kSteps.includes(kept.step) ? kept : null
  } catch {
    return null
  }
}
// Some browsers keep nothing; then the page goes on without.
export function keepDraft(draft: Draft): void {
  try {
    localStorage.setItem(kKept, JSON.stringify(draft))
  } catch {
    // Typed again after a return, that is all.
  }
}
export const dropDraft = (): void => localStorage.removeItem(kKept)

export function bodyOf(draft: Draft): Record<string, unknown> {
  return {
    announcement: draft.post.announcement,
    village: draft.village,
    name: draft.name.trim(),
    resident_number: draft.number.trim(),
    phone: draft.phone.trim(),
    groups: draft.group === 'unknown' ? [] : [draft.group],
    ...(draft.wish === 'any' ? {} : { wished_post: draft.wish }),
    ...(draft.who === 'helper' ? { filled_in_by: draft.helper.trim() } : {}),
  }
}
export function keyFor(draft: Draft): string {
  const content = JSON.stringify(bodyOf(draft))
  if (draft.sent && draft.sent !== content) draft.key = freshKey()
  draft.sent = content
  return draft.key
}

// On which question the field stands that the server does not take.
const kFields: Record<string, Step> = {
  name: 'person',
  resident_number: 'person',
  phone: 'person',
  filled_in_by: 'person',
  village: 'home',
  groups: 'group',
  wished_post: 'post',
}
export const stepOf = (field = ''): Step => kFields[field.split(/[.[]/)[0] ?? ''] ?? 'review'
