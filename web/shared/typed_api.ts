// The client whose paths and answers are typed by the API, for the office. A phone door does
// without it (api.ts): it is a part of the first load.
import createClient, { type Middleware } from 'openapi-fetch'
import { pageToken } from './api'
import type { paths } from './generated/api'
import { language } from './language'

const carry: Middleware = {
  onRequest({ request }) {
    const token = pageToken.get()
    if (token) request.headers.set('X-Yigang-Token', token)
    request.headers.set('Accept-Language', language.value)
    return request
  },
}
export const api = createClient<paths>({
  baseUrl: location.origin,
  fetch: (request) => fetch(request),
})
api.use(carry)
