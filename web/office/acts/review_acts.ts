// 民主评议: a session of one village is opened with who was there, and closed with the votes for
// each applicant. Whether somebody passed is the server's word.
import type { AnnouncementLine, ApplicationLine, Page, Place, ReviewLine } from '@shared/contract'
import { read } from '@shared/api'
import { placeName } from '../area'
import { useSession } from '../session'
import { type Act, amount, choicesOf, day, type Field, line } from './act'

export function openReviewAct(unit: string, town: string, today: string): Act {
  return {
    verb: 'open_review',
    path: '/api/v1/reviews',
    fields: [
      {
        name: 'announcement',
        kind: 'choice',
        needed: true,
        choices: () =>
          choicesOf<AnnouncementLine>(
            '/api/v1/announcements',
            { unit, town },
            ({ id, title }) => ({ value: id, label: title }),
            ({ state }) => state === 'published',
          ),
      },
      {
        name: 'village',
        kind: 'choice',
        needed: true,
        choices: async () => {
          const answer = await read<Place[]>('/api/v1/villages', { town })
          const own = useSession().me?.village
          return (answer.data ?? [])
            .filter(({ code }) => !own || code === own)
            .map(({ code, name }) => ({ value: code, label: name }))
        },
      },
      day('held_on', today),
      line('location'),
      line('chair'),
      line('recorder'),
      amount('expected', ''),
      amount('present', ''),
    ],
    body: (values) => ({
      ...values,
      expected: Number(values.expected),
      present: Number(values.present),
    }),
  }
}

// Those of the village who still wait for a review.
async function waiting(review: ReviewLine): Promise<ApplicationLine[]> {
  const query = { state: 'applied', unit: review.unit, town: review.village.slice(0, 9) }
  const answer = await read<Page<ApplicationLine>>('/api/v1/applications', { ...query, limit: 200 })
  return (answer.data?.items ?? []).filter((one) => one.village === review.village)
}

export function closeReviewAct(review: ReviewLine): Act {
  return {
    verb: 'close_review',
    subject: placeName(review.village, review.unit),
    path: `/api/v1/reviews/${review.id}/close`,
    fields: [line('evidence')],
    more: async (): Promise<Field[]> =>
      (await waiting(review)).map((one) => ({
        name: `votes-${one.id}`,
        kind: 'votes',
        needed: true,
        label: one.name,
        start: `${review.present}/0/0`,
      })),
    body: (values) => ({
      evidence: values.evidence,
      votes: Object.entries(values)
        .filter(([name]) => name.startsWith('votes-'))
        .map(([name, value]) => {
          const [agree, against, abstain] = value.split('/').map(Number)
          return { application: name.slice(6), agree, against, abstain, remark: '' }
        }),
    }),
    grave: true,
  }
}
