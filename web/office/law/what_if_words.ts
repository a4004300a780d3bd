// What may be asked instead: words of the wire, in the order of their lists.
export const kGroups = [
  'poverty_alleviated',
  'monitored',
  'low_income',
  'disabled',
  'older',
  'zero_employment_household',
  'older_unemployed',
  'other_hardship',
] as const
export const kCircumstances = [
  'deceased',
  'veterans_post',
  'holds_post',
  'in_custody',
  'in_school_or_service',
  'draws_employee_pension',
  'fiscal_payroll',
  'employed_elsewhere',
  'registered_business',
  'village_committee_member',
] as const
