// Which wordings are not settled: asked once a page, by clause.
import { type Ref, ref } from 'vue'
import type { UnclearWording } from '@shared/contract'
import { read } from '@shared/api'
import { clauseOfRow } from './figure_words'

export async function readUnclear(): Promise<UnclearWording[]> {
  return (await read<UnclearWording[]>('/api/v1/law/unclear')).data ?? []
}

// A citation with the number of a requirement ("LZ-2022-4 二(四)/6") is of its clause.
const wholeClause = (clause: string) =>
  clause.startsWith('LZ-') ? clause.replace(/\/\d+$/, '') : clause

export function unclearAt(all: UnclearWording[], document: string, clause: string) {
  const wanted = clauseOfRow({ document, clause: wholeClause(clause) }).query
  return all.filter(
    (one) => one.document === wanted.document && one.clause === wanted.clause,
  )
}

export function useUnclear(): {
  all: Ref<UnclearWording[]>
  load: () => Promise<void>
} {
  const all = ref<UnclearWording[]>([])
  return {
    all,
    load: async () => void (all.value = await readUnclear()),
  }
}
