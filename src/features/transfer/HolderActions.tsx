import { askShopper } from '../../cloud/client'
import { useIntention } from '../../cloud/useIntention'
import type { ShopperInputs } from '../../contract/shopper'
import type { TransferView } from '../../contract/transfers'
import { transferWords as words } from '../../copy/transfer'
import { Button } from '../../ui/Button'
import { EffectButton } from '../../ui/EffectButton'
import { linkTo } from '../../ui/routes'
import { ActionBar } from '../../ui/Screen'
import { ShareLink } from '../../ui/ShareLink'
import { Stopped } from '../../ui/Stopped'

/** What the holder can do now: send the link, have the last word once somebody has accepted, or call it off. */
export function HolderActions(props: { transfer: TransferView; onChanged: (transfer: TransferView) => void }) {
  const { transfer, onChanged } = props
  const { transferId, token, receiver, balanceFen, state } = transfer
  const confirming = useIntention<ShopperInputs['transfer.confirm'], TransferView>(
    `confirm-transfer.${transferId}`,
    wish => askShopper('transfer.confirm', wish),
    onChanged,
  )
  const cancelling = useIntention<ShopperInputs['transfer.cancel'], TransferView>(
    `cancel-transfer.${transferId}`,
    wish => askShopper('transfer.cancel', wish),
    onChanged,
  )
  const mayConfirm = state.state === 'accepted' && balanceFen !== null && balanceFen > 0
  return (
    <>
      <Stopped {...confirming} onRetry={() => void confirming.retry()} />
      <Stopped {...cancelling} onRetry={() => void cancelling.retry()} />
      {state.state !== 'moving' && (
        <ActionBar>
          {token !== null && (
            <ShareLink label={words.share.label} title={words.share.title} path={linkTo.transfer(token)} />
          )}
          {mayConfirm && (
            <EffectButton
              words={words.confirmSheet}
              effect={words.confirmSheet.note(receiver ?? '', balanceFen)}
              busy={confirming.busy}
              onConfirm={() => void confirming.begin(async () => ({ transferId, expectedFen: balanceFen }))}
            >
              {words.confirm(balanceFen)}
            </EffectButton>
          )}
          <Button
            kind="plain"
            busy={cancelling.busy}
            onPress={() => void cancelling.begin(async () => ({ transferId }))}
          >
            {words.cancel}
          </Button>
        </ActionBar>
      )}
    </>
  )
}
