export function isOnline(): boolean {
  return navigator.onLine
}

export function watchNetwork(hear: (online: boolean) => void): () => void {
  const changed = () => hear(navigator.onLine)
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}
