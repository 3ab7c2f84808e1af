import { findJsonProblem } from '../../console/json-problem'
import { ask } from './api'
import { openHistory } from './document-history'
import { button, doing, make, toast } from './dom'
import { editDocument, problemBanner, problemOf, readDocument } from './edit-document'
import { type Collection, indexWords, sortOf } from './indexes'
import { openImport } from './transfer'

const PAGE_SIZE = 20

/** Collections at the side, the documents of one beside them. */
export async function documentsPanel(panel: HTMLElement): Promise<void> {
  const side = make('aside', { className: 'side' })
  const content = make('section', { className: 'content' })
  panel.replaceChildren(make('div', { className: 'split' }, side, content))
  let chosen = new URLSearchParams(location.hash.split('?')[1]).get('c') ?? ''
  const list = async (): Promise<void> => {
    const { collections } = await ask<{ collections: Collection[] }>('collections')
    const select = (name: string): void => {
      chosen = name
      history.replaceState(null, '', `#documents?c=${encodeURIComponent(name)}`)
      doing(list)()
    }
    side.replaceChildren(
      ...collections.map(collection => collectionButton(collection, collection.name === chosen, select)),
      button('新建集合', async () => addCollection(select), 'quiet'),
    )
    const current = collections.find(({ name }) => name === chosen)
    if (!current)
      content.replaceChildren(
        make('p', {
          className: 'empty',
          textContent: collections.length ? '选择一个集合' : '还没有集合，先新建一个',
        }),
      )
    else if (content.dataset.collection !== chosen) {
      content.dataset.collection = chosen
      await showCollection(content, current, list)
    }
  }
  await list()
}

async function addCollection(select: (name: string) => void): Promise<void> {
  const name = prompt('集合名称')?.trim()
  if (!name) return
  await ask('collections', { name })
  select(name)
}

function collectionButton({ name, count }: Collection, isChosen: boolean, select: (name: string) => void): HTMLElement {
  const label = make('button', {
    type: 'button',
    className: isChosen ? 'chosen' : '',
    on: { click: () => select(name) },
  })
  label.append(make('span', { textContent: name }), make('span', { className: 'count', textContent: String(count) }))
  return label
}

async function showCollection(
  content: HTMLElement,
  collection: Collection,
  recount: () => Promise<void>,
): Promise<void> {
  const query = make('textarea', {
    className: 'query',
    value: '{}',
    rows: 1,
    spellcheck: false,
    ariaLabel: '查询条件 JSON',
  })
  const sort = make('input', {
    placeholder: '排序，如 -createdAt',
    ariaLabel: '排序字段，减号表示倒序',
    spellcheck: false,
  })
  const results = make('div', { className: 'results' })
  let skip = 0
  const find = async (): Promise<void> => {
    const problem = findJsonProblem(query.value)
    if (problem) return toast(`查询条件第 ${problem.line} 行第 ${problem.column} 列：${problem.message}`, true)
    const search = {
      query: query.value,
      sort: sortOf(sort.value),
      skip,
      limit: PAGE_SIZE,
    }
    const found = await ask<{ documents: string[]; total: number }>(
      `collections/${encodeURIComponent(collection.name)}/find`,
      search,
    )
    const turn = async (by: number): Promise<void> => {
      skip = Math.max(0, skip + by)
      await find()
    }
    showResults(results, collection.name, found, skip, turn, changed)
  }
  const changed = (): void => doing(async () => Promise.all([find(), recount()]))()
  const fromStart = async (): Promise<void> => {
    skip = 0
    await find()
  }
  const form = make('form', { className: 'bar' })
  form.addEventListener('submit', event => {
    event.preventDefault()
    doing(fromStart)()
  })
  form.append(query, sort, make('button', { className: 'primary', textContent: '查询' }))
  content.replaceChildren(head(collection, changed), form, results)
  await find()
}

function head(collection: Collection, changed: () => void): HTMLElement {
  const path = `/localcloud/collections/${encodeURIComponent(collection.name)}/export`
  const tools = make('div', { className: 'tools' })
  tools.append(
    button('新建', async () => editDocument(collection.name, undefined, changed)),
    button('导入', async () => openImport(collection.name, changed)),
    make('a', { className: 'button', href: path, textContent: '导出' }),
  )
  const indexes = collection.indexes.map(index => make('li', { textContent: indexWords(index) }))
  return make(
    'header',
    { className: 'collection' },
    make('h2', { textContent: collection.name }),
    tools,
    make('ul', { className: 'indexes' }, ...indexes),
  )
}

function showResults(
  box: HTMLElement,
  collection: string,
  { documents, total }: { documents: string[]; total: number },
  skip: number,
  turn: (by: number) => Promise<void>,
  changed: () => void,
): void {
  const cards = documents.map(text => documentCard(collection, text, changed))
  const from = total === 0 ? 0 : skip + 1
  const pager = make('nav', { className: 'pager', ariaLabel: '翻页' })
  const back = button('上一页', () => turn(-PAGE_SIZE))
  const on = button('下一页', () => turn(PAGE_SIZE))
  back.disabled = skip === 0
  on.disabled = skip + documents.length >= total
  pager.append(
    back,
    make('span', {
      className: 'quiet',
      textContent: `${from}–${skip + documents.length}，共 ${total}`,
    }),
    on,
  )
  const empty = make('p', {
    className: 'empty',
    textContent: '没有符合条件的文档',
  })
  box.replaceChildren(...(cards.length ? cards : [empty]), pager)
}

function documentCard(collection: string, text: string, changed: () => void): HTMLElement {
  const document = readDocument(text)
  const problem = problemOf(document)
  const card = make('article', { className: problem ? 'card wrong' : 'card' })
  const edit = (): void => editDocument(collection, document, changed)
  card.append(
    make(
      'header',
      { className: 'card-head' },
      make('code', { textContent: document.id }),
      make(
        'span',
        { className: 'card-tools' },
        button('历史', () => openHistory(collection, document, changed), 'quiet'),
        button('编辑', async () => edit(), 'quiet'),
      ),
    ),
    ...(problem ? [problemBanner(problem)] : []),
    make('pre', {
      textContent: JSON.stringify(document.fields, null, 2),
      tabIndex: 0,
    }),
  )
  return card
}
