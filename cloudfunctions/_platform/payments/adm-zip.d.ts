// The package has no types; this is what is used of it here and by the local cloud.
declare module 'adm-zip' {
  export default class AdmZip {
    constructor(file?: Buffer)
    getEntries(): { entryName: string; header: { size: number }; getData(): Buffer }[]
    addFile(name: string, content: Buffer): void
    toBuffer(): Buffer
  }
}
