/** What stands around the pages in a browser; inside WeChat the frame is WeChat's and this is empty. */
export {}
