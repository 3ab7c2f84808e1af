import { AskShop } from '../../features/help/AskShop'

export default function AskShopPage() {
  return <AskShop />
}
