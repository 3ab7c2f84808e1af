import { findJsonProblem, type JsonProblem } from '../../console/json-problem'
import { make } from './dom'

/** A text box for JSON that marks the first wrong place while one types. */
export interface JsonEditor {
  element: HTMLElement
  /** The text, or undefined when something is wrong; then the place is shown and the cursor put there. */
  read: () => string | undefined
  /** Calls back once the text is no longer what it was at first. */
  isChanged: () => boolean
}

export function jsonEditor(initial: string): JsonEditor {
  const gutter = make('pre', { className: 'gutter', ariaHidden: 'true' })
  const marks = make('pre', { className: 'marks', ariaHidden: 'true' })
  const area = make('textarea', {
    value: initial,
    spellcheck: false,
    ariaLabel: '文档 JSON',
    wrap: 'off',
  })
  const words = make('p', { className: 'json-problem', role: 'alert' })
  const check = (): JsonProblem | undefined => {
    const problem = findJsonProblem(area.value)
    showLines(gutter, area.value, problem?.line)
    showMark(marks, area.value, problem?.offset)
    words.textContent = problem ? `第 ${problem.line} 行第 ${problem.column} 列：${problem.message}` : ''
    area.ariaInvalid = String(problem !== undefined)
    return problem
  }
  area.addEventListener('input', check)
  area.addEventListener('scroll', () => {
    gutter.scrollTop = area.scrollTop
    marks.scrollTop = area.scrollTop
    marks.scrollLeft = area.scrollLeft
  })
  area.addEventListener('keydown', event => indentOnTab(event, area))
  check()
  return {
    element: make(
      'div',
      { className: 'editor' },
      make('div', { className: 'editor-body' }, gutter, marks, area),
      words,
    ),
    isChanged: () => area.value !== initial,
    read: () => {
      const problem = check()
      if (!problem) return area.value
      area.focus()
      area.setSelectionRange(problem.offset, problem.offset + 1)
      return undefined
    },
  }
}

function showLines(gutter: HTMLElement, text: string, wrongLine: number | undefined): void {
  gutter.replaceChildren(
    ...text
      .split('\n')
      .map((_, index) => make('span', { className: index + 1 === wrongLine ? 'wrong' : '' }, `${index + 1}\n`)),
  )
}

/** The layer behind the text repeats it invisibly, so that the mark stands exactly under the wrong character. */
function showMark(marks: HTMLElement, text: string, offset: number | undefined): void {
  if (offset === undefined) {
    marks.replaceChildren(text)
    return
  }
  const wrong = text.slice(offset, offset + 1)
  const isVisible = wrong !== '' && wrong !== '\n'
  marks.replaceChildren(
    text.slice(0, offset),
    make('mark', {}, isVisible ? wrong : ' '),
    text.slice(isVisible ? offset + 1 : offset),
  )
}

function indentOnTab(event: KeyboardEvent, area: HTMLTextAreaElement): void {
  // Shift+Tab and Escape stay as they are, so that the keyboard can still leave the box.
  if (event.key !== 'Tab' || event.shiftKey) return
  event.preventDefault()
  area.setRangeText('  ', area.selectionStart, area.selectionEnd, 'end')
  area.dispatchEvent(new Event('input'))
}
