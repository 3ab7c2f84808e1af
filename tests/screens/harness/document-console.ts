import type { Locator } from 'playwright-core'
import { lookAtTool } from './look'
import type { Visitor } from './visitor'

/** The local cloud's console, where a merchant edits documents. */
export class DocumentConsole {
  constructor(private readonly visitor: Visitor) {}

  async opens(collection: string): Promise<void> {
    await this.visitor.goTo(`/console#documents?c=${collection}`)
    // Going where one already is would show what was there before.
    await this.visitor.page.reload()
    await this.visitor.page.getByRole('heading', { name: collection, exact: true }).waitFor()
  }

  /** The document as it stands in the list. */
  card(documentId: string): Locator {
    const { page } = this.visitor
    return page.locator('article').filter({ has: page.locator('header code', { hasText: `"${documentId}"` }) })
  }

  /** Opens the editor on a document and answers its text. */
  async edits(documentId: string): Promise<string> {
    await this.card(documentId).getByRole('button', { name: '编辑' }).click()
    return this.editor.inputValue()
  }

  async writes(text: string): Promise<void> {
    await this.editor.fill(text)
  }

  async saves(): Promise<void> {
    await this.dialog.getByRole('button', { name: '保存' }).click()
  }

  async isSaved(): Promise<void> {
    await this.dialog.waitFor({ state: 'detached' })
  }

  /** What is wrong with the text, and where. */
  async mistake(): Promise<string> {
    return (await this.dialog.locator('.json-problem').textContent()) ?? ''
  }

  async look(name: string): Promise<string[]> {
    return lookAtTool(this.visitor, name)
  }

  private get dialog(): Locator {
    return this.visitor.page.getByRole('dialog')
  }

  private get editor(): Locator {
    return this.dialog.getByLabel('文档 JSON')
  }
}
