import { button, make } from './dom'

/** Opens a dialog; `build` is given the function that closes it. */
export function openDialog(
  title: string,
  build: (close: () => void) => Node[],
  mayLeave: () => boolean = () => true,
): void {
  const dialog = make('dialog', { ariaLabel: title })
  const close = (): void => dialog.close()
  const leave = async (): Promise<void> => {
    if (mayLeave() || confirm('改动还没有保存，要放弃吗？')) close()
  }
  dialog.addEventListener('close', () => dialog.remove())
  dialog.addEventListener('cancel', event => {
    event.preventDefault()
    void leave()
  })
  const head = make('header', { className: 'head' }, make('h2', { textContent: title }), button('关闭', leave, 'quiet'))
  dialog.append(head, ...build(close))
  document.body.append(dialog)
  dialog.showModal()
}
