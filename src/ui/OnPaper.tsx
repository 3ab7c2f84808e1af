import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import './OnPaper.scss'

/** What a browser's printer gets in the place of the page; nothing of it is on screen. Beside the app's own tree, whose frame scrolls. */
export function OnPaper({ children }: { children: ReactNode }) {
  return createPortal(
    <div className="on-paper" aria-hidden="true">
      {children}
    </div>,
    document.body,
  )
}
