// A database of its own with a server of its own, and people who talk to it as a browser would:
//
//   fresh   only accounts; the season of the notice's examples; journeys make what they need
//   demo    the demo city at 1 %, until the end of its year
//   read    the same city again, for the scripts that leave its months alone
//   steps   like fresh, for the steps between the review and the post
//   season  as fresh, for who applies by telephone
//   office  an office on its first day: three accounts, and nobody has signed in yet
//
// The business day of a world is a row of its store, set from outside as in the other tests.
import { execFileSync, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

const kRoot = resolve(new URL('../..', import.meta.url).pathname)
const kUntil = '2022-12'

export async function openWorld(name, program, { scale = 1 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'yigang-browser-'))
  mkdirSync(join(folder, 'keys'), { mode: 0o700 })
  const base = ['--database', `sqlite:${folder}/world.db`, '--keys', `${folder}/keys/all`]
  base.push('--law', join(kRoot, 'law'), '--lang', 'en')
  const yigang = (...words) => execFileSync(program, [...base, ...words], { encoding: 'utf8' })
  const store = (sql) => execFileSync('sqlite3', [`${folder}/world.db`, sql], { encoding: 'utf8' })
  const world = { name, day: '', sessions: {}, store }
  world.setDay = (day) => {
    world.day = day
    store(
      `PRAGMA busy_timeout=20000; INSERT INTO setting (name, value) VALUES ('business_day', ` +
        `'${day}') ON CONFLICT (name) DO UPDATE SET value = excluded.value;`,
    )
  }
  let accounts
  if (name === 'demo' || name === 'read') {
    const file = join(folder, 'accounts')
    yigang('demo', '--scale', String(scale), '--seed', '1', '--until', kUntil, '--accounts', file)
    accounts = readFileSync(file, 'utf8')
  } else {
    yigang('migrate')
    world.setDay('2022-03-01')
    accounts = yigang('user', 'bootstrap', ...(name === 'office' ? [] : ['--demo']))
  }
  world.passwords = Object.fromEntries(
    accounts.split('\n').flatMap((line) => {
      const words = line.trim().split(/\s+/)
      return words.length >= 4 && /^[a-z]+\d?$/.test(words[0]) ? [words.slice(0, 2)] : []
    }),
  )
  const web = join(kRoot, 'build/web')
  const serve = async (port) => {
    const server = spawn(program, [...base, 'serve', '--port', port, '--web', web], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    world.url = await firstLine(server)
    return server
  }
  let server = await serve('0')
  // A server that is away for a while, and comes back at the same address.
  world.stop = () =>
    new Promise((take) => {
      server.removeAllListeners('exit')
      server.once('exit', take)
      server.kill('SIGTERM')
    })
  world.start = async () => {
    server = await serve(new URL(world.url).port)
  }
  world.close = () => {
    server.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
  return world
}

function firstLine(server) {
  return new Promise((take, refuse) => {
    server.once('exit', (code) => refuse(new Error(`the server ended with ${code}`)))
    createInterface({ input: server.stdout }).once('line', (line) =>
      take(line.trim().split(/\s+/).at(-1).replace(/\/$/, '')),
    )
  })
}

// What an app with this key shows; `ahead` steps of thirty seconds from now, within the one that the
// server forgives a clock.
export function codeOf(secret, ahead = 0) {
  const kLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret.replace(/\s/g, '')]
    .map((one) => kLetters.indexOf(one).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead))
  const digest = createHmac('sha1', key).update(step).digest()
  const number = digest.readUInt32BE(digest[19] & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

// A signed-in person without a page, for what a journey finds already done.
export class Person {
  #headers = { 'Content-Type': 'application/json' }
  #count = 0
  #salt = Math.random().toString(36).slice(2, 12)

  // The first day of an account that must have a second factor: that, and a password of one's own.
  static async begin(world, login, password) {
    const person = new Person()
    person.url = world.url
    person.login = login
    const proof = { login, password: world.passwords[login] }
    const { secret } = await person.post('/api/v1/session/second-factor/offer', proof)
    const set = { ...proof, secret, code: codeOf(secret) }
    await person.post('/api/v1/session/second-factor', set)
    const attempt = { ...proof, code: codeOf(secret, 1) }
    const { page_token: token } = await person.post('/api/v1/session', attempt)
    person.#headers['X-Yigang-Token'] = token
    const change = { old_password: proof.password, new_password: password }
    await person.post('/api/v1/session/password', change)
    world.passwords[login] = password
    return person
  }
  static async of(world, login, grant) {
    const person = new Person()
    person.url = world.url
    person.login = login
    const password = world.passwords[login]
    const attempt = grant ? { login, password, grant } : { login, password }
    const { page_token: token, me } = await person.post('/api/v1/session', attempt)
    person.#headers['X-Yigang-Token'] = token
    person.me = me
    person.session = { token, cookies: [person.#cookie()] }
    await person.post('/api/v1/session/step-up', { proof: password })
    return person
  }

  // Who has signed in on a page goes on without one.
  static resumed(world, login, token, cookies) {
    const person = new Person()
    person.url = world.url
    person.login = login
    person.#headers['X-Yigang-Token'] = token
    person.#headers.Cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    return person
  }
  // As a browser keeps it.
  #cookie() {
    const [name, value] = this.#headers.Cookie.split('=')
    return { name, value, url: this.url }
  }
  async #call(method, path, body) {
    const headers = { ...this.#headers }
    this.#count += 1
    if (method === 'POST') headers['Idempotency-Key'] = `browser-${this.#salt}-${this.#count}`
    const sent = { method, headers, body: body && JSON.stringify(body) }
    const answer = await fetch(this.url + path, sent)
    const cookie = answer.headers.get('set-cookie')
    if (cookie) this.#headers.Cookie = cookie.split(';')[0]
    const read = await answer.json()
    if (!answer.ok) throw new Error(`${this.login} ${path}: ${answer.status} ${read.code}`)
    return read
  }
  get(path) {
    return this.#call('GET', path)
  }
  post(path, body) {
    return this.#call('POST', path, body)
  }
}
