// WeChat draws its own frame.
export {}
