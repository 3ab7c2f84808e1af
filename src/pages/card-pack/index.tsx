import { CardPack } from '../../features/card-pack/CardPack'

export default function CardPackPage() {
  return <CardPack />
}
