// What was typed into a form and not sent: kept in this tab until the act is done or dropped, so
// that a session that ends takes nothing with it. Kept for the account that typed it; a password, a
// file and a field that says so are never kept.
import type { Field, Values } from './acts/act'

const kPrefix = 'yigang.draft.'
const keyOf = (account: string, verb: string, path: string) =>
  `${kPrefix}${account} ${verb} ${path}`
const isKept = ({ kind, unkept }: Field) => kind !== 'secret' && kind !== 'file' && !unkept

function keys(): string[] {
  const all = Array.from({ length: sessionStorage.length }, (_, at) => sessionStorage.key(at) ?? '')
  return all.filter((key) => key.startsWith(kPrefix))
}

export class Draft {
  constructor(
    private readonly account: string,
    private readonly verb: string,
    private readonly path: string,
  ) {}
  private get key(): string {
    return keyOf(this.account, this.verb, this.path)
  }

  read(): Values {
    try {
      return JSON.parse(sessionStorage.getItem(this.key) ?? '{}') as Values
    } catch {
      return {}
    }
  }
  // Only what differs from how the form began: a figure that the server gave is asked for anew.
  keep(fields: Field[], values: Values, starts: Values): void {
    const typed = fields.filter(
      (field) => isKept(field) && (values[field.name] ?? '') !== (starts[field.name] ?? ''),
    )
    if (!typed.length) return this.drop()
    const kept = Object.fromEntries(typed.map(({ name }) => [name, values[name] ?? '']))
    try {
      sessionStorage.setItem(this.key, JSON.stringify(kept))
    } catch {
      // A full store of the browser is no reason not to work.
    }
  }
  drop(): void {
    sessionStorage.removeItem(this.key)
  }
}

// Of everybody, or of everybody but one account.
export function dropDrafts(but?: string): void {
  for (const key of keys())
    if (but === undefined || !key.startsWith(`${kPrefix}${but} `)) sessionStorage.removeItem(key)
}
