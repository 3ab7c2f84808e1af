import { List, ListRow } from './ListRow'
import { Section } from './Section'

/** What has happened to something, one step a line. */
export function Trail({ title, steps }: { title: string; steps: { title: string; note: string }[] }) {
  return (
    <Section title={title}>
      <List>
        {steps.map(step => (
          <ListRow key={step.title} title={step.title} note={step.note} />
        ))}
      </List>
    </Section>
  )
}
