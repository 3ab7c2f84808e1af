import type { ReactElement } from 'react'

/** Opens WeChat's own customer service; nothing where there is no WeChat. */
export declare function ServiceButton(props: { label: string }): ReactElement | null
