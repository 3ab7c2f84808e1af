import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

/** Whether the phone has a network at all. True does not promise that the cloud can be reached. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(true)
  useEffect(() => {
    const hear = ({ isConnected }: { isConnected: boolean }) => setOnline(isConnected)
    Taro.onNetworkStatusChange(hear)
    return () => Taro.offNetworkStatusChange(hear)
  }, [])
  return online
}
