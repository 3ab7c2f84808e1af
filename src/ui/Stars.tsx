import { View } from '@tarojs/components'
import { type Score, scores } from '../domain/help/rating'
import { Icon } from './Icon'
import { Pressable } from './Pressable'
import './Stars.scss'

/** One to five stars to give; the given ones are filled. */
export function Stars(props: {
  label: (score: Score) => string
  score: Score | null
  onChoose: (score: Score) => void
}) {
  const { label, score, onChoose } = props
  return (
    <View className="stars">
      {scores.map(each => (
        <Pressable
          key={each}
          className={score !== null && each <= score ? 'stars__one stars__one--given' : 'stars__one'}
          chosen={each === score}
          label={label(each)}
          onPress={() => onChoose(each)}
        >
          <Icon name={score !== null && each <= score ? 'star' : 'points'} size="title" />
        </Pressable>
      ))}
    </View>
  )
}
