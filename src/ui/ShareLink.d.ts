import type { ReactElement } from 'react'

export interface ShareLinkProps {
  /** what the friend sees on the card in the chat */
  title: string
  /** the page that the link opens, with what it needs */
  path: string
  /** what the button says inside WeChat */
  label: string
}

/**
 * Hands a link to somebody: WeChat's own sheet inside WeChat, a copied link in a browser. That it was shared cannot be
 * known, and nothing depends on it.
 */
export declare function ShareLink(props: ShareLinkProps): ReactElement
