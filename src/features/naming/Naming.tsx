import { Text } from '@tarojs/components'
import { askShopper } from '../../cloud/client'
import { useView } from '../../cloud/useView'
import { namingWords as words } from '../../copy/naming'
import { Hero } from '../../ui/Hero'
import { Price } from '../../ui/Price'
import { Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { NamingForm } from './NamingForm'
import { OnFile } from './OnFile'
import './Naming.scss'

/** The name on the card: a form while there is none, and what is on file once there is. */
export function Naming() {
  const { answer, trouble, asking, ask, show } = useView(() => askShopper('card.identity', {}))
  return (
    <Screen>
      {trouble && <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />}
      {!answer && !trouble && <Skeleton height={560} radius={24} />}
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
