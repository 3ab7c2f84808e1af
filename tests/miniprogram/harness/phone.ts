import { join } from 'node:path'
import { dist } from '../../../config/paths'
import type { TestShop } from '../../support/shop'
import { PageStack } from './page-stack'
import { until } from './until'
import { type Hands, makeWx } from './wx'

interface AppConfig {
  onLaunch(options: object): void
  onShow(options: object): void
}

type PageConfig = Record<string, unknown> & { data?: Record<string, unknown> }

/** What outlives the mini-program on the phone of one person. */
export interface Person {
  openid: string
  storage: Map<string, unknown>
}

/** A person's phone with the compiled mini-program running on it. One at a time: the platform's names are global. */
export class Phone {
  readonly hands: Hands
  private readonly pages = new PageStack()
  /** Exceptions of handlers end here as well: whoever dispatches an event catches and prints them. */
  private readonly complaints = jest.spyOn(console, 'error').mockImplementation(() => {})

  /** `path` is the page of a card in a chat that was tapped; the card pack when the app is opened by itself. */
  constructor(shop: TestShop, { openid, storage }: Person, path = 'pages/card-pack/index') {
    this.hands = {
      offline: false,
      lostAnswers: 0,
      atCashier: 'pay',
      inFrontOfCamera: null,
      toasts: [],
      sounds: [],
      brightness: 0.4,
      storage,
    }
    const wx = makeWx({ url: shop.url, openid }, this.hands, this.pages)
    Object.assign(globalThis, platformNames(wx, this.pages))
    // The app's scripts run anew, as when WeChat starts a mini-program that was not in memory.
    jest.resetModules()
    require(join(dist.weapp, 'app.js'))
    this.pages.open(path)
  }

  /** Everything that can be read on the page on screen. */
  get text(): string {
    return this.pages.top.dom?.textContent ?? ''
  }

  /** Waits until the page on screen shows these words. */
  async sees(words: string): Promise<void> {
    await until(
      () => this.text.includes(words),
      () => `「${words}」 never came; on screen: ${this.text}`,
    )
  }

  /** Waits until the page on screen no longer shows these words. */
  async loses(words: string): Promise<void> {
    await until(
      () => !this.text.includes(words),
      () => `「${words}」 never went; on screen: ${this.text}`,
    )
  }

  /** Waits until one of these pictures is on the page, and answers which: a code on screen may be of this minute or the next. */
  async shows(pictures: readonly string[]): Promise<number> {
    return until(
      () => {
        const found = pictures.findIndex(picture => this.pages.drawn.includes(picture))
        return found < 0 ? undefined : found
      },
      () => `none of these pictures came; on screen: ${this.text}`,
    )
  }

  /** Waits for words that match, and answers what matched. */
  async reads(pattern: RegExp): Promise<string> {
    return until(
      () => pattern.exec(this.text)?.[0],
      () => `${pattern} never came; on screen: ${this.text}`,
    )
  }

  /** Waits for something with exactly these words on it, and taps it. */
  async taps(words: string): Promise<void> {
    const target = await until(
      () => this.elementWith(words),
      () => `nothing says 「${words}」; on screen: ${this.text}`,
    )
    for (const name of ['touchstart', 'touchend'] as const) target.dispatchEvent(touch(name, target))
  }

  /** Waits for the line to write on that has this label, and types into it. */
  async types(label: string, value: string): Promise<void> {
    const input = await until(
      () => this.fieldWith(label),
      () => `no field is called 「${label}」; on screen: ${this.text}`,
    )
    input.dispatchEvent('input', { detail: { value, cursor: value.length } })
  }

  /** Pulls the page down to see it anew. */
  pullsDown(): void {
    this.pages.pullDown()
  }

  /** What WeChat sends to a chat when the person shares the page on screen. */
  shares(): { title: string; path: string } {
    return this.pages.share()
  }

  /** The arrow at the top left. */
  goesBack(): void {
    this.pages.back()
  }

  /** The person leaves the mini-program for good; what it kept stays with the person. Fails if anything went wrong in it. */
  close(): void {
    this.pages.closeAll()
    const said = this.complaints.mock.calls.map(each => each.map(String).join(' '))
    this.complaints.mockRestore()
    if (said.length > 0) throw new Error(`the console said: ${said.join('\n')}`)
  }

  private fieldWith(label: string) {
    const labels = this.pages.top.querySelectorAll('.field__label').map(({ dom }) => dom?.textContent)
    return this.pages.top.querySelectorAll('.field__input')[labels.indexOf(label)]
  }

  /** The innermost element that says these words; the newest one when several do. */
  private elementWith(words: string): Element | undefined {
    const all = [...(this.pages.top.dom?.querySelectorAll('*') ?? [])]
    const saying = all.filter(element => element.textContent === words)
    return saying.filter(element => ![...element.children].some(child => child.textContent === words)).at(-1)
  }
}

/** The names that WeChat puts into the scope of every script. */
function platformNames(wx: object, pages: PageStack) {
  return { wx, App: launch, getApp: () => undefined, getCurrentPages: () => pages.instances, Page: registerPage }
}

function launch(app: AppConfig): void {
  const options = { path: 'pages/card-pack/index', query: {}, scene: 1001 }
  Object.assign(globalThis, { getApp: () => app })
  app.onLaunch(options)
  app.onShow(options)
}

/** A page is a component whose life cycle the page stack calls. */
function registerPage({ data, ...rest }: PageConfig): void {
  const methods = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === 'function'))
  ;(globalThis as unknown as { Component: (definition: object) => void }).Component({ data, methods })
}

function touch(name: 'touchstart' | 'touchend', target: Element): TouchEvent {
  const finger = new Touch({ identifier: 1, target, clientX: 0, clientY: 0, pageX: 0, pageY: 0 })
  const touches = name === 'touchstart' ? [finger] : []
  return new TouchEvent(name, { bubbles: true, cancelable: true, touches, changedTouches: [finger] })
}
