import { Text } from '@tarojs/components'
import { askShopper } from '../../cloud/client'
import { useView } from '../../cloud/useView'
import { namingWords as words } from '../../copy/naming'
import { Hero } from '../../ui/Hero'
import { Price } from '../../ui/Price'
import { Screen } from '../../ui/Screen'
import { Waiting } from '../../ui/Waiting'
import { NamingForm } from './NamingForm'
import { OnFile } from './OnFile'
import './Naming.scss'

/** The name on the card: a form while there is none, and what is on file once there is. */
export function Naming() {
  const asked = useView(() => askShopper('card.identity', {}))
  const { answer, show } = asked
  return (
    <Screen>
      <Waiting {...asked} height={560} />
      {answer && (
        <>
          <Hero
            label={`${words.title[answer.cardKind]} · ${words.ceiling}`}
            figure={<Price fen={answer.ceilingFen} size="balance" short />}
          />
          {answer.holder ? (
            <OnFile holder={answer.holder} onErased={show} />
          ) : (
            <>
              <Text className="naming__intro">{words.intro(answer.ceilingFen, answer.namedCeilingFen)}</Text>
              <NamingForm />
            </>
          )}
        </>
      )}
    </Screen>
  )
}
