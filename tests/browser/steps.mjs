// What a person does on a page, by the words that a person reads; clicks are counted.
import { openTab, signIn } from './browser.mjs'

// A word of the wire on a page ("months_used"), which nobody should have to read; "" if none. The
// place where a figure stands is a path.
export const rawWord = (text) =>
  /\b[a-z]+_[a-z_]+\b/.exec(text.replace(/law\/\S+/g, ''))?.[0] ?? ''

export class Reader {
  clicks = 0

  static async of(browser, world, login, view) {
    const reader = new Reader()
    reader.world = world
    reader.tab = await openTab(browser, world, view)
    reader.page = reader.tab.page
    if (login) await signIn(reader.tab, world, login)
    reader.login = login
    return reader
  }
  go(path) {
    return this.tab.go(path)
  }
  close() {
    return this.tab.close()
  }
  async text() {
    return (await this.page.locator('body').innerText()).replace(/\s+/g, ' ')
  }
  async press(name, within = this.page) {
    this.clicks += 1
    await within.getByRole('button', { name, exact: true }).first().click()
    await this.tab.settled()
  }
  async follow(name, within = this.page) {
    this.clicks += 1
    await within.getByRole('link', { name, exact: typeof name === 'string' }).first().click()
    await this.page.waitForSelector('h1')
    await this.tab.settled()
  }
  get dialog() {
    return this.page.locator('.el-dialog:visible')
  }
  // Opens the form of an act, fills it and sends it; the answer of the page is returned.
  async act(verb, values = {}, { from = this.page, proof = true } = {}) {
    await this.press(verb, from)
    await this.dialog.waitFor()
    for (const [label, value] of Object.entries(values)) await this.fill(label, value)
    const asked = this.dialog.locator('#act-proof')
    if (proof && (await asked.count())) await asked.fill(this.world.passwords[this.login])
    await this.press(verb, this.dialog)
    // The server may ask only now who is there.
    if (proof && (await asked.count()) && !(await asked.inputValue())) {
      await asked.fill(this.world.passwords[this.login])
      await this.press(verb, this.dialog)
    }
    return this.said()
  }
  async fill(label, value) {
    const field = this.dialog.getByLabel(label, { exact: false }).first()
    await field.waitFor()
    const tag = await field.evaluate((one) => `${one.tagName} ${one.type}`)
    if (tag.startsWith('SELECT')) {
      const chosen = typeof value === 'string' ? value : await this.valueOf(field, value.label)
      await field.selectOption(chosen)
    } else if (tag === 'INPUT checkbox') await field.check()
    else if (tag === 'INPUT file') await field.setInputFiles(value)
    else await field.fill(value)
  }
  // The value of the choice whose words hold a text; the choices come from the server.
  async valueOf(field, text) {
    const option = field.locator('option').filter({ hasText: text }).first()
    await option.waitFor({ state: 'attached' })
    return option.getAttribute('value')
  }
  // What the page says after an act: the success, or the problem in the dialog.
  async said() {
    const box = this.page.locator('.card.ok, .problem').first()
    await box.waitFor()
    return (await box.innerText()).replace(/\s+/g, ' ')
  }
  async cancel() {
    await this.press('先不办', this.dialog)
    await this.dialog.waitFor({ state: 'hidden' })
  }
  // The row of a table that holds a text.
  row(text) {
    return this.page.locator('tbody tr').filter({ hasText: text }).first()
  }
}
