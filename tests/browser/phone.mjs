// A person at the village door, by the words that a person reads; taps are counted.
import { openTab } from './browser.mjs'

export class Phone {
  clicks = 0
  static async of({ browser, world }, view) {
    const phone = new Phone()
    phone.world = world
    phone.tab = await openTab(browser, world, { width: 390, height: 844, ...view })
    phone.page = phone.tab.page
    await phone.page.goto(`${world.url}/c/`)
    await phone.page.waitForSelector('h1')
    return phone
  }
  async signIn(login) {
    await this.page.fill('#signin-login', login)
    await this.page.fill('#signin-password', this.world.passwords[login])
    await this.page.click('button[type=submit]')
    await this.page.waitForSelector('#signin-login', { state: 'detached' })
    await this.tab.settled()
  }
  async text() {
    return (await this.page.locator('body').innerText()).replace(/\s+/g, ' ')
  }
  async says(words) {
    const found = this.page.getByText(words).first().waitFor({ timeout: 15_000 })
    return found.then(() => true).catch(() => false)
  }
  async press(name, within = this.page, role = 'button') {
    this.clicks += 1
    const exact = typeof name === 'string'
    await within.getByRole(role, { name, exact }).first().click()
  }
  person(at) {
    return this.page.locator('.person').nth(at)
  }
  close() {
    return this.tab.close()
  }
}
