import { View } from '@tarojs/components'
import { askShopper } from '../../cloud/client'
import { useIntention } from '../../cloud/useIntention'
import { useView } from '../../cloud/useView'
import { useWatch } from '../../cloud/useWatch'
import type { ShopperInputs } from '../../contract/shopper'
import type { TransferView } from '../../contract/transfers'
import { transferWords as words } from '../../copy/transfer'
import { Arriving } from '../../ui/Arriving'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { go } from '../../ui/routes'
import { ActionBar, Screen } from '../../ui/Screen'
import { Stopped } from '../../ui/Stopped'
import { isMoving, Progress } from './Progress'

/** The receiver's side, opened by the link: what would come, the word to take it, and how it ends. */
export function ReceiverSide({ token }: { token: string }) {
  const view = useView(() => askShopper('transfer.read', { token }))
  const { answer, ask, show } = view
  const accepting = useIntention<ShopperInputs['transfer.accept'], TransferView>(
    `accept-transfer.${token}`,
    wish => askShopper('transfer.accept', wish),
    show,
  )
  useWatch(ask, answer !== null && answer.mine !== null && isMoving(answer))
  const somebodyElses = answer !== null && answer.mine === null && answer.state.state !== 'offered'
  const mayAccept = answer?.state.state === 'offered' && answer.mine === null

  return (
    <Screen>
      <Arriving {...view} height={560} />
      {somebodyElses && <Notice message={words.over.message} nextStep={words.over.nextStep} />}
      {answer && !somebodyElses && <Progress transfer={answer} />}
      <View>
        <Stopped {...accepting} onRetry={() => void accepting.retry()} />
      </View>
      {answer && (
        <ActionBar>
          {mayAccept ? (
            <Button busy={accepting.busy} onPress={() => void accepting.begin(async () => ({ token }))}>
              {words.accept}
            </Button>
          ) : (
            <Button onPress={answer.mine === 'holder' ? go.transfer : go.home}>
              {answer.mine === 'holder' ? words.start : words.toCard}
            </Button>
          )}
        </ActionBar>
      )}
    </Screen>
  )
}
