// Reads answered from web/tests/fixtures/api.json (invented persons); all else goes to the server.
import { readFileSync } from 'node:fs'

const fixtures = JSON.parse(
  readFileSync(new URL('../../web/tests/fixtures/api.json', import.meta.url), 'utf8'),
)

export async function answerFromFixtures(route) {
  const request = route.request()
  const body = fixtures[`${request.method()} ${new URL(request.url()).pathname}`]
  if (body === undefined) return route.continue()
  return route.fulfill({ json: body })
}
