import type { ReactNode } from 'react'
import { List } from './ListRow'
import { MorePages } from './MorePages'
import { Section } from './Section'
import { Skeleton } from './Skeleton'

/** A list under its title that is read page after page: its shape while the first page is on its way, and what stands there when there is nothing. */
export function PagedSection<Line>(props: {
  words: { title: string; more: string }
  lines: Line[]
  next: number | null | undefined
  asking: boolean
  trouble: { message: string; nextStep: string } | null
  more: () => void
  none: ReactNode
  draw: (line: Line) => ReactNode
}) {
  const { words, none, draw, ...pages } = props
  const { lines, next, asking } = pages
  return (
    <Section title={words.title}>
      {next === undefined && asking && <Skeleton height={240} radius={24} />}
      {next === null && lines.length === 0 && none}
      {lines.length > 0 && <List>{lines.map(draw)}</List>}
      <MorePages {...pages} label={words.more} />
    </Section>
  )
}
