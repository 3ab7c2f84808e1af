import Taro from '@tarojs/taro'

/** What was heard last, by any page: WeChat answers only later when it is asked. */
let known = true

export function isOnline(): boolean {
  return known
}

export function watchNetwork(hear: (online: boolean) => void): () => void {
  const heard = (online: boolean) => {
    known = online
    hear(online)
  }
  const changed = ({ isConnected }: { isConnected: boolean }) => heard(isConnected)
  Taro.onNetworkStatusChange(changed)
  // Changes are told, the state at the start is not. Where it cannot be had, the first call will tell.
  Taro.getNetworkType({ success: ({ networkType }) => heard(networkType !== 'none') })
  return () => Taro.offNetworkStatusChange(changed)
}
