import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Fen } from '../domain/money'
import { Price } from './Price'
import './CardFace.scss'

/** The member's card: ink-to-brown, gold type. Words come from outside; the face only places them. */
export function CardFace(props: {
  shopName: string
  levelName: string
  balanceLabel: string
  balanceFen: Fen
  /** the two parts of the balance: principal and bonus */
  parts: { label: string; fen: Fen }[]
  /** one line about money that is kept for a purpose; null when none is */
  held: string | null
  /** one line about the next bonus to expire; null when none does */
  expiry: string | null
  pointsLabel: string
  points: number
  cardNumber: ReactNode
}) {
  return (
    <View className="card-face">
      <View className="card-face__row">
        <Text className="card-face__shop">{props.shopName}</Text>
        <Text className="card-face__level">{props.levelName}</Text>
      </View>
      <View className="card-face__money">
        <Text className="card-face__label">{props.balanceLabel}</Text>
        <Price fen={props.balanceFen} size="balance" />
        <View className="card-face__parts">
          {props.parts.map(part => (
            <View key={part.label} className="card-face__part">
              <Text>{part.label}</Text>
              <Price fen={part.fen} size="second" />
            </View>
          ))}
        </View>
        {props.held !== null && <View className="card-face__held">{props.held}</View>}
        {props.expiry !== null && <View className="card-face__expiry">{props.expiry}</View>}
      </View>
      <View className="card-face__row card-face__row--foot">
        <Text>
          {props.pointsLabel} {props.points}
        </Text>
        <Text>{props.cardNumber}</Text>
      </View>
    </View>
  )
}
