// What somebody has typed into an application, kept on this telephone alone until it is sent or
// thrown away; with the key of the request, so that a second sending after a lost network is the
// same one.
import { ref } from 'vue'
import { freshKey } from '@shared/api'
import type { PublicPosts } from '@shared/contract'
import { onDevice } from '@shared/device'

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

// Another post does not ask again who it is; the group is asked anew where other groups count.
export function draftFor(post: PostLine, kept: Draft | null): Draft {
  const fresh = newDraft(post)
  if (!kept) return fresh
  const { who, helper, name, number, phone } = kept
  const group = kept.post.side === post.side ? kept.group : ''
  return { ...fresh, who, helper, name, number, phone, group }
}

export function keptDraft(): Draft | null {
  try {
    const kept = JSON.parse(onDevice.get(kKept) ?? 'null') as Draft | null
    return kept?.post?.announcement && kSteps.includes(kept.step) ? kept : null
  } catch {
    return null
  }
}
export const keepDraft = (draft: Draft): void => onDevice.set(kKept, JSON.stringify(draft))
export const dropDraft = (): void => onDevice.drop(kKept)

// What was put away on purpose can be had back for half a minute, as long as the page stands.
const kSeconds = 30
export const away = ref<Draft | null>(null)
let ending: ReturnType<typeof setTimeout> | undefined
export function putAway(draft: Draft | null): void {
  dropDraft()
  clearTimeout(ending)
  away.value = draft
  ending = setTimeout(() => (away.value = null), kSeconds * 1000)
}
export function takeBack(): void {
  clearTimeout(ending)
  if (away.value) keepDraft(away.value)
  away.value = null
}

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
