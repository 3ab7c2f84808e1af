import Taro from '@tarojs/taro'

export function watchNetwork(hear: (online: boolean) => void): () => void {
  const changed = ({ isConnected }: { isConnected: boolean }) => hear(isConnected)
  Taro.onNetworkStatusChange(changed)
  return () => Taro.offNetworkStatusChange(changed)
}
