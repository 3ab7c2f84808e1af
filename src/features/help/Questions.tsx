import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Question } from '../../domain/help/usual-questions'
import { Icon } from '../../ui/Icon'
import { List } from '../../ui/ListRow'
import { Pressable } from '../../ui/Pressable'

/** Questions of which one at a time shows its answer. */
export function Questions({ questions }: { questions: Question[] }) {
  const [open, setOpen] = useState<string | null>(null)
  return (
    <List>
      {questions.map(({ faqId, question, answer }) => {
        const isOpen = faqId === open
        return (
          <View key={faqId} className="question">
            <Pressable
              className={isOpen ? 'question__head question__head--open' : 'question__head'}
              chosen={isOpen}
              onPress={() => setOpen(isOpen ? null : faqId)}
            >
              <Text>{question}</Text>
              <Icon name="chevron" size="note" />
            </Pressable>
            {isOpen && <View className="question__words">{answer}</View>}
          </View>
        )
      })}
    </List>
  )
}
