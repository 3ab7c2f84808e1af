import type { ReactElement } from 'react'

export interface GivePhoneProps {
  label: string
  /** what the server exchanges for the number; good once, for five minutes */
  onCode: (code: string) => void
  onDeclined: () => void
}

/** Asks WeChat for the member's phone number, in WeChat's own dialog. */
export declare function GivePhone(props: GivePhoneProps): ReactElement
