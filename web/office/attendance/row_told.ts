// What the server said of saving one row of the sheet.
import type { ProblemBody } from '@shared/contract'

export interface RowTold {
  saved?: boolean
  // More hours than the post's: the town has to confirm them.
  overtime?: boolean
  problem?: ProblemBody
  day?: number
}
