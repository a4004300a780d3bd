// 民主评议: a session of one village is opened with who was there, and closed with the votes for
// each applicant. Whether somebody passed is the server's word.
import type { AnnouncementLine, ApplicationLine, ReviewLine } from '@shared/contract'
import { placeName, villages } from '../area'
import { useSession } from '../session'
import { type Act, allLines, allOf, choicesOf, count, day, type Field, line } from './act'

export function openReviewAct(unit: string, town: string, today: string): Act {
  return {
    verb: 'open_review',
    path: '/api/v1/reviews',
    fields: [
      {
        name: 'announcement',
        kind: 'choice',
        needed: true,
        choices: (q) =>
          choicesOf<AnnouncementLine>(
            '/api/v1/announcements',
            { unit, town, state: 'published', q },
            ({ id, title }) => ({ value: id, label: title }),
          ),
      },
      {
        name: 'village',
        kind: 'choice',
        needed: true,
        choices: async () => {
          const own = useSession().me?.village
          const places = (await villages(town)).filter(({ code }) => !own || code === own)
          return allOf(places.map(({ code, name }) => ({ value: code, label: name })))
        },
      },
      day('held_on', today),
      line('location'),
      line('chair'),
      line('recorder'),
      count('expected'),
      count('present'),
    ],
    body: (values) => ({
      ...values,
      expected: Number(values.expected),
      present: Number(values.present),
    }),
  }
}

// Those of the village who still wait for a review of their announcement.
const waiting = ({ unit, village, announcement }: ReviewLine): Promise<ApplicationLine[]> =>
  allLines('/api/v1/applications', { state: 'applied', unit, village, announcement })

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
        // Nobody has counted them yet: each vote is typed.
        start: '//',
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
