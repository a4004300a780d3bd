// Which roles have their work at the village door; they may look into the office as well, and one
// door leads to the other.
import type { Me } from './contract'

export const villageRoles: string[] = ['VILL', 'AGENCY', 'HOST', 'TOWN']
export const worksInVillage = ({ role, roles }: Me): boolean =>
  [role, ...roles.map((own) => own.role)].some((one) => villageRoles.includes(one))
