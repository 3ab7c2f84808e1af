import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { identityWords } from '../../../src/copy/identity'

/** Chromium's patience for one thing to appear, in milliseconds. */
const PATIENCE = 15_000

/** Nine digits in groups, for reading aloud. */
export const SHORT_CODE = /^\d{3}\s\d{3}\s\d{3}$/

export const PHONE = { width: 375, height: 812 }

/** Somebody with a browser of the size of a phone, and a memory of everything that went wrong in it. */
export class Visitor {
  /** console errors, exceptions and failed requests since the last time somebody asked */
  private troubles: string[] = []

  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
    private readonly url: string,
  ) {
    page.setDefaultTimeout(PATIENCE)
    page.on('console', message => {
      if (message.type() === 'error') this.troubles.push(`console: ${message.text()}`)
    })
    page.on('pageerror', error => this.troubles.push(`exception: ${error.message}`))
    page.on('requestfailed', request => {
      // A page that is left gives up what it was still asking for.
      const reason = request.failure()?.errorText ?? ''
      if (reason !== 'net::ERR_ABORTED') this.troubles.push(`request: ${request.url()} ${reason}`)
    })
  }

  /** Opens a page of the app (or the console) as the first person of the demo, the new member. */
  static async arrive(browser: Browser, url: string, path = '/'): Promise<Visitor> {
    const context = await browser.newContext({
      viewport: PHONE,
      deviceScaleFactor: 2,
      hasTouch: true,
      locale: 'zh-CN',
    })
    const visitor = new Visitor(context, await context.newPage(), url)
    await visitor.goTo(path)
    return visitor
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(this.url + path)
  }

  /** Chooses somebody else to be, by the picker that only the demo has. */
  async becomes(name: string): Promise<void> {
    await this.page.getByRole('button', { name: identityWords.title }).click()
    await Promise.all([
      this.page.waitForEvent('load'),
      this.page.getByRole('dialog').getByText(name, { exact: true }).first().click(),
    ])
  }

  /** A scanner gun: keys far quicker than fingers, and Enter, wherever the focus is. */
  async shoots(code: string): Promise<void> {
    // All keys in one task of the page: a busy machine would pause between keys that are typed one by one.
    await this.page.evaluate(
      keys => {
        for (const key of keys) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
      },
      [...code, 'Enter'],
    )
  }

  /** The smallest thing in sight that says exactly these words. */
  saying(words: string | RegExp): Locator {
    return this.page.getByText(words, { exact: true }).filter({ visible: true }).last()
  }

  async sees(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).filter({ visible: true }).first().waitFor()
  }

  async loses(words: string): Promise<void> {
    await this.page.getByText(words).filter({ visible: true }).first().waitFor({ state: 'detached' })
  }

  /** Opens a page again and again until it shows these words, as somebody does who waits for news. */
  async opensUntil(path: string, words: string): Promise<void> {
    const end = Date.now() + 2 * PATIENCE
    for (;;) {
      await this.goTo('/')
      await this.goTo(path)
      const news = this.page.getByText(words, { exact: true })
      const skeleton = this.page.locator('.skeleton').filter({ visible: true })
      await news.or(this.page.getByText('微信支付')).filter({ visible: true }).first().waitFor()
      await skeleton.first().waitFor({ state: 'detached' })
      if (await news.isVisible()) return
      if (Date.now() > end) throw new Error(`「${words}」 never came to ${path}`)
    }
  }

  /** The lines of the statement on screen: title, note, amount, running balance. */
  async statement(): Promise<string[]> {
    return this.page
      .locator('.list-row', { hasText: /今天 \d\d:\d\d/ })
      .filter({ visible: true })
      .allTextContents()
  }

  /** Waits for words that match, and answers the text they stand in. */
  async reads(pattern: RegExp): Promise<string> {
    return (await this.page.getByText(pattern).filter({ visible: true }).last().textContent()) ?? ''
  }

  async taps(words: string | RegExp): Promise<void> {
    await this.saying(words).click()
  }

  /** Taps a button of the ticket with this title. */
  async tapsOnTicket(title: string, words: string): Promise<void> {
    const ticket = this.page.locator('.ticket').filter({ has: this.page.getByText(title, { exact: true }) })
    await ticket.getByText(words, { exact: true }).click()
  }

  async types(label: string, value: string): Promise<void> {
    // Around the browser's own field stands one of Taro's with the same label, at first alone.
    const field = this.page.getByLabel(label).and(this.page.locator('input, textarea'))
    await field.filter({ visible: true }).last().fill(value)
  }

  /** What WeChat's own sheet is in the app: the sandbox cashier lies over the page. */
  async atCashier(button: '立即支付' | '取消' | '模拟支付失败'): Promise<void> {
    await this.page.frameLocator('iframe[title="微信支付"]').getByRole('button', { name: button, exact: true }).click()
  }

  async cashierIsOpen(): Promise<void> {
    await this.page.frameLocator('iframe[title="微信支付"]').getByText('立即支付').waitFor()
  }

  async losesNetwork(lost: boolean): Promise<void> {
    await this.context.setOffline(lost)
  }

  async goesBack(): Promise<void> {
    await this.page.goBack()
  }

  /** What went wrong since the last look, and forgets it. */
  takeTroubles(): string[] {
    const troubles = this.troubles
    this.troubles = []
    return troubles
  }

  async leave(): Promise<void> {
    await this.context.close()
  }
}
