import Taro from '@tarojs/taro'

export function watchNetwork(hear: (online: boolean) => void): () => void {
  const changed = ({ isConnected }: { isConnected: boolean }) => hear(isConnected)
  Taro.onNetworkStatusChange(changed)
  // Changes are told, the state at the start is not. Where it cannot be had, the first call will tell.
  Taro.getNetworkType({ success: ({ networkType }) => hear(networkType !== 'none') })
  return () => Taro.offNetworkStatusChange(changed)
}
