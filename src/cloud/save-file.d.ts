/** Gives a text to the person as a file of their own: a download in a browser, a file to send on in WeChat. */
export declare function saveFile(name: string, text: string): Promise<void>
