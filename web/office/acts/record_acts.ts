// What a town records about a person: a circumstance with its source, and months on the old scheme.
import { say } from '@shared/language'
import { type Act, allOf, count, day, filled, line } from './act'
import { today } from './post_acts'

// Circumstances that end or bar a placement, in the words of the explanations.
const kFacts = [
  'deceased',
  'in_custody',
  'in_school_or_service',
  'draws_employee_pension',
  'fiscal_payroll',
  'employed_elsewhere',
  'registered_business',
  'village_committee_member',
] as const
const factChoices = () =>
  kFacts.map((value) => ({ value, label: say(`reason.${value}`) ?? value }))

export const recordFact = (person: string, subject: string): Act => ({
  verb: 'record_fact',
  subject,
  path: `/api/v1/persons/${person}/facts`,
  fields: [
    { name: 'fact', kind: 'choice', needed: true, choices: async () => allOf(factChoices()) },
    day('from_day', today()),
    { ...day('until_day'), needed: false },
    line('fact_source'),
  ],
  body: ({ fact_source: source, ...values }) => ({ ...filled(values), source }),
})

export const recordPriorMonths = (person: string, subject: string): Act => ({
  verb: 'record_prior_months',
  subject,
  path: `/api/v1/persons/${person}/prior-months`,
  fields: [
    count('months'),
    line('proof'),
    { ...day('first_approved_on'), needed: false },
    line('first_approval_proof', '', false),
  ],
  body: ({ months, ...values }) => ({ months: Number(months), ...filled(values) }),
})
