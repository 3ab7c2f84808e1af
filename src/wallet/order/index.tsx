import { Order } from '../../features/order/Order'

export default function OrderPage() {
  return <Order />
}
