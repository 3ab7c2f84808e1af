import { ask } from './api'
import { openDialog } from './dialog'
import { button, make, toast } from './dom'
import { jsonEditor } from './json-editor'

/** A document as the console shows it. */
export interface ShownDocument {
  /** EJSON text of the `_id`. */
  id: string
  fields: Record<string, unknown>
}

export function readDocument(text: string): ShownDocument {
  const fields = JSON.parse(text) as Record<string, unknown>
  return { id: JSON.stringify(fields._id), fields }
}

/** Why a project thinks that the document is wrong, when it wrote so beside it. */
export function problemOf({ fields }: ShownDocument): string | undefined {
  const problem = fields._problem
  if (problem === undefined || problem === null || problem === '') return undefined
  return typeof problem === 'string' ? problem : JSON.stringify(problem, null, 2)
}

export function problemBanner(problem: string): HTMLElement {
  return make(
    'div',
    { className: 'problem', role: 'alert' },
    make('strong', { textContent: '这份文档有问题' }),
    make('p', { textContent: problem }),
  )
}

/** Opens the editor on a document, or on a new one. `done` is called after something was saved or removed. */
export function editDocument(collection: string, document: ShownDocument | undefined, done: () => void): void {
  const path = `collections/${encodeURIComponent(collection)}`
  const editor = jsonEditor(JSON.stringify(document?.fields ?? {}, null, 2))
  const problem = document && problemOf(document)
  openDialog(
    document ? `${collection} / ${document.id}` : `${collection}：新文档`,
    close => {
      const finish = (words: string): void => {
        close()
        toast(words)
        done()
      }
      const save = async (): Promise<void> => {
        const text = editor.read()
        if (text === undefined) return
        if (document) await ask(`${path}/replace`, { id: document.id, document: text })
        else await ask(`${path}/insert`, { document: text })
        finish('已保存')
      }
      const remove = async (): Promise<void> => {
        if (!document || !confirm(`删除 ${document.id}？删除后不能恢复。`)) return
        await ask(`${path}/remove`, { id: document.id })
        finish('已删除')
      }
      const foot = make('footer', { className: 'foot' }, button('保存', save, 'primary'))
      if (document) foot.append(button('删除', remove, 'danger'))
      return [...(problem ? [problemBanner(problem)] : []), editor.element, foot]
    },
    () => !editor.isChanged(),
  )
}
