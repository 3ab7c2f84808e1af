import Taro from '@tarojs/taro'

/** Written into the app's own folder and handed to WeChat, which sends it to a chat, where it can be opened and kept. */
export async function saveFile(name: string, text: string): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  const files = Taro.getFileSystemManager()
  await new Promise<void>((resolve, reject) => {
    files.writeFile({ filePath, data: text, encoding: 'utf8', success: () => resolve(), fail: reject })
  })
  await Taro.shareFileMessage({ filePath, fileName: name })
}
