// Why an act that is offered may not be done now, in words.
import type { Offer } from '@shared/contract'
import { say, t, word } from '@shared/language'
import { useSession } from './session'

export function reasonOf({ allowed, reason_code: code, params, verb }: Offer): string {
  const session = useSession()
  if (allowed) return ''
  const said = code ? say(code, params) : null
  if (said) return said
  if (session.may(verb)) return t('offer.not_yours')
  const role = word('role', session.me?.role ?? '')
  return t('offer.role', { role, verb: word('verb', verb) })
}
