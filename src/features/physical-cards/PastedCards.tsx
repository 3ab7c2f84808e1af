import { Text, View } from '@tarojs/components'
import { importWords as words } from '../../copy/physical-cards'
import { type PastedCard, type PastedProblem, sumsOf } from '../../domain/physical-cards/pasted-cards'
import { List, ListRow } from '../../ui/ListRow'
import { Section } from '../../ui/Section'

const SHOWN = 5

/** What was pasted, as it was understood: its sums, its first cards, and every line that is none. */
export function PastedCards({ cards, problems }: { cards: PastedCard[]; problems: PastedProblem[] }) {
  const { principalFen, bonusFen, points } = sumsOf(cards)
  return (
    <>
      {problems.length > 0 && (
        <Section title={words.problems}>
          <View role="alert">
            {problems.slice(0, SHOWN).map(problem => (
              <View key={`${problem.line} ${problem.message}`} className="physical-cards__bad">
                <Text>{words.problem(problem)}</Text>
              </View>
            ))}
            {problems.length > SHOWN && <Text>{words.moreProblems(problems.length - SHOWN)}</Text>}
          </View>
        </Section>
      )}
      {cards.length > 0 && (
        <Section title={words.first}>
          <Text className="physical-cards__note">{words.sums(cards.length, principalFen, bonusFen, points)}</Text>
          <List>
            {cards.slice(0, SHOWN).map(card => (
              <ListRow key={card.cardNumber} title={card.cardNumber} note={words.amounts(card)} />
            ))}
          </List>
          {cards.length > SHOWN && (
            <Text className="physical-cards__note">{words.moreCards(cards.length - SHOWN)}</Text>
          )}
        </Section>
      )}
    </>
  )
}
