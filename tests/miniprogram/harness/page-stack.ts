import { join } from 'node:path'
import type { RootComponent } from 'j-component'
import { load, render } from 'miniprogram-simulate'
import { dist } from '../../../config/paths'

type Rendered = RootComponent<never, never, never>

/** A page as the platform sees it: its life cycle, called at the moments that WeChat calls it. */
interface PageInstance {
  route: string
  onLoad(query: Record<string, string>): void
  onShow(): void
  onReady(): void
  onHide(): void
  onUnload(): void
  onPullDownRefresh(): void
  /** only on pages whose config says that they can be shared */
  onShareAppMessage?(from: { from: 'button' | 'menu' }): { title: string; path: string }
}

interface OpenPage {
  rendered: Rendered
  instance: PageInstance
}

/** The pages that lie on one another in a running mini-program; the last one is on screen. */
export class PageStack {
  private readonly componentIds = new Map<string, string>()
  private readonly stack: OpenPage[] = []

  /** What `getCurrentPages()` answers. */
  get instances(): PageInstance[] {
    return this.stack.map(({ instance }) => instance)
  }

  get top(): Rendered {
    const page = this.stack.at(-1)
    if (!page) throw new Error('no page is open')
    return page.rendered
  }

  /** What the page on screen gave WeChat to draw: sources of pictures are no part of what can be read. */
  get drawn(): string {
    const { data } = this.top.instance as unknown as { data: object }
    return JSON.stringify(data)
  }

  open(url: string): void {
    this.stack.at(-1)?.instance.onHide()
    const [path = '', query = ''] = url.replace(/^\//, '').split('?')
    const rendered = render(this.componentOf(path)) as Rendered
    rendered.attach(document.body)
    const instance = rendered.instance as unknown as PageInstance
    instance.route = path
    this.stack.push({ rendered, instance })
    instance.onLoad(Object.fromEntries(new URLSearchParams(query)))
    instance.onShow()
    instance.onReady()
  }

  back(): void {
    this.closeTop()
    this.stack.at(-1)?.instance.onShow()
  }

  relaunch(url: string): void {
    this.closeAll()
    this.open(url)
  }

  pullDown(): void {
    this.stack.at(-1)?.instance.onPullDownRefresh()
  }

  share(): { title: string; path: string } {
    const card = this.stack.at(-1)?.instance.onShareAppMessage?.({ from: 'button' })
    if (!card) throw new Error('this page cannot be shared')
    return card
  }

  closeAll(): void {
    while (this.stack.length > 0) this.closeTop()
  }

  private closeTop(): void {
    const page = this.stack.pop()
    page?.instance.onUnload()
    page?.rendered.detach()
  }

  /** A page's script runs once, however often the page is opened. */
  private componentOf(path: string): string {
    const known = this.componentIds.get(path)
    if (known !== undefined) return known
    const id = load(join(dist.weapp, path), 'page', { compiler: 'official', rootPath: dist.weapp })
    this.componentIds.set(path, id)
    return id
  }
}
