// The actor's background jobs: asked for when the office opens, after a job was begun, and every
// few seconds while one runs. What is known here is shown as a chip in the bar and on the page.
import { ref } from 'vue'
import type { JobItem, Page } from '@shared/contract'
import { read } from '@shared/api'

const kEvery = 4000
export const openJobs = ref<JobItem[]>([])
let timer = 0
let asking = false

export const isOver = (job: JobItem) => !['waiting', 'running'].includes(job.state)

export async function lookForJobs(): Promise<void> {
  window.clearTimeout(timer)
  if (asking) return
  asking = true
  const answer = await read<Page<JobItem>>('/api/v1/jobs', { open: true, limit: 20 })
  asking = false
  openJobs.value = answer.data?.items ?? []
  if (openJobs.value.length) timer = window.setTimeout(() => void lookForJobs(), kEvery)
}

export function forgetJobs(): void {
  window.clearTimeout(timer)
  openJobs.value = []
}

// Rows a second, and the seconds that are left at that rate; nothing while it cannot be said.
export function rateOf(job: JobItem): { perSecond: number; left: number | null } | null {
  if (job.state === 'waiting' || job.seconds <= 0 || job.done <= 0) return null
  const perSecond = job.done / job.seconds
  const left = isOver(job) ? null : Math.ceil((job.total - job.done) / perSecond)
  return { perSecond, left }
}

// What was asked for and what came of it are JSON of the verb; what cannot be read says nothing.
export function textOf(json: string | undefined): Record<string, string> {
  try {
    const read = JSON.parse(json ?? '{}') as Record<string, unknown>
    return Object.fromEntries(Object.entries(read).map(([name, value]) => [name, String(value)]))
  } catch {
    return {}
  }
}
