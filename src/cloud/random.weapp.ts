import Taro from '@tarojs/taro'

export async function randomBytes(count: number): Promise<Uint8Array> {
  const { randomValues } = await Taro.getRandomValues({ length: count })
  return new Uint8Array(randomValues)
}
