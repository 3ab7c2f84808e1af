/** What an element may be given: properties of its own kind, and listeners by `on`. */
type Properties<K extends keyof HTMLElementTagNameMap> = Partial<Omit<HTMLElementTagNameMap[K], 'style'>> & {
  on?: Partial<{
    [E in keyof HTMLElementEventMap]: (event: HTMLElementEventMap[E]) => void
  }>
}

/** Makes an element. Text is always set as text, never as markup, because documents hold whatever people typed. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties<K> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const { on = {}, ...rest } = properties
  const element = Object.assign(document.createElement(tag), rest)
  for (const [name, listener] of Object.entries(on)) element.addEventListener(name, listener as EventListener)
  element.append(...children)
  return element
}

export function byId(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`the page has no #${id}`)
  return element
}

let fading: ReturnType<typeof setTimeout> | undefined

/** Says something in passing. */
export function toast(words: string, isBad = false): void {
  const box = byId('toast')
  box.textContent = words
  box.className = isBad ? 'shown bad' : 'shown'
  clearTimeout(fading)
  fading = setTimeout(() => {
    box.className = ''
  }, 4000)
}

/** Runs what a button does; a failure is said, never lost. */
export function doing(action: () => Promise<unknown>): () => void {
  return () => {
    action().catch((error: Error) => toast(error.message, true))
  }
}

export function button(words: string, action: () => Promise<unknown>, className = ''): HTMLButtonElement {
  return make('button', {
    type: 'button',
    className,
    textContent: words,
    on: { click: doing(action) },
  })
}

/** `11月22日 14:05:09`. */
export function shownTime(at: number): string {
  return new Date(at).toLocaleString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
}
