import { Text, View } from '@tarojs/components'
import type { SignInView } from '../../contract/points'
import { pointsWords } from '../../copy/points'
import { Icon } from '../../ui/Icon'

const words = pointsWords.signIn

/** The seven days of a row: what each gives, which are done, and which is today. */
export function SignInWeek({ signIn: { doneToday, inRow, week } }: { signIn: SignInView }) {
  const done = doneToday ? inRow : inRow - 1
  return (
    <View className="sign-in">
      <View className="sign-in__head">
        <Text className="sign-in__title">{doneToday ? words.done : words.title}</Text>
        <Text className="sign-in__note">{done > 0 ? words.row(done) : words.fresh}</Text>
      </View>
      <View className="sign-in__week">
        {week.map((points, place) => (
          // A row has seven places, and a place never becomes another.
          <View key={words.day(place + 1)} className={`sign-in__day${stateOf(place + 1, done, doneToday)}`}>
            <View className="sign-in__mark">
              {place < done ? <Icon name="check" size="note" /> : <Text>{words.points(points)}</Text>}
            </View>
            <Text>{words.day(place + 1)}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}

function stateOf(day: number, done: number, doneToday: boolean): string {
  if (day <= done) return ' sign-in__day--done'
  return day === done + 1 && !doneToday ? ' sign-in__day--today' : ''
}
